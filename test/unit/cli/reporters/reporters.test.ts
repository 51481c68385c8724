import type { Result } from 'sarif';
import { describe, expect, it } from 'vitest';
import type { CheckedFile, Finding } from '../../../../server/src/cli/finding.ts';
import { Lines } from '../../../../server/src/cli/lines.ts';
import { createReporter, type ReporterName } from '../../../../server/src/cli/reporters/index.ts';
import type { Surroundings } from '../../../../server/src/cli/reporters/reporter.ts';

const text = 'c:[Type = "x"]\n => issue(claim = c);';
const finding: Finding = {
  file: 'a.adfsrule',
  line: 1,
  column: 9,
  endLine: 1,
  endColumn: 10,
  severity: 'warning',
  code: 'some-check',
  message: 'Look here.',
  rule: null,
  fixes: [],
};

function report(
  name: ReporterName,
  file: Partial<CheckedFile>,
  surroundings: Partial<Surroundings> = {},
): string {
  const reporter = createReporter(name, {
    colour: false,
    lowest: 'information',
    folder: '/repository',
    repository: '/repository',
    ...surroundings,
  });
  const checked = { file: 'a.adfsrule', findings: [], suppressed: [], lines: new Lines(text), ...file };
  const counts = { error: 0, warning: checked.findings.length, information: 0, hint: 0 };
  const parts = [reporter.file(checked)].filter((part) => part !== '');
  return reporter.whole(parts, { files: 1, counts, codes: new Set(['some-check']) });
}

describe('pretty', () => {
  it('has colours where it is told to', () => {
    const colours = report('pretty', { findings: [finding] }, { colour: true });
    expect(colours).toContain('\u001b[33mwarning\u001b[0m some-check');
    expect(colours).toContain('\u001b[33m^\u001b[0m\n');
    const plain = report('pretty', { findings: [finding] });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what colours are made of.
    expect(colours.replaceAll(/\u001b\[\d+m/g, '')).toBe(plain);
  });

  it('keeps the mark below the text behind tabs, and cuts long lines around it', () => {
    const tabs = report('pretty', {
      findings: [{ ...finding, column: 3, endColumn: 4 }],
      lines: new Lines('\t\tx'),
    });
    expect(tabs).toContain('  1 | \t\tx\n      \t\t^\n');
    const long = `${'a'.repeat(400)}HERE${'b'.repeat(400)}`;
    const cut = report('pretty', {
      findings: [{ ...finding, column: 401, endColumn: 405 }],
      lines: new Lines(long),
    });
    const [source, mark] = cut.split('\n').slice(2, 4) as [string, string];
    expect(source).toMatch(/^ {2}1 \| …a+HEREb+…$/);
    expect(source.slice(mark.indexOf('^'), mark.lastIndexOf('^') + 1)).toBe('HERE');
  });
});

describe('suppressed findings', () => {
  it('are in SARIF, as suppressed', () => {
    const log = JSON.parse(report('sarif', { suppressed: [finding] }));
    expect(log.runs[0].results).toHaveLength(1);
    const [result] = log.runs[0].results as Result[];
    expect(result).toMatchObject({ ruleId: 'some-check', suppressions: [{ kind: 'external' }] });
    const other = JSON.parse(report('sarif', { findings: [finding] }));
    expect(other.runs[0].results[0]).not.toHaveProperty('suppressions');
  });

  it('are nowhere else', () => {
    expect(report('json', { suppressed: [finding] })).toBe('[]\n');
    for (const name of ['pretty', 'github'] as const) {
      expect(report(name, { suppressed: [finding] })).toBe('No problems in 1 file.\n');
    }
  });
});

describe('json', () => {
  it('is one array over all files, as JSON.stringify writes it', () => {
    const printed = report('json', { findings: [finding, { ...finding, line: 2 }] });
    expect(printed).toBe(`${JSON.stringify([finding, { ...finding, line: 2 }], null, 2)}\n`);
  });
});
