/** Scenarios as `test --format json` prints them. Lines and columns from 1, in UTF-16 units, ends exclusive. */
import type { ExpectationFailure, JsonProblem, MissingRules, ScenarioResult } from '../../engine/index.ts';
import type { TextRange } from '../../languageService.ts';
import type { Lines } from '../lines.ts';
import { coverageOf } from './coverage.ts';
import type { FileRun } from './runFile.ts';

/** `{ passed, failed, files: [{ file, problems, scenarios }], coverage? }` */
export function jsonReport(runs: readonly FileRun[], withCoverage: boolean): string {
  const statuses = runs.flatMap(({ report }) => report.results.map(({ status }) => status));
  const passed = statuses.filter((status) => status === 'passed').length;
  const report = {
    passed,
    failed: statuses.length - passed,
    files: runs.map((run) => ({
      file: run.path,
      problems: run.report.problems.map((problem) => problemAsJson(problem, run.lines)),
      scenarios: run.report.results.map((result) => scenarioAsJson(result, run)),
    })),
    ...(withCoverage ? { coverage: coverageOf(runs) } : {}),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function problemAsJson({ code, message, ...range }: JsonProblem | MissingRules, lines: Lines) {
  return { code, message, ...placeAsJson(range, lines) };
}

function scenarioAsJson({ scenario, status, failures, pipeline }: ScenarioResult, run: FileRun) {
  return {
    name: scenario.name,
    status,
    ...placeAsJson(scenario.range, run.lines),
    permitted: pipeline?.permitted ?? null,
    mfa: pipeline?.mfa ?? null,
    failures: failures.map((failure) => failureAsJson(failure, run)),
  };
}

function failureAsJson(
  { message, expected, actual, rule, ...range }: ExpectationFailure,
  { lines, rules }: FileRun,
) {
  const file = rule && rules.get(rule.file);
  return {
    message,
    expected,
    actual,
    ...placeAsJson(range, lines),
    rule: rule
      ? { file: file?.path ?? rule.file, name: rule.name, line: file?.lines.placeOf(rule.start).line ?? 1 }
      : null,
  };
}

function placeAsJson({ start, end }: TextRange, lines: Lines) {
  const from = lines.placeOf(start);
  const to = lines.placeOf(end);
  return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}
