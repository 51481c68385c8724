/** The configuration file and what goes with it: severities, suppressions, claim types of one's own, repairs on save. */

import { describe, expect, it } from 'vitest';
import {
  type CodeAction,
  CodeActionRequest,
  type CreateFile,
  type Diagnostic,
  DidSaveTextDocumentNotification,
  FileChangeType,
  HoverRequest,
  type TextDocumentEdit,
} from 'vscode-languageserver/node';
import { editorCapabilities, pulling } from './support/capabilities.ts';
import { startClient, type TestClient } from './support/client.ts';
import type { OpenDocument } from './support/openDocument.ts';

const id = 'invalid-regular-expression';
const file = 'adfsrule.config.json';
const odd = '@RuleName = "Odd" c:[Type == "http://contoso.example/a", Value =~ "⟦(⟧"] => issue(claim = c);';

/** The findings of one lint rule in a document, by severity (1 error to 4 hint). */
async function severities(document: OpenDocument, code = id): Promise<readonly (number | undefined)[]> {
  const diagnostics = await document.diagnostics();
  return diagnostics.filter((diagnostic) => diagnostic.code === code).map(({ severity }) => severity);
}

/** What the server says about the configuration file itself. */
function saidOf(client: TestClient, path = file): readonly Diagnostic[] | undefined {
  return client.pushed.get(client.uri(path))?.diagnostics;
}

/** What a code action changes, in the order in which it does. */
function changesOf<T>(action: CodeAction): T {
  return (action.edit?.documentChanges ?? []) as T;
}

describe.each([
  ['pushed', editorCapabilities],
  ['pulled', pulling],
])('a configuration file, diagnostics %s', (_, capabilities) => {
  it('counts for its folder and those below; the nearest one wins', async () => {
    const client = await startClient({
      capabilities,
      files: {
        [file]: `{ "rules": { "${id}": "hint" } }`,
        [`strict/${file}`]: `{ "rules": { "${id}": "warning" } }`,
      },
      settings: { rules: { [id]: 'off' } },
    });
    expect(await severities(client.open('a.adfsrule', odd))).toEqual([4]);
    expect(await severities(client.open('b/c/a.adfsrule', odd))).toEqual([4]);
    expect(await severities(client.open('strict/d/a.adfsrule', odd))).toEqual([2]);
  });

  it('is read again when it changes, comes and goes', async () => {
    const client = await startClient({ capabilities, files: {} });
    const document = client.open('a.adfsrule', odd);
    expect(await severities(document)).toEqual([1]);
    const becomes = (severity: number) =>
      client.until(`severity ${severity}`, async () => (await severities(document))[0] === severity);
    client.write(file, `{ "rules": { "${id}": "hint" } }`);
    await client.changed(file, FileChangeType.Created);
    await becomes(4);
    client.write(file, `{ "rules": { "${id}": "warning" } }`);
    await client.changed(file, FileChangeType.Changed);
    await becomes(2);
    client.delete(file);
    await client.changed(file, FileChangeType.Deleted);
    await becomes(1);
  });

  it('counts as the editor has it, before it is saved', async () => {
    const client = await startClient({ capabilities, files: { [file]: '{}' } });
    const document = client.open('a.adfsrule', odd);
    expect(await severities(document)).toEqual([1]);
    const configuration = client.open(file, '{}', 'jsonc');
    configuration.replace('{}', `{ "rules": { "${id}": "information" } }`);
    await client.until('the new severity', async () => (await severities(document))[0] === 3);
  });

  it('that is malformed has one problem, and the defaults count', async () => {
    const client = await startClient({
      capabilities,
      files: { [file]: `{\n  "rules": { "${id}": "hint", "no-such-rule": "off", "x": 1 } }` },
    });
    const document = client.open('a.adfsrule', odd);
    expect(await severities(document)).toEqual([1]);
    const said = await client.until('the problem', () => saidOf(client));
    expect(said).toMatchObject([
      {
        code: 'invalid-configuration',
        severity: 1,
        range: { start: { line: 1, character: 51 }, end: { line: 1, character: 65 } },
      },
    ]);
    client.write(file, '{}');
    await client.changed(file, FileChangeType.Changed);
    await client.until('the end of the problem', () => saidOf(client)?.length === 0);
  });
});

