import { describe, expect, it } from 'vitest';
import { FileChangeType } from 'vscode-languageserver/node';
import { createLanguageService } from '../../server/src/languageService.ts';
import { RuleFileDocument } from '../../server/src/lsp/document.ts';
import type { Runtime } from '../../server/src/lsp/runtime.ts';
import { keyOf, pathOf, relativeTo } from '../../server/src/lsp/uris.ts';
import { WorkspaceFiles } from '../../server/src/lsp/workspaceFiles.ts';
import { decode } from '../../server/src/syntax/encoding.ts';

const { findRules } = createLanguageService();

describe('addresses', () => {
  it('are the same however they are written', () => {
    expect(keyOf('file:///c%3A/a%20b.adfsrule')).toBe(keyOf('file:///C:/a b.adfsrule'));
    expect(keyOf('file:///a%28b%29')).toBe(keyOf('file:///a(b)'));
    expect(keyOf('file:///100%')).toBe('file:///100%');
    expect(keyOf('file:///A')).not.toBe(keyOf('file:///a'));
  });

  it('have a path', () => {
    expect(pathOf('file:///home/a%20b/x.adfsrule')).toBe('/home/a b/x.adfsrule');
    expect(pathOf('file:///c%3A/x.adfsrule')).toBe('c:/x.adfsrule');
    expect(pathOf('vscode-vfs://github/o/r/x.adfsrule')).toBe('/o/r/x.adfsrule');
    expect(pathOf('untitled:Untitled-1')).toBe('Untitled-1');
  });

  it('lie in a folder or not', () => {
    expect(relativeTo('file:///c%3A/w', 'file:///c:/w/s/x.adfsrule')).toBe('s/x.adfsrule');
    expect(relativeTo('file:///w/', 'file:///w/x.adfsrule')).toBe('x.adfsrule');
    expect(relativeTo('file:///w', 'file:///ww/x.adfsrule')).toBeUndefined();
  });
});

it('a file is read in the encoding that its mark tells', () => {
  expect(decode(Buffer.from('\uFEFFä', 'utf16le'))).toBe('ä');
  expect(decode(Buffer.from('\uFEFFä', 'utf16le').swap16())).toBe('ä');
  expect(decode(Buffer.from('\uFEFFä'))).toBe('ä');
  expect(decode(Buffer.from('ä'))).toBe('ä');
});

describe('files of the workspace', () => {
  const folder = 'file:///w';

  /** The files, on a disk in memory that writes down what is asked of it. */
  function workspace(disk: Record<string, string>, open: readonly RuleFileDocument[] = []) {
    const asked: string[] = [];
    const logged: string[] = [];
    const runtime: Runtime = {
      async findRuleFiles() {
        asked.push('search');
        return { uris: Object.keys(disk), leftOut: 'Too many.' };
      },
      async readFile(uri) {
        asked.push(uri);
        const text = disk[uri];
        return text === undefined ? undefined : { text };
      },
    };
    const files = new WorkspaceFiles(
      runtime,
      () => open,
      (message) => logged.push(message),
      findRules,
    );
    files.setFolders([folder]);
    files.watched = true;
    const texts = async () => (await files.all()).map(({ ruleSet }) => ruleSet.text);
    return { files, asked, logged, texts };
  }

  it('are searched and read when they are asked for, and once', async () => {
    const { asked, logged, texts } = workspace({ 'file:///w/a': '1', 'file:///w/b': '2' });
    expect(asked).toEqual([]);
    expect(await texts()).toEqual(['1', '2']);
    expect(await texts()).toEqual(['1', '2']);
    expect(asked).toEqual(['search', 'file:///w/a', 'file:///w/b']);
    expect(logged).toEqual(['Too many.']);
  });

  it('are not read where they are open, however their address is written', async () => {
    const open = new RuleFileDocument('file:///c%3A/w/a%20b', 'adfsrule', 1, 'open', 'adfs');
    const { asked, texts } = workspace({ 'file:///C:/w/a b': 'disk', 'file:///C:/w/c': '2' }, [open]);
    expect(await texts()).toEqual(['open', '2']);
    expect(asked).toEqual(['search', 'file:///C:/w/c']);
  });

  it('are read again when they change, and forgotten when they go', async () => {
    const disk: Record<string, string> = { 'file:///w/s/a.adfsrule': '1', 'file:///w/b.adfsrule': '2' };
    const { files, texts } = workspace(disk);
    await texts();
    disk['file:///w/b.adfsrule'] = 'new';
    await files.changed([
      { uri: 'file:///w/b.adfsrule', type: FileChangeType.Changed },
      { uri: 'file:///w/s', type: FileChangeType.Deleted },
    ]);
    expect(await texts()).toEqual(['new']);
  });

  it('are those of the folders that are open when the search is done', async () => {
    const cancelled: boolean[] = [];
    let finish = () => {};
    const files = new WorkspaceFiles(
      {
        findRuleFiles: async (asked, token) => {
          if (asked[0] === 'file:///old') await new Promise<void>((resolve) => (finish = resolve));
          cancelled.push(token.isCancellationRequested);
          return { uris: [`${asked[0]}/a`] };
        },
        readFile: async (uri) => ({ text: uri }),
      },
      () => [],
      () => {},
      findRules,
    );
    files.watched = true;
    files.setFolders(['file:///old']);
    const all = files.all();
    files.setFolders(['file:///new']);
    finish();
    expect((await all).map(({ uri }) => uri)).toEqual(['file:///new/a']);
    expect(cancelled).toEqual([true, false]);
  });

  it('are known without waiting as far as they have been read', async () => {
    const { files } = workspace({ 'file:///w/a': '1' });
    expect(files.known()).toEqual([]);
    await files.all();
    expect(files.known().map(({ ruleSet }) => ruleSet.text)).toEqual(['1']);
    files.watched = false;
    expect(files.known()).toEqual([]);
  });
});
