import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { adfsrule, cli, withFiles } from './run.ts';

const good = 'c:[Type == "http://contoso.example/claims/dept"]\n => issue(claim = c);\n';
const slip = '@RuleName = "Pass"\nc:[Type = "http://contoso.example/claims/dept"]\n => issue(claim = c);\n';

function check(text: string | Uint8Array, ...args: string[]) {
  return withFiles({ 'a.adfsrule': text }, (folder) =>
    adfsrule(['check', ...args, join(folder, 'a.adfsrule')]),
  );
}

function utf16(text: string, bigEndian: boolean): Uint8Array {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
}

describe('adfsrule check', () => {
  it('prints the contract’s JSON, lines and columns from 1', () => {
    const { status, stdout } = check(slip, '--format', 'json');
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toEqual([
      {
        file: expect.stringMatching(/a\.adfsrule$/),
        line: 2,
        column: 9,
        endLine: 2,
        endColumn: 10,
        severity: 'error',
        code: 'assignment-in-condition',
        message: expect.stringMatching(/^Write `==` to compare; `=` assigns\.\nAD FS reports POLICY0030: /),
        rule: 'Pass',
        fixes: [
          {
            title: 'Replace with ==',
            edits: [{ line: 2, column: 9, endLine: 2, endColumn: 10, newText: '==' }],
          },
        ],
      },
    ]);
  });

  it('shows people the place, the message and the line', () => {
    const { stdout } = check(slip);
    expect(stdout).toContain('a.adfsrule:2:9: error assignment-in-condition (rule “Pass”)');
    expect(stdout).toContain('  2 | c:[Type = "http://contoso.example/claims/dept"]\n              ^\n');
    expect(stdout).toMatch(/\n1 error in 1 file\.\n$/);
    expect(stdout).not.toContain('\u001b');
  });

  it('is content with good rules', () => {
    expect(check(good)).toEqual({ status: 0, stdout: 'No problems in 1 file.\n', stderr: '' });
    expect(JSON.parse(check(good, '--format', 'json').stdout)).toEqual([]);
  });

  it.each([
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${slip}`, 'utf8')],
    ['UTF-16, little end first', utf16(slip, false)],
    ['UTF-16, big end first', utf16(slip, true)],
  ])('reads %s', (_, bytes) => {
    const [finding] = JSON.parse(check(bytes, '--format', 'json').stdout);
    expect(finding).toMatchObject({ line: 2, column: 9, rule: 'Pass' });
  });

  it('counts columns in UTF-16 units', () => {
    const [finding] = JSON.parse(
      check('@RuleName = "🔑" c:[Type = "x"] => issue(claim = c);', '--format', 'json').stdout,
    );
    expect(finding).toMatchObject({ line: 1, column: 26 });
  });

  it('reads standard input', () => {
    const { status, stdout } = adfsrule(['check', '--format', 'json', '-'], slip);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)[0]).toMatchObject({ file: '-', line: 2 });
  });

  it('reads the rule files of a folder', () => {
    withFiles({ 'a.adfsrule': good, 'b.adfsrule': slip, 'c.txt': slip }, (folder) => {
      const { stdout } = adfsrule(['check', '--format', 'json', folder]);
      expect(JSON.parse(stdout)).toMatchObject([{ file: join(folder, 'b.adfsrule') }]);
    });
  });

  it('lets --fail-on decide the exit status', () => {
    const lastSemicolon = 'c:[Type == "http://contoso.example/claims/dept"] => issue(claim = c)';
    expect(check(lastSemicolon).status).toBe(0);
    expect(check(lastSemicolon, '--fail-on', 'warning').status).toBe(1);
  });

  it('reads the other dialect', () => {
    const text = 'c:[Type == "dept"] => issue(claim = c)';
    expect(check(text).status).toBe(0);
    const { status, stdout } = check(text, '--dialect', 'cta', '--format', 'json');
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject([{ code: 'missing-semicolon', severity: 'error' }]);
  });

  it.each([
    [['check', 'no-such-file.adfsrule'], 'no-such-file.adfsrule: no such file or folder. Check the path.'],
    [['check'], "missing required argument 'path'. Try adfsrule --help."],
    [
      ['check', '--format', 'xml', 'a.adfsrule'],
      "option '--format <name>' argument 'xml' is invalid. Allowed choices are pretty, json, sarif, github.",
    ],
    [['chekc', 'a.adfsrule'], "unknown command 'chekc' (Did you mean check?)"],
    [['check', '--fial-on', 'hint', 'a'], "unknown option '--fial-on' (Did you mean --fail-on?)"],
    [[], 'no command. Try adfsrule check rules/, or adfsrule --help.'],
    [['check', 'no-such/*.adfsrule'], 'no-such: no such file or folder. Check the path.'],
  ])('says in one line what is wrong with %j', (args, message) => {
    const { status, stdout, stderr } = adfsrule(args);
    expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: `adfsrule: ${message}\n` });
  });

  it('shows hints to people only where they decide', () => {
    const unused = 'c:[Type == "http://contoso.example/claims/dept"] => issue(Type = "a", Value = "b");';
    expect(check(unused)).toEqual({ status: 0, stdout: 'No problems in 1 file.\n', stderr: '' });
    const { status, stdout } = check(unused, '--fail-on', 'hint');
    expect(status).toBe(1);
    expect(stdout).toContain(': hint unused-label');
    expect(stdout).toMatch(/\n1 hint in 1 file\.\n$/);
  });
});

describe('input', () => {
  it.each([
    ['binary data', Uint8Array.from({ length: 4096 }, (_, i) => (i * 31 + 7) % 256)],
    ['Windows-1252', Buffer.from('@RuleName = "Zürich" c:[] => issue(claim = c);', 'latin1')],
    ['UTF-16 without a byte order mark', Buffer.from(good, 'utf16le')],
  ])('refuses %s and prints nothing, whatever was good before', (_, bytes) => {
    withFiles({ 'a.adfsrule': slip, 'b.adfsrule': bytes }, (folder) => {
      for (const command of ['check', 'outline', 'explain', 'format']) {
        expect(adfsrule([command, folder])).toEqual({
          status: 2,
          stdout: '',
          stderr: `adfsrule: ${join(folder, 'b.adfsrule')}: not UTF-8, nor UTF-16 with a byte order mark. Save it as one of these first.\n`,
        });
      }
      expect(readFileSync(join(folder, 'a.adfsrule'), 'utf8')).toBe(slip);
    });
  });

  it('refuses a folder without rule files', () => {
    withFiles({ 'a.txt': slip }, (folder) => {
      expect(adfsrule(['check', folder])).toEqual({
        status: 2,
        stdout: '',
        stderr: `adfsrule: ${folder}: no .adfsrule, .ps1, .psm1 or .psd1 files in this folder. Name a file or another folder.\n`,
      });
    });
  });

  it('expands globs that the shell leaves alone', () => {
    withFiles({ 'a.mfa.adfsrule': slip, 'b.adfsrule': slip, 'trusts/c.mfa.adfsrule': slip }, (folder) => {
      const found = (glob: string) =>
        JSON.parse(adfsrule(['check', '--format', 'json', join(folder, glob)]).stdout).map(
          ({ file }: { file: string }) => relative(folder, file).replaceAll('\\', '/'),
        );
      expect(found('*.mfa.adfsrule')).toEqual(['a.mfa.adfsrule']);
      expect(found('**/*.mfa.adfsrule')).toEqual(['a.mfa.adfsrule', 'trusts/c.mfa.adfsrule']);
      expect(found('trusts/?.*.adfsrule')).toEqual(['trusts/c.mfa.adfsrule']);
      expect(adfsrule(['check', join(folder, '*.xml')]).stderr).toMatch(
        /\*\.xml: matches no file\. Check the/,
      );
    });
  });

  it.skipIf(process.platform === 'win32')('prints to a reader that does not wait for the end', () => {
    withFiles({ 'a.adfsrule': slip.repeat(5000) }, (folder) => {
      const command = `"${process.execPath}" "${cli}" check --format json "${join(folder, 'a.adfsrule')}"`;
      const { stdout, stderr } = spawnSync(`${command} | head -n 1`, { shell: true, encoding: 'utf8' });
      expect({ stdout, stderr }).toEqual({ stdout: '[\n', stderr: '' });
    });
  });
});

describe('help', () => {
  it.each(['', 'check', 'outline', 'explain', 'format'])('of adfsrule %s has examples', (command) => {
    const { status, stdout, stderr } = adfsrule([command, '--help'].filter(Boolean));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/\nExamples:\n {2}/);
    expect(stdout).not.toContain('undefined');
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });
});
