/** What `adfsrule check` makes of configuration files, stages and suppressions. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { adfsrule, withFiles } from './run.ts';

const id = 'invalid-regular-expression';
const odd = '@RuleName = "Odd"\nc:[Type == "http://contoso.example/a", Value =~ "("] => issue(claim = c);\n';

/** `file: code severity` of everything that `check` prints as JSON, files from the folder. */
function check(folder: string, ...args: string[]): { status: number | null; found: readonly string[] } {
  const { status, stdout, stderr } = adfsrule(['check', '--format', 'json', ...args], '', { folder });
  expect(stderr).toBe('');
  const findings = JSON.parse(stdout) as { file: string; code: string; severity: string }[];
  return { status, found: findings.map(({ file, code, severity }) => `${file}: ${code} ${severity}`) };
}

describe('the configuration file', () => {
  it('is the nearest one above each file, or the one that is named', () => {
    withFiles(
      {
        'adfsrule.config.json': `{ /* ours */ "rules": { "${id}": "hint" } }`,
        'a.adfsrule': odd,
        'strict/adfsrule.config.json': `{ "rules": { "${id}": "warning" } }`,
        'strict/deep/b.adfsrule': odd,
        'other.json': `{ "rules": { "${id}": "off" } }`,
      },
      (folder) => {
        expect(check(folder, '.')).toEqual({
          status: 0,
          found: [`a.adfsrule: ${id} hint`, `strict/deep/b.adfsrule: ${id} warning`],
        });
        expect(check(folder, '--config', 'other.json', '.')).toEqual({ status: 0, found: [] });
        expect(check(join(folder, 'strict', 'deep'), 'b.adfsrule').found).toEqual([
          `b.adfsrule: ${id} warning`,
        ]);
      },
    );
  });

  it('that is malformed is one finding in itself, and the defaults count', () => {
    withFiles(
      { 'adfsrule.config.json': '{ "rules": {\n  "nope": 1, "neither": 2 } }', 'a.adfsrule': odd },
      (folder) => {
        expect(check(folder, 'a.adfsrule')).toEqual({
          status: 1,
          found: [`a.adfsrule: ${id} error`, 'adfsrule.config.json: invalid-configuration error'],
        });
        const { stdout } = adfsrule(['check', 'a.adfsrule'], '', { folder });
        expect(stdout).toContain('adfsrule.config.json:2:3');
        expect(stdout).toContain('There is no lint rule “nope”.');
      },
    );
  });

  it('that was named and is not there is wrong usage', () => {
    withFiles({ 'a.adfsrule': odd }, (folder) => {
      const { status, stdout, stderr } = adfsrule(['check', '--config', 'x.json', 'a.adfsrule'], '', {
        folder,
      });
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toMatch(/^adfsrule: x\.json: no such file.*\n$/);
    });
  });
});

describe('suppressions', () => {
  const files = {
    'adfsrule.config.json': `{ "suppressions": [
      { "lint": "${id}", "rule": "Odd", "file": "a.adfsrule" },
      { "lint": "${id}", "file": "b.adfsrule" },
      { "lint": "${id}", "rule": "Gone" } ] }`,
    'a.adfsrule': odd,
    'b.adfsrule': odd.replace('"("', '"x"'),
    'c.adfsrule': odd,
  };

  it('are honoured; what suppresses nothing is said as far as it was checked', () => {
    withFiles(files, (folder) => {
      expect(check(folder, 'a.adfsrule')).toEqual({ status: 0, found: [] });
      expect(check(folder, 'b.adfsrule').found).toEqual(['adfsrule.config.json: unused-suppression warning']);
      expect(check(folder, '.').found).toEqual([
        `c.adfsrule: ${id} error`,
        'adfsrule.config.json: unused-suppression warning',
        'adfsrule.config.json: unused-suppression warning',
      ]);
    });
  });

  it('count no more with --no-suppressions, and are marked in SARIF', () => {
    withFiles(files, (folder) => {
      expect(check(folder, '--no-suppressions', 'a.adfsrule')).toEqual({
        status: 1,
        found: [`a.adfsrule: ${id} error`],
      });
      const { stdout } = adfsrule(['check', '--format', 'sarif', 'a.adfsrule'], '', { folder });
      const [result] = JSON.parse(stdout).runs[0].results;
      expect(result).toMatchObject({ ruleId: id, suppressions: [{ kind: 'external' }] });
    });
  });
});

describe('the stage', () => {
  const permit =
    '=> issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");\n';
  const misplaced = 'output-in-wrong-stage warning';

  it('is taken from --stage, the configuration, the name and the rules, in this order', () => {
    withFiles(
      {
        'adfsrule.config.json': '{ "stages": { "configured/*": "issuance" } }',
        'rules.adfsrule': permit + permit.replace('permit', 'deny'),
        'configured/x.authorization.adfsrule': permit + permit.replace('permit', 'deny'),
        'y.issuance.adfsrule': permit + permit.replace('permit', 'deny'),
      },
      (folder) => {
        const misplacedIn = (...args: string[]) =>
          check(folder, ...args).found.filter((entry) => entry.endsWith(misplaced)).length;
        expect(misplacedIn('rules.adfsrule')).toBe(0);
        expect(misplacedIn('configured')).toBe(2);
        expect(misplacedIn('y.issuance.adfsrule')).toBe(2);
        expect(misplacedIn('--stage', 'authorization', 'y.issuance.adfsrule')).toBe(0);
      },
    );
  });
});
