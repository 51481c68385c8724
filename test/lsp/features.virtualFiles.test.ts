import { expect, it } from 'vitest';
import { findRuleFilesRequest, readFileRequest } from '../../server/src/lsp/protocol.ts';
import { startClient } from './support/client.ts';
import { OpenDocument } from './support/openDocument.ts';

const folder = 'vscode-vfs://github/contoso/rules';
const mistake =
  'c:[Type == "https://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn"] => issue(claim = c);';

it('files of a virtual workspace are read by the client, those on disk by the server', async () => {
  const client = await startClient({ files: { 'a.adfsrule': '' } });
  const asked: string[] = [];
  client.connection.onRequest(readFileRequest, ({ uri }: { uri: string }) => {
    asked.push(uri);
    const there = uri === `${folder}/adfsrule.config.json`;
    return there ? { text: '{ "rules": { "claim-type-scheme": "off" } }' } : null;
  });
  client.connection.onRequest(findRuleFilesRequest, () => ({ uris: [], more: false }));

  const onDisk = await client.open('a.adfsrule', mistake).diagnostics();
  expect(onDisk.map(({ code }) => code)).toContain('claim-type-scheme');
  expect(asked).toEqual([]);

  const virtual = new OpenDocument(client, `${folder}/staff/a.adfsrule`, mistake, 'adfsrule');
  expect((await virtual.diagnostics()).map(({ code }) => code)).not.toContain('claim-type-scheme');
  // All folders at once, since each may be a request over the net.
  const folders = [`${folder}/staff`, folder, 'vscode-vfs://github/contoso', 'vscode-vfs://github'];
  expect(asked).toEqual(folders.map((it) => `${it}/adfsrule.config.json`));
});
