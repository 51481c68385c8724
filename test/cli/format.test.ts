import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { adfsrule, withFiles } from './run.ts';

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

  it('refuses to write what it could not read to the letter', () => {
    const latin1 = Buffer.from('@RuleName = "Zürich" c:[]=>issue(claim=c);', 'latin1');
    withFiles({ 'a.adfsrule': latin1 }, (folder) => {
      const file = join(folder, 'a.adfsrule');
      const { status, stderr } = adfsrule(['format', file]);
      expect(status).toBe(2);
      expect(stderr).toBe(
        `adfsrule: ${file}: not UTF-8, nor UTF-16 with a byte order mark. Save it as one of these first.\n`,
      );
      expect(readFileSync(file)).toEqual(latin1);
    });
  });
});
