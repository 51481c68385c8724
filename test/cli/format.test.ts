import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setImmediate as immediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { adfsrule, cli, withFiles } from './run.ts';

const untidy = 'c:[Type=="http://contoso.example/claims/dept"]=>issue(claim=c);';
const tidy = 'c:[Type == "http://contoso.example/claims/dept"]\n => issue(claim = c);\n';

describe('adfsrule format', () => {
  it('writes files back in their encoding and leaves nothing beside them', () => {
    const utf16 = Buffer.from(`\ufeff${untidy}`, 'utf16le');
    withFiles({ 'a.adfsrule': untidy, 'b.adfsrule': utf16, 'c.adfsrule': `\ufeff${untidy}` }, (folder) => {
      expect(adfsrule(['format', folder])).toEqual({ status: 0, stdout: '', stderr: '' });
      expect(readFileSync(join(folder, 'a.adfsrule'), 'utf8')).toBe(tidy);
      expect(readFileSync(join(folder, 'b.adfsrule'), 'utf16le')).toBe(`\ufeff${tidy}`);
      expect(readFileSync(join(folder, 'c.adfsrule'), 'utf8')).toBe(`\ufeff${tidy}`);
      expect(readdirSync(folder)).toHaveLength(3);
    });
  });

  it('prints standard input in form', () => {
    expect(adfsrule(['format', '-'], untidy).stdout).toBe(tidy);
    expect(adfsrule(['format', '--style', 'adfs', '-'], untidy).stdout).toBe(tidy);
  });

  it('only looks with --check', () => {
    withFiles({ 'a.adfsrule': untidy, 'b.adfsrule': tidy }, (folder) => {
      const { status, stdout } = adfsrule(['format', '--check', folder]);
      expect({ status, stdout }).toEqual({ status: 1, stdout: `${join(folder, 'a.adfsrule')}\n` });
      expect(readFileSync(join(folder, 'a.adfsrule'), 'utf8')).toBe(untidy);
    });
  });

  it('writes nothing when one of the files cannot be read', () => {
    const latin1 = Buffer.from('@RuleName = "Zürich" c:[]=>issue(claim=c);', 'latin1');
    withFiles({ 'a.adfsrule': untidy, 'b.adfsrule': latin1 }, (folder) => {
      expect(adfsrule(['format', folder]).status).toBe(2);
      expect(readFileSync(join(folder, 'a.adfsrule'), 'utf8')).toBe(untidy);
      expect(readFileSync(join(folder, 'b.adfsrule'))).toEqual(latin1);
      expect(readdirSync(folder)).toHaveLength(2);
    });
  });

  it.skipIf(process.platform === 'win32')('keeps permissions and links', () => {
    withFiles({ 'real/a.adfsrule': untidy }, (folder) => {
      const file = join(folder, 'real/a.adfsrule');
      const link = join(folder, 'link.adfsrule');
      chmodSync(file, 0o640);
      symlinkSync(file, link);
      expect(adfsrule(['format', link]).status).toBe(0);
      expect(readFileSync(file, 'utf8')).toBe(tidy);
      expect(statSync(file).mode & 0o777).toBe(0o640);
      expect(lstatSync(link).isSymbolicLink()).toBe(true);
      expect(readdirSync(join(folder, 'real'))).toEqual(['a.adfsrule']);
    });
  });

  it('does not touch a file that is in form', () => {
    withFiles({ 'a.adfsrule': tidy }, (folder) => {
      const file = join(folder, 'a.adfsrule');
      const before = statSync(file).ino;
      expect(adfsrule(['format', file])).toEqual({ status: 0, stdout: '', stderr: '' });
      expect(statSync(file).ino).toBe(before);
    });
  });

  it('leaves whole files behind when it is killed', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 400 }, (_, i) => [`${i}.adfsrule`, untidy.repeat(200)]),
    );
    await withFiles(files, async (folder) => {
      const child = spawn(process.execPath, [cli, 'format', folder], { stdio: 'ignore' });
      const ended = once(child, 'exit');
      const whole = [untidy.repeat(200), tidy.repeat(200).replaceAll('\nc:', '\n\nc:')];
      // Killed as soon as the first file has been replaced.
      const first = join(folder, '0.adfsrule');
      while (child.exitCode === null && readFileSync(first, 'utf8') === whole[0]) await immediate();
      child.kill('SIGKILL');
      await ended;
      const texts = Object.keys(files).map((name) => readFileSync(join(folder, name), 'utf8'));
      expect(texts.filter((text) => !whole.includes(text))).toEqual([]);
      expect(texts.filter((text) => text === whole[1]).length).toBeGreaterThan(0);
    });
  });
});
