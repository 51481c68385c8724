/** Scenarios as JUnit XML, which every build server reads. */
import type { ScenarioResult } from '../../engine/index.ts';
import type { FileRun } from './runFile.ts';

/** One suite for each file, one case for each scenario; what keeps a file from running is a case of its own. */
export function junitReport(runs: readonly FileRun[]): string {
  const suites = runs.map(suiteOf);
  const total = (of: 'tests' | 'failures' | 'errors' | 'skipped') =>
    suites.reduce((sum, suite) => sum + suite[of], 0);
  const all = {
    tests: total('tests'),
    failures: total('failures'),
    errors: total('errors'),
    skipped: total('skipped'),
  };
  const head = element('testsuites', { name: 'adfsrule', ...all }, suites.map(({ xml }) => xml).join(''));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${head}`;
}

function suiteOf(run: FileRun) {
  const { path, report, lines, duration } = run;
  const isBroken = report.problems.length > 0;
  const cases = report.results.map((result) => caseOf(result, run));
  const problems = report.problems.map(({ start, message }) => {
    const { line, column } = lines.placeOf(start);
    const error = element(
      'error',
      { message, type: 'problem' },
      escaped(`${path}:${line}:${column}: ${message}`),
    );
    return element('testcase', { name: 'the file', classname: path, file: path, line }, error);
  });
  const count = (status: ScenarioResult['status']) =>
    report.results.filter((one) => one.status === status).length;
  const counts = {
    tests: cases.length + problems.length,
    failures: count('failed'),
    // What did not run because of the file's problems is skipped; the problems are the errors.
    errors: isBroken ? problems.length : count('error'),
    skipped: isBroken ? cases.length : 0,
  };
  const attributes = { name: path, ...counts, time: (duration / 1000).toFixed(3) };
  return { ...counts, xml: element('testsuite', attributes, [...problems, ...cases].join('')) };
}

function caseOf({ scenario, status, failures }: ScenarioResult, { path, lines, report }: FileRun): string {
  const attributes = {
    name: scenario.name,
    classname: path,
    file: path,
    line: lines.placeOf(scenario.nameRange.start).line,
  };
  if (report.problems.length > 0) return element('testcase', attributes, element('skipped', {}, ''));
  const failed = failures.map(({ message, expected, actual, start }) => {
    const { line, column } = lines.placeOf(start);
    const compared = expected === null ? '' : `\nexpected: ${expected}\nactual: ${actual}`;
    const name = status === 'error' ? 'error' : 'failure';
    return element(
      name,
      { message, type: status },
      escaped(`${path}:${line}:${column}: ${message}${compared}`),
    );
  });
  return element('testcase', attributes, failed.join(''));
}

function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content: string,
): string {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escaped(String(value)).replaceAll('\n', '&#10;')}"`,
  );
  return content === ''
    ? `<${name}${written.join('')}/>\n`
    : `<${name}${written.join('')}>${content.startsWith('<') ? '\n' : ''}${content}</${name}>\n`;
}

/** Text as XML 1.0 allows it: what it does not is a replacement character. */
function escaped(content: string): string {
  return content
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
