import { describe, expect, it } from 'vitest';
import {
  DefinitionRequest,
  DocumentHighlightRequest,
  type LocationLink,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  SelectionRangeRequest,
  type TextDocumentEdit,
  type WorkspaceEdit,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver/node';
import { plainCapabilities } from './support/capabilities.ts';
import { startClient, type TestClient } from './support/client.ts';
import type { OpenDocument } from './support/openDocument.ts';

const reading = 'c:[Type == "dept‸"]\n => issue(claim = c);\n';
const making = '@RuleName = "Department"\n=> add(Type = "dept", Value = "x");\n';

/** The rename at the cursor; rejects with the server's refusal. */
async function rename(client: TestClient, document: OpenDocument, newName: string): Promise<WorkspaceEdit> {
  return (await client.request(RenameRequest.type, { ...document.atCursor(), newName })) as WorkspaceEdit;
}

describe('labels', () => {
  it('are defined where a condition has them', async () => {
    const client = await startClient();
    const document = client.open('a.adfsrule', 'x:[] && ⟦c⟧:[Type == "a"]\n => issue(claim = ‸c);');
    const links = (await client.request(DefinitionRequest.type, document.atCursor())) as LocationLink[];
    expect(links).toEqual([
      {
        originSelectionRange: { start: document.cursor, end: { line: 1, character: 19 } },
        targetUri: document.uri,
        targetRange: document.whole,
        targetSelectionRange: document.ranges[0],
      },
    ]);
  });

  it('are defined by a location for a client that knows no links', async () => {
    const client = await startClient({ capabilities: plainCapabilities });
    const document = client.open('a.adfsrule', '⟦c⟧:[] => issue(claim = ‸c);');
    expect(await client.request(DefinitionRequest.type, document.atCursor())).toEqual([
      { uri: document.uri, range: document.ranges[0] },
    ]);
  });

  it('are highlighted, listed and renamed in their rule', async () => {
    const client = await startClient({ files: { 'b.adfsrule': 'c:[] => issue(claim = c);' } });
    const document = client.open('a.adfsrule', '⟦c⟧‸:[]\n => issue(claim = ⟦c⟧);\nc:[] => issue(claim = c);');
    const highlights = await client.request(DocumentHighlightRequest.type, document.atCursor());
    expect(highlights?.map(({ range }) => range)).toEqual(document.ranges);
    const references = await client.request(ReferencesRequest.type, {
      ...document.atCursor(),
      context: { includeDeclaration: true },
    });
    expect(references?.map(({ range }) => range)).toEqual(document.ranges);
    const edit = await rename(client, document, 'user');
    expect(edit.changeAnnotations).toBeUndefined();
    const change = edit.documentChanges?.[0] as TextDocumentEdit;
    expect(change.textDocument).toEqual({ uri: document.uri, version: 1 });
    expect(document.after(change.edits as never)).toBe(
      'user:[]\n => issue(claim = user);\nc:[] => issue(claim = c);',
    );
  });

  it('keep their name where the new one will not do', async () => {
    const client = await startClient();
    const document = client.open('a.adfsrule', 'c‸:[] => issue(claim = c);');
    await expect(rename(client, document, 'issue')).rejects.toThrow('“issue” is a word of the language.');
  });
});

describe('claim types', () => {
  it('are defined by the rules that make them, on disk and in the editor', async () => {
    const client = await startClient({
      files: {
        'sub/on disk (1).adfsrule': making,
        'a.adfsrule': making,
        'node_modules/x.adfsrule': making,
        'notes.txt': making,
      },
    });
    const document = client.open('a.adfsrule', `${reading}=> issue(Type = "dept", Value = "new");`);
    const links = (await client.request(DefinitionRequest.type, document.atCursor())) as LocationLink[];
    expect(links.map(({ targetUri }) => decodeURIComponent(targetUri))).toEqual(
      [document.uri, document.uri, decodeURIComponent(client.uri('sub/on disk (1).adfsrule'))].map(
        decodeURIComponent,
      ),
    );
    expect(links[2]?.targetSelectionRange).toEqual({
      start: { line: 1, character: 15 },
      end: { line: 1, character: 19 },
    });
  });

  it('are read in UTF-16 and UTF-8 with a byte order mark', async () => {
    const client = await startClient({
      files: {
        'le.adfsrule': Buffer.from(`\uFEFF${making}`, 'utf16le'),
        'be.adfsrule': Buffer.from(`\uFEFF${making}`, 'utf16le').swap16(),
        'utf8.adfsrule': `\uFEFF${making}`,
      },
    });
    const document = client.open('a.adfsrule', reading);
    const links = (await client.request(DefinitionRequest.type, document.atCursor())) as LocationLink[];
    expect(links.slice(1).map(({ targetSelectionRange: { start } }) => start)).toEqual(
      Array(3).fill({ line: 1, character: 15 }),
    );
  });

  it('are renamed in all files, after the user has seen it', async () => {
    const client = await startClient({ files: { 'b.adfsrule': making } });
    const document = client.open('a.adfsrule', reading);
    const edit = await rename(client, document, 'department');
    const changes = edit.documentChanges as TextDocumentEdit[];
    expect(changes.map(({ textDocument }) => textDocument)).toEqual([
      { uri: document.uri, version: 1 },
      { uri: client.uri('b.adfsrule'), version: null },
    ]);
    expect(document.after(changes[0]?.edits as never)).toContain('Type == "department"');
    expect(changes[1]?.edits).toEqual([
      {
        range: { start: { line: 1, character: 15 }, end: { line: 1, character: 19 } },
        newText: 'department',
        annotationId: 'makes',
      },
    ]);
    const confirmed = Object.values(edit.changeAnnotations ?? {}).map(
      ({ needsConfirmation }) => needsConfirmation,
    );
    expect(confirmed).toEqual([true, true]);
  });

  it('are renamed plainly for a client that knows neither versions nor annotations', async () => {
    const client = await startClient({ capabilities: plainCapabilities, files: { 'b.adfsrule': making } });
    const document = client.open('a.adfsrule', reading);
    const edit = await rename(client, document, 'department');
    expect(Object.keys(edit)).toEqual(['changes']);
    expect(Object.keys(edit.changes ?? {})).toEqual([document.uri, client.uri('b.adfsrule')]);
  });

  it('of the catalogue are not renamed', async () => {
    const client = await startClient();
    const document = client.open(
      'a.adfsrule',
      '[Type == "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn‸"] => issue(Type = "a", Value = "b");',
    );
    await expect(client.request(PrepareRenameRequest.type, document.atCursor())).rejects.toThrow(
      '“upn” is a known claim type',
    );
    await expect(rename(client, document, 'x')).rejects.toThrow('“upn” is a known claim type');
  });

  it('of one’s own say what is renamed', async () => {
    const client = await startClient();
    const document = client.open('a.adfsrule', '[Type == "⟦dept⟧‸"] => issue(Type = "a", Value = "b");');
    expect(await client.request(PrepareRenameRequest.type, document.atCursor())).toEqual({
      range: document.ranges[0],
      placeholder: 'dept',
    });
  });
});

describe('rules', () => {
  it('are found by name in the whole workspace', async () => {
    const client = await startClient({ files: { 'b.adfsrule': making } });
    const document = client.open('a.adfsrule', '@RuleName = "⟦Deny⟧"\n=> issue(Type = "d", Value = "1");');
    const all = await client.request(WorkspaceSymbolRequest.type, { query: 'de' });
    expect(all?.map(({ name }) => name)).toEqual(['Deny', 'Department']);
    expect(all?.[0]?.location).toEqual({ uri: document.uri, range: document.ranges[0] });
    const some = await client.request(WorkspaceSymbolRequest.type, { query: 'dprt' });
    expect(some?.map(({ name }) => name)).toEqual(['Department']);
  });

  it('are what a selection grows to', async () => {
    const client = await startClient();
    const document = client.open(
      'a.adfsrule',
      'c:[Type == "d‸ept"] => issue(claim = c);\n=> issue(Type = "x");',
    );
    const [innermost] =
      (await client.request(SelectionRangeRequest.type, {
        textDocument: document.textDocument,
        positions: [document.cursor],
      })) ?? [];
    const texts: string[] = [];
    for (let range = innermost; range; range = range.parent) texts.push(document.at(range.range));
    expect(texts).toEqual([
      'dept',
      '"dept"',
      'Type == "dept"',
      '[Type == "dept"]',
      'c:[Type == "dept"]',
      'c:[Type == "dept"] => issue(claim = c);',
      document.text,
    ]);
  });
});
