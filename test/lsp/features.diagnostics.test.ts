import { expect, test } from 'vitest';
import { DocumentSymbolRequest } from 'vscode-languageserver/node';
import { pulling } from './support/capabilities.ts';
import { startClient } from './support/client.ts';

const broken = 'c:[Type == “http://contoso.example/claims/role"]\n => issue(claim = c);\n';

test('diagnostics are pushed, follow edits and go away with the document', async () => {
  const client = await startClient();
  const document = client.open('rules.adfsrule', broken);
  expect((await document.diagnostics()).length).toBeGreaterThan(0);
  document.replace('“', '"');
  expect(await document.diagnostics()).toEqual([]);
  document.replace('"', '“');
  expect((await document.diagnostics()).length).toBeGreaterThan(0);
  document.close();
  await client.until('no diagnostics', () => client.pushed.get(document.uri)?.diagnostics.length === 0);
});

test('diagnostics are answered to a client that asks', async () => {
  const client = await startClient({ capabilities: pulling });
  const document = client.open('rules.adfsrule', broken);
  expect((await document.diagnostics()).length).toBeGreaterThan(0);
  expect(client.pushed.size).toBe(0);
});

test('the outline names the rules', async () => {
  const client = await startClient();
  const document = client.open('rules.adfsrule', '@RuleName = "Pass"\nc:[]\n => issue(claim = c);\n');
  const symbols = await client.request(DocumentSymbolRequest.type, { textDocument: document.textDocument });
  expect(symbols?.map(({ name }) => name)).toEqual(['Pass']);
});