describe('suppressions', () => {
  const entry = `{ "lint": "${id}", "rule": "Odd", "file": "a.adfsrule" }`;

  it('are honoured, and reported when they suppress nothing', async () => {
    const client = await startClient({
      files: {
        [file]: `{ "suppressions": [${entry}, { "lint": "${id}", "rule": "Gone" }] }`,
        'a.adfsrule': odd.replace(/[⟦⟧]/g, ''),
      },
    });
    const document = client.open('b.adfsrule', odd);
    expect(await severities(document)).toEqual([1]);
    const said = await client.until('the unused suppression', () => saidOf(client));
    expect(said).toMatchObject([{ code: 'unused-suppression', severity: 2, tags: [1] }]);
    expect(said).toHaveLength(1);
    const other = client.open('a.adfsrule', odd);
    expect(await severities(other)).toEqual([]);
    other.replace('(', 'x');
    await client.connection.sendNotification(DidSaveTextDocumentNotification.type, {
      textDocument: other.textDocument,
    });
    await client.until('two unused suppressions', () => saidOf(client)?.length === 2);
  });

  async function suppress(client: TestClient, document: OpenDocument, title: RegExp): Promise<CodeAction> {
    const actions = (await client.request(CodeActionRequest.type, {
      textDocument: document.textDocument,
      range: document.ranges[0] as never,
      context: { diagnostics: [] },
    })) as CodeAction[];
    const found = actions.find((action) => title.test(action.title));
    if (!found) throw new Error(`none of: ${actions.map((action) => action.title).join(', ')}`);
    return found;
  }

  it('are written into a new file', async () => {
    const client = await startClient({ files: {} });
    const document = client.open('deep/a.adfsrule', odd);
    const action = await suppress(client, document, /^Suppress .* for “Odd”$/);
    const [create, edit] = changesOf<[CreateFile, TextDocumentEdit]>(action);
    expect(create).toMatchObject({ kind: 'create', uri: client.uri(file) });
    expect(edit.textDocument).toEqual({ uri: client.uri(file), version: null });
    const text = (edit.edits[0] as { newText: string }).newText;
    expect(JSON.parse(text)).toEqual({ suppressions: [{ lint: id, rule: 'Odd', file: 'deep/a.adfsrule' }] });
    client.write(file, text);
    await client.changed(file, FileChangeType.Created);
    await client.until('silence', async () => (await severities(document)).length === 0);
  });

  it('are written into the file that is open, as it is there', async () => {
    const client = await startClient({ files: { [file]: '{}' } });
    const configuration = client.open(file, '{}', 'jsonc');
    configuration.replace('{}', '{\n  // ours\n  "rules": {}\n}\n');
    const document = client.open('a.adfsrule', odd.replace('@RuleName = "Odd" ', ''));
    await document.diagnostics();
    const action = await suppress(client, document, /^Suppress .* in this file$/);
    const [edit] = changesOf<[TextDocumentEdit]>(action);
    expect(edit.textDocument.version).toBe(2);
    const after = configuration.after(edit.edits as never);
    expect(after).toContain('// ours');
    expect(after).toContain(`"lint": "${id}"`);
  });
});

it('a finding has the address of its page', async () => {
  const client = await startClient();
  const [diagnostic] = await client.open('a.adfsrule', odd).diagnostics();
  expect(diagnostic?.codeDescription?.href).toMatch(
    /^https:\/\/.*\/docs\/rules\/invalid-regular-expression\.md$/,
  );
});

it('claim types of the configuration are explained', async () => {
  const client = await startClient({
    files: { [file]: '{ "claimTypes": { "http://contoso.example/costcenter": "Four digits, from HR." } }' },
  });
  const document = client.open(
    'a.adfsrule',
    'c:[Type == "http://contoso.example/cost‸center"] => issue(claim = c);',
  );
  const hover = await client.request(HoverRequest.type, document.atCursor());
  expect(JSON.stringify(hover)).toContain('Four digits, from HR.');
});

it('safe repairs are made on save, and only then offered', async () => {
  const client = await startClient();
  const document = client.open(
    'a.adfsrule',
    'c:[Type == "https://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn"] => issue(claim = c);',
  );
  const ask = (only?: string[]) =>
    client.request(CodeActionRequest.type, {
      textDocument: document.textDocument,
      range: document.range(0, 0),
      context: { diagnostics: [], ...(only ? { only } : {}) },
    }) as Promise<CodeAction[]>;
  expect((await ask()).filter(({ kind }) => kind?.startsWith('source'))).toEqual([]);
  const [action] = await ask(['source.fixAll']);
  expect(action?.kind).toBe('source.fixAll.adfsrule');
  const [change] = changesOf<[TextDocumentEdit]>(action as CodeAction);
  expect(document.after(change.edits as never)).toContain('"http://schemas.xmlsoap.org/');
});
