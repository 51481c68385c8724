import { spawn } from 'node:child_process';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { adfsrule, cli, withFiles } from './run.ts';

const examples = fileURLToPath(new URL('../../examples', import.meta.url));

const inside = 'http://schemas.microsoft.com/ws/2012/01/insidecorporatenetwork';
const asks =
  'issue(Type = "http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod", Value = "http://schemas.microsoft.com/claims/multipleauthn");';

const rule = `@RuleName = "Outside"
exists([Type == "${inside}", Value == "false"])
 => ${asks}
@RuleName = "Never"
[Type == "a"] && [Type == "b"] => ${asks}`;

const scenarios = `{
  "rules": { "additionalAuthentication": "x.mfa.adfsrule" },
  "scenarios": [
    { "name": "outside", "given": { "preset": "browserOutside" }, "expect": { "mfa": true } },
    { "name": "inside", "given": { "preset": "browserInside" }, "expect": { "mfa": true } }
  ]
}`;

const files = { 'x.mfa.adfsrule': rule, 'x.adfstest.json': scenarios };

function run(args: readonly string[], changed: Readonly<Record<string, string>> = {}) {
  return withFiles({ ...files, ...changed }, (folder) => adfsrule(['test', ...args], '', { folder }));
}

describe('adfsrule test', () => {
  it('passes the examples', () => {
    const { status, stdout } = adfsrule(['test', examples]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^\d+ scenarios passed in \d+ files\.$/m);
    expect(stdout).not.toContain('✗');
  });

  it('shows what failed: expected, actual, where, and which rule did not fire and why', () => {
    const { status, stdout } = run(['x.adfstest.json']);
    expect(status).toBe(1);
    expect(stdout).toBe(`✗ x.adfstest.json (2 scenarios)
  ✗ inside
    Expected MFA, but it is no MFA.
      x.adfstest.json:5:84
      expected: MFA
      actual:   no MFA
    “Outside” did not fire. x.mfa.adfsrule:2: Value: \`true\` is not \`false\`.
    “Never” did not fire. x.mfa.adfsrule:5: No claim has the type \`a\`.

1 scenario passed, 1 failed in 1 file.
`);
  });

  it('says which claim stood in the way of a rule that excepts it', () => {
    const { stdout } = run(['.'], {
      'x.mfa.adfsrule': `@RuleName = "All but inside"\nnot exists([Type == "${inside}", Value == "true"]) => ${asks}`,
    });
    expect(stdout).toContain(
      '“All but inside” did not fire. x.mfa.adfsrule:2: One claim matches: insidecorporatenetwork = true.',
    );
  });

  it('names the rule that decided otherwise, with its place', () => {
    const { stdout } = run(['.'], { 'x.adfstest.json': scenarios.replace('true }', 'false }') });
    expect(stdout).toContain('Expected no MFA, but it is MFA by rule "Outside".');
    expect(stdout).toContain('      rule:     x.mfa.adfsrule:1\n');
  });

  it('runs the other files although one cannot be run', () => {
    const { status, stdout } = run(['.'], {
      'a.adfstest.json': '{ "rules": { "issuance": "gone.adfsrule" }, "scenarios": [] }',
      'b.adfstest.json': '{ "rules": {',
    });
    expect(status).toBe(1);
    expect(stdout).toContain('  a.adfstest.json:1:26: The rule file `gone.adfsrule` cannot be read.\n');
    expect(stdout).toMatch(/^ {2}b\.adfstest\.json:1:\d+: /m);
    expect(stdout).toContain('1 scenario passed, 1 failed, 2 files could not be run in 3 files.');
  });

  it('reads scenarios from standard input, with rules from the folder', () => {
    const { status, stdout } = withFiles(files, (folder) => adfsrule(['test', '-'], scenarios, { folder }));
    expect(status).toBe(1);
    expect(stdout).toContain('✗ - (2 scenarios)');
  });

  it.each([
    ['no path', [], /missing required argument/],
    ['a folder without scenarios', ['empty'], /empty: no \.adfstest\.json files in this folder/],
    ['a file that is not there', ['gone.adfstest.json'], /no such file/],
    ['a format that cannot be watched', ['--watch', '--format', 'json', '.'], /Leave --format out/],
    ['standard input that cannot be watched', ['--watch', '-'], /cannot be watched/],
  ] as const)('%s is wrong usage', (_, args, message) => {
    const { status, stdout, stderr } = run(args, { 'empty/readme.txt': '' });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });
});

