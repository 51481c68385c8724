import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { adfsrule, withFiles } from './run.ts';

const slip = 'c:[Type = "a:b"]\n => issue(claim = c);';
const deploy = (rules: string) =>
  `# Portal\nSet-AdfsRelyingPartyTrust Portal -IssuanceTransformRules @'\n${rules}\n'@\n`;

interface Found {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly code: string;
  readonly severity: string;
  readonly fixes: readonly { readonly edits: readonly { readonly newText: string }[] }[];
}

function check(files: Readonly<Record<string, string | Uint8Array>>, ...paths: string[]) {
  return withFiles(files, (folder) => {
    const run = adfsrule(['check', '--format', 'json', ...paths], '', { folder });
    return { ...run, findings: run.stdout === '' ? [] : (JSON.parse(run.stdout) as Found[]) };
  });
}

describe('a script on the command line', () => {
  it('is checked; places and repairs are those of the script', () => {
    const { status, findings } = check({ 'a.ps1': deploy(slip) }, 'a.ps1');
    expect(status).toBe(1);
    expect(findings).toMatchObject([
      {
        file: 'a.ps1',
        line: 3,
        column: 9,
        endLine: 3,
        endColumn: 10,
        code: 'assignment-in-condition',
        fixes: [{ edits: [{ line: 3, column: 9, newText: '==' }] }],
      },
    ]);
  });

  it('is found below a folder when it has rules; others are passed over', () => {
    const files = {
      'trusts/a.adfsrule': slip,
      'trusts/b.psm1': deploy(slip),
      'trusts/c.ps1': "Write-Host 'Hello'",
      'trusts/readme.md': `\`\`\`adfsrule\n${slip}\n\`\`\`\n`,
    };
    expect(check(files, 'trusts').findings.map(({ file }) => file)).toEqual([
      join('trusts', 'a.adfsrule'),
      join('trusts', 'b.psm1'),
    ]);
    const { findings } = check(files, 'trusts/*.{md,ps1}');
    expect(findings.map(({ file, line }) => `${file}:${line}`)).toEqual([`${join('trusts', 'readme.md')}:2`]);
  });

  it('may be without rules when it is named, not so a folder', () => {
    const files = { 'a/x.ps1': "Write-Host 'Hello'" };
    expect(check(files, 'a/x.ps1')).toMatchObject({ status: 0, findings: [] });
    const { status, stderr } = check(files, 'a');
    expect(status).toBe(2);
    expect(stderr).toBe('adfsrule: a: no rules here. Name a file or another folder.\n');
  });

  it('may be in the code page of Windows', () => {
    const bytes = Buffer.from(deploy(slip).replace('# Portal', '# Geb\u00fchren'), 'latin1');
    expect(check({ 'a.ps1': bytes }, 'a.ps1').findings).toMatchObject([{ line: 3, column: 9 }]);
  });

  it('tells of the way the rules stand in it', () => {
    const script = `$r = @"\n=> issue(Type = "a:b", Value = RegExReplace("a", "(?<n>.)", "\${n}"));\n"@\nSet-AdfsRelyingPartyTrust Portal -IssuanceTransformRules $r\n`;
    expect(check({ 'a.ps1': script }, 'a.ps1').findings).toMatchObject([
      { code: 'variable-in-replacement', line: 2, fixes: [{ edits: [{ line: 2 }] }] },
    ]);
  });

  it('is outlined and explained', () => {
    withFiles({ 'a.ps1': deploy('@RuleName = "All"\nc:[] => issue(claim = c);') }, (folder) => {
      const outline = adfsrule(['outline', 'a.ps1'], '', { folder });
      expect(outline.stdout).toBe('a.ps1\n   1. All, line 3\n');
      const explained = adfsrule(['explain', 'a.ps1'], '', { folder });
      expect(explained.stdout).toBe(
        'a.ps1\n  1. All, line 3\n     Passes through every claim of any type.\n',
      );
    });
  });

  it('is never formatted', () => {
    withFiles({ 'a.ps1': deploy(slip) }, (folder) => {
      const { status, stderr } = adfsrule(['format', 'a.ps1'], '', { folder });
      expect(status).toBe(2);
      expect(stderr).toMatch(/^adfsrule: a\.ps1: only rule files are formatted\./);
      expect(readFileSync(join(folder, 'a.ps1'), 'utf8')).toBe(deploy(slip));
    });
  });
});

const corpus =
  process.env.ADFSRULE_CORPUS ?? fileURLToPath(new URL('../../../shared/corpus', import.meta.url));
const scripts = join(corpus, 'powershell');
if (!existsSync(scripts)) console.log('Skipped: no corpus of scripts here');

describe.skipIf(!existsSync(scripts))('the scripts of the corpus', () => {
  interface Place {
    readonly line: number;
    readonly col: number;
  }
  const index = existsSync(scripts)
    ? (JSON.parse(readFileSync(join(scripts, 'index.json'), 'utf8')) as {
        files: { file: string; rules: { verdict?: string; start: Place; end: Place }[] }[];
      })
    : { files: [] };
  const isAtOrAfter = (line: number, column: number, { line: other, col }: Place) =>
    line > other || (line === other && column >= col);

  it('have their errors where the mistakes are, and nowhere else', () => {
    const { stdout } = adfsrule(['check', '--format', 'json', scripts]);
    const errors = (JSON.parse(stdout) as Found[]).filter(({ severity }) => severity === 'error');
    const rules = index.files.flatMap(({ file, rules }) => rules.map((rule) => ({ file, ...rule })));
    const within = (error: Found, rule: (typeof rules)[number]) =>
      error.file.endsWith(rule.file) &&
      isAtOrAfter(error.line, error.column, rule.start) &&
      !isAtOrAfter(error.line, error.column, { line: rule.end.line, col: rule.end.col + 1 });
    const wrong = rules.filter(({ verdict }) => verdict === 'invalid');
    expect(wrong.length).toBeGreaterThan(0);
    for (const rule of wrong) expect(errors.filter((error) => within(error, rule))).not.toEqual([]);
    expect(errors.filter((error) => !wrong.some((rule) => within(error, rule)))).toEqual([]);
  });
});
