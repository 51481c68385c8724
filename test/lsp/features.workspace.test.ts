import { describe, expect, it } from 'vitest';
import {
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  DidRenameFilesNotification,
  FileChangeType,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver/node';
import { type CheckAllResult, checkAllRequest } from '../../server/src/lsp/protocol.ts';
import { editorCapabilities } from './support/capabilities.ts';
import { startClient, type TestClient } from './support/client.ts';

const rule = (name: string) => `@RuleName = "${name}"\n=> issue(Type = "t", Value = "v");\n`;

/** The names of all rules that the server knows of. */
async function rules(client: TestClient): Promise<readonly string[]> {
  const symbols = await client.request(WorkspaceSymbolRequest.type, { query: '' });
  return (symbols ?? []).map(({ name }) => name).sort();
}

/** Waits until the client was asked to watch files. */
function watching(client: TestClient): Promise<boolean> {
  return client.until('the request to watch files', () =>
    client.registrations.some(({ method }) => method === DidChangeWatchedFilesNotification.method),
  );
}

describe('files on disk', () => {
  it('come, change and go', async () => {
    const client = await startClient({ files: { 'a.adfsrule': rule('A'), 'b/b.adfsrule': rule('B') } });
    await watching(client);
    expect(await rules(client)).toEqual(['A', 'B']);

    client.write('a.adfsrule', rule('A2'));
    client.write('c.adfsrule', rule('C'));
    client.delete('b/b.adfsrule');
    expect(await rules(client)).toEqual(['A', 'B']);
    await client.changed('a.adfsrule', FileChangeType.Changed);
    await client.changed('c.adfsrule', FileChangeType.Created);
    await client.changed('b', FileChangeType.Deleted);
    await client.changed('package.json', FileChangeType.Created);
    expect(await rules(client)).toEqual(['A2', 'C']);
  });

  it('move along when their folder is renamed', async () => {
    const client = await startClient({ files: { 'old/a.adfsrule': rule('A') } });
    await watching(client);
    expect(await rules(client)).toEqual(['A']);
    client.delete('old/a.adfsrule');
    client.write('new/a.adfsrule', rule('Moved'));
    await client.connection.sendNotification(DidRenameFilesNotification.type, {
      files: [{ oldUri: client.uri('old'), newUri: client.uri('new') }],
    });
    expect(await rules(client)).toEqual(['Moved']);
  });

  it('are read anew where the client reports no changes', async () => {
    const { didChangeWatchedFiles: _, ...workspace } = editorCapabilities.workspace ?? {};
    const client = await startClient({
      capabilities: { ...editorCapabilities, workspace },
      files: { 'a.adfsrule': rule('A') },
    });
    expect(await rules(client)).toEqual(['A']);
    client.write('a.adfsrule', rule('A2'));
    client.write('b.adfsrule', rule('B'));
    expect(await rules(client)).toEqual(['A2', 'B']);
    expect(client.registrations.map(({ method }) => method)).not.toContain(
      DidChangeWatchedFilesNotification.method,
    );
  });

  it('give way to open documents and count again when those are closed', async () => {
    const client = await startClient({ files: { 'a (1).adfsrule': rule('Disk') } });
    await watching(client);
    expect(await rules(client)).toEqual(['Disk']);
    const document = client.open('a (1).adfsrule', rule('Editor'));
    expect(await rules(client)).toEqual(['Editor']);
    document.replace('Editor', 'Edited');
    expect(await rules(client)).toEqual(['Edited']);
    client.write('a (1).adfsrule', rule('Saved'));
    document.close();
    await client.until('the text on disk', async () => (await rules(client)).includes('Saved'));
  });

  it('are left out when they are too large, with one line in the log', async () => {
    const client = await startClient({
      files: { 'a.adfsrule': rule('A'), 'big.adfsrule': rule('B').repeat(30_000) },
    });
    await watching(client);
    expect(await rules(client)).toEqual(['A']);
    expect(await rules(client)).toEqual(['A']);
    expect(client.logged.filter((line) => line.includes('larger than 1 MB'))).toHaveLength(1);
  });

  it('belong to folders, which come and go', async () => {
    const client = await startClient({ files: { 'one/a.adfsrule': rule('A'), 'two/b.adfsrule': rule('B') } });
    await watching(client);
    const folder = (path: string) => ({ uri: client.uri(path), name: path });
    await client.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
      event: { added: [folder('one')], removed: [folder('')] },
    });
    await client.until('the one folder', async () => (await rules(client)).join() === 'A');
    await client.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
      event: { added: [folder('two')], removed: [] },
    });
    await client.until('both folders', async () => (await rules(client)).join() === 'A,B');
  });
});

describe('without a folder', () => {
  it('open documents are all there is', async () => {
    const client = await startClient();
    client.open('a.adfsrule', rule('A'));
    expect(await rules(client)).toEqual(['A']);
  });
});

describe('a check of everything', () => {
  const lacksSemicolon =
    '@RuleName = "w"\n=> issue(Type = "t", Value = "v")\n@RuleName = "x"\n=> issue(Type = "t", Value = "w");\n';
  const script = `Set-AdfsRelyingPartyTrust -TargetName a -IssuanceTransformRules 'c:[Type = "b"] => issue(claim = c);'\n`;

  async function check(client: TestClient) {
    const { files, found } = (await client.connection.sendRequest(checkAllRequest, {})) as CheckAllResult;
    const brief = found.map(({ uri, isOpen, diagnostics }) => [
      decodeURIComponent(uri.slice(client.uri('').length)).replace(/^\//, ''),
      isOpen,
      diagnostics.map(({ code }) => code),
    ]);
    return { files, found: brief };
  }

  it('tells what is wrong in files that are open and in files that are not', async () => {
    const client = await startClient({
      files: {
        'good.adfsrule': rule('A'),
        'b/broken.adfsrule': lacksSemicolon,
        'set.ps1': script,
        'other.ps1': 'Get-Date\n',
        'open.adfsrule': rule('B'),
      },
    });
    await watching(client);
    client.open('open.adfsrule', lacksSemicolon);
    expect(await check(client)).toEqual({
      files: 4,
      found: expect.arrayContaining([
        ['open.adfsrule', true, ['missing-semicolon']],
        ['b/broken.adfsrule', false, ['missing-semicolon']],
        ['set.ps1', false, ['assignment-in-condition']],
      ]),
    });
  });

  it('goes by the configuration, and by what has changed', async () => {
    const client = await startClient({
      files: {
        'a/adfsrule.config.json': '{ "rules": { "negation-over-multiple-values": "off" } }',
        'a/x.authorization.adfsrule':
          'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value != "S-1-5-32-544"]\n => issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");\n',
        'b.adfsrule': lacksSemicolon,
      },
    });
    await watching(client);
    expect((await check(client)).found).toEqual([['b.adfsrule', false, ['missing-semicolon']]]);
    client.write('b.adfsrule', rule('B'));
    await client.changed('b.adfsrule', FileChangeType.Changed);
    expect(await check(client)).toEqual({ files: 2, found: [] });
  });
});