describe('--coverage', () => {
  it('says how many rules fired, how many conditions were true and false, and the lines that were not', () => {
    expect(run(['--coverage', '.']).stdout).toContain(`Rules  Conditions  Coverage
50 %   66 %        x.mfa.adfsrule  never fired: line 4; never true: line 5
`);
  });

  it('adds the files of scenarios for one rule file up', () => {
    const other = scenarios.replaceAll('"preset": "browserInside"', '"claims": { "a": "1", "b": "2" }');
    expect(run(['--coverage', '.'], { 'y.adfstest.json': other }).stdout).toContain(
      '100 %  100 %       x.mfa.adfsrule\n',
    );
  });

  it('is in the JSON with each condition', () => {
    const { coverage } = JSON.parse(run(['--coverage', '--format', 'json', '.']).stdout);
    expect(coverage).toEqual([
      {
        file: 'x.mfa.adfsrule',
        firedRules: 1,
        coveredOutcomes: 4,
        outcomes: 6,
        rules: [
          {
            name: 'Outside',
            line: 1,
            fired: 1,
            conditions: [{ line: 2, column: 1, wasTrue: 1, wasFalse: 1 }],
          },
          {
            name: 'Never',
            line: 4,
            fired: 0,
            conditions: [
              { line: 5, column: 1, wasTrue: 0, wasFalse: 2 },
              { line: 5, column: 18, wasTrue: 0, wasFalse: 2 },
            ],
          },
        ],
      },
    ]);
  });
});

describe('--format json', () => {
  it('has every scenario with its place and what failed', () => {
    const { passed, failed, files: all, coverage } = JSON.parse(run(['--format', 'json', '.']).stdout);
    expect({ passed, failed, coverage }).toEqual({ passed: 1, failed: 1, coverage: undefined });
    expect(all).toMatchObject([
      {
        file: 'x.adfstest.json',
        problems: [],
        scenarios: [
          { name: 'outside', status: 'passed', line: 4, mfa: true, permitted: null, failures: [] },
          {
            name: 'inside',
            status: 'failed',
            line: 5,
            column: 5,
            mfa: false,
            failures: [{ line: 5, column: 84, expected: 'MFA', actual: 'no MFA', rule: null }],
          },
        ],
      },
    ]);
  });
});

describe('--format junit', () => {
  it('has a suite for each file and a case for each scenario', () => {
    const { status, stdout } = run(['--format', 'junit', '.']);
    expect(status).toBe(1);
    expect(stdout.replace(/time="[\d.]+"/g, 'time="0"')).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="adfsrule" tests="2" failures="1" errors="0" skipped="0">
<testsuite name="x.adfstest.json" tests="2" failures="1" errors="0" skipped="0" time="0">
<testcase name="outside" classname="x.adfstest.json" file="x.adfstest.json" line="4"/>
<testcase name="inside" classname="x.adfstest.json" file="x.adfstest.json" line="5">
<failure message="Expected MFA, but it is no MFA." type="failed">x.adfstest.json:5:84: Expected MFA, but it is no MFA.
expected: MFA
actual: no MFA</failure>
</testcase>
</testsuite>
</testsuites>
`);
  });

  it('escapes what XML does not take', () => {
    const { stdout } = run(['--format', 'junit', '.'], {
      'x.adfstest.json': scenarios.replace('"inside"', String.raw`"<a> & \"b\"\n\u0001\ud800"`),
    });
    expect(stdout).toContain('name="&lt;a&gt; &amp; &quot;b&quot;&#10;\uFFFD\uFFFD"');
  });

  it('a file that cannot be run is an error, its scenarios are skipped', () => {
    const { stdout } = run(['--format', 'junit', '.'], {
      'x.mfa.adfsrule': rule,
      'x.adfstest.json': scenarios.replace('x.mfa', 'y.mfa'),
    });
    expect(stdout).toContain('tests="3" failures="0" errors="1" skipped="2"');
    expect(stdout).toContain(
      '<error message="The rule file `y.mfa.adfsrule` cannot be read." type="problem">',
    );
  });
});

describe('--watch', () => {
  it('runs again when a rule file, or the file of scenarios, changes', async () => {
    await withFiles(files, async (folder) => {
      const child = spawn(process.execPath, [cli, 'test', '--watch', '.'], { cwd: folder });
      let output = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
      const seen = (text: string) =>
        expect.poll(() => output, { timeout: 20_000, interval: 20 }).toContain(text);
      try {
        await seen('1 scenario passed, 1 failed in 1 file.');
        output = '';
        writeFileSync(join(folder, 'x.mfa.adfsrule'), `=> ${asks}`);
        await seen('2 scenarios passed in 1 file.');
        output = '';
        cpSync(join(folder, 'x.adfstest.json'), join(folder, 'y.adfstest.json'));
        await seen('4 scenarios passed in 2 files.');
        output = '';
        rmSync(join(folder, 'x.mfa.adfsrule'));
        await seen('2 files could not be run in 2 files.');
      } finally {
        const ended = new Promise((done) => child.once('exit', done));
        child.kill('SIGTERM');
        expect(await ended).toBe(1);
      }
    });
  }, 60_000);
});
