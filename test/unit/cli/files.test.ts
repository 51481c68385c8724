import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import process from 'node:process';
import { afterAll, describe, expect, it } from 'vitest';
import { contributes } from '../../../package.json';
import { findFiles, ruleFileExtensions } from '../../../server/src/cli/files.ts';

const folder = mkdtempSync(join(tmpdir(), 'adfsrule-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const names = ['b.adfsrule', 'A.ADFSRULE', 'trusts/c.adfsrule', 'trusts/[x].adfsrule', 'notes.txt'];
const hidden = ['node_modules/m/d.adfsrule', '.git/e.adfsrule'];
for (const name of [...names, ...hidden]) {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), '');
}

function found(...paths: readonly string[]): readonly string[] {
  return findFiles(paths.map((path) => join(folder, path))).map((file) =>
    relative(folder, file).replaceAll('\\', '/'),
  );
}

describe('the files of paths', () => {
  it('are all rule files below a folder, but not those of other people', () => {
    expect(found('.')).toEqual(['A.ADFSRULE', 'b.adfsrule', 'trusts/[x].adfsrule', 'trusts/c.adfsrule']);
  });

  it('are named once, in the order of the paths', () => {
    expect(found('trusts', 'b.adfsrule', 'trusts/../b.adfsrule')).toEqual([
      'trusts/[x].adfsrule',
      'trusts/c.adfsrule',
      'b.adfsrule',
    ]);
  });

  it('are any files that are named, or that a glob matches', () => {
    expect(found('notes.txt')).toEqual(['notes.txt']);
    expect(found('*.{txt,adfsrule}')).toEqual(['b.adfsrule', 'notes.txt']);
    expect(found('trusts/[x].adfsrule')).toEqual(['trusts/[x].adfsrule']);
    expect(found('**/c.adfsrule')).toEqual(['trusts/c.adfsrule']);
    expect(found('*/c.adfsrule')).toEqual(['trusts/c.adfsrule']);
  });

  it.skipIf(process.platform === 'win32')('do not go round in circles', () => {
    const linked = mkdtempSync(join(tmpdir(), 'adfsrule-'));
    try {
      symlinkSync(linked, join(linked, 'circle'));
      symlinkSync(join(folder, 'b.adfsrule'), join(linked, 'link.adfsrule'));
      symlinkSync(join(folder, 'gone.adfsrule'), join(linked, 'broken.adfsrule'));
      expect(findFiles([linked])).toEqual([join(linked, 'link.adfsrule')]);
    } finally {
      rmSync(linked, { recursive: true });
    }
  });

  it('end as the manifest of the extension says', () => {
    expect(ruleFileExtensions).toEqual(contributes.languages.find(({ id }) => id === 'adfsrule')?.extensions);
  });
});
