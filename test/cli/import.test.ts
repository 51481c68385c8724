import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { encode } from '../../server/src/syntax/encoding.ts';
import { scriptJson } from '../unit/farm/exports.ts';
import { adfsrule, withFiles } from './run.ts';

const text = JSON.stringify(scriptJson);
const files = {
  'utf16.json': encode(text, { name: 'utf-16le', byteOrderMark: true }),
  'damaged.json': text.slice(0, -5),
};

describe('adfsrule import', () => {
  it('writes one file a trust and stage', () => {
    withFiles(files, (folder) => {
      const out = join(folder, 'farm');
      const { status, stdout, stderr } = adfsrule(['import', 'utf16.json', '--out', out], '', { folder });
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      const paths = stdout.trim().split('\n');
      expect(paths).toHaveLength(11);
      const mail = join(out, 'Web API applications', 'Orders', 'Orders.issuance.adfsrule');
      expect(paths).toContain(mail);
      expect(readFileSync(mail, 'utf8')).toMatch(/^@RuleTemplate = "PassThroughClaims"\n/);
      expect(adfsrule(['format', '--check', out]).status).toBe(0);
    });
  });

  it('replaces nothing unasked', () => {
    withFiles(files, (folder) => {
      const run = (...more: string[]) =>
        adfsrule(['import', 'utf16.json', '--out', 'x', ...more], '', { folder });
      expect(run().status).toBe(0);
      const again = run();
      expect(again.status).toBe(2);
      expect(again.stderr).toMatch(
        /\.adfsrule and 10 more: there already\. Choose another folder, or add --force\.\n$/,
      );
      expect(run('--force').status).toBe(0);
    });
  });

  it('writes nothing of a damaged export, and names the place', () => {
    withFiles(files, (folder) => {
      const { status, stderr } = adfsrule(['import', 'damaged.json', '--out', 'x'], '', { folder });
      expect(status).toBe(2);
      expect(stderr).toMatch(/^adfsrule: damaged\.json: Line 1, column \d+: The JSON ends too early/);
      expect(existsSync(join(folder, 'x'))).toBe(false);
    });
  });
});
