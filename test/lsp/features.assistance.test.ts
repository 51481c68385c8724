import { describe, expect, it } from 'vitest';
import {
  type CompletionItem,
  type CompletionList,
  CompletionRequest,
  CompletionResolveRequest,
  CompletionTriggerKind,
  type Hover,
  HoverRequest,
  type MarkupContent,
  SignatureHelpRequest,
  type TextEdit,
} from 'vscode-languageserver/node';
import { editorCapabilities, plainCapabilities } from './support/capabilities.ts';
import { startClient, type TestClient } from './support/client.ts';
import type { OpenDocument } from './support/openDocument.ts';

const inside = 'http://schemas.microsoft.com/ws/2012/01/insidecorporatenetwork';

async function complete(client: TestClient, document: OpenDocument): Promise<CompletionList> {
  return (await client.request(CompletionRequest.type, {
    ...document.atCursor(),
    context: { triggerKind: CompletionTriggerKind.Invoked },
  })) as CompletionList;
}

/** The item that puts a text into the document. */
function find(list: CompletionList, text: string): CompletionItem {
  const item = list.items.find((one) => editOf(list, one).newText.includes(text));
  if (!item)
    throw new Error(`${text} is not offered, but ${list.items.map(({ label }) => label).join(', ')}`);
  return item;
}

/** The edit of an item, wherever the list has its range. */
function editOf({ itemDefaults }: CompletionList, { textEdit, textEditText }: CompletionItem): TextEdit {
  return (textEdit ?? { range: itemDefaults?.editRange, newText: textEditText }) as TextEdit;
}

describe('hover', () => {
  const text = `c:[Type == "${inside}‸"]\n => issue(claim = c);`;

  it('is Markdown for what is under the cursor', async () => {
    const client = await startClient();
    const document = client.open('a.adfsrule', text);
    const hover = (await client.request(HoverRequest.type, document.atCursor())) as Hover;
    expect(hover.contents).toMatchObject({ kind: 'markdown' });
    expect((hover.contents as MarkupContent).value).toContain('Inside Corporate Network');
    expect(document.at(hover.range!)).toContain(inside);
  });

  it('is plain text for a client that cannot show Markdown', async () => {
    const client = await startClient({ capabilities: plainCapabilities });
    const document = client.open('a.adfsrule', text);
    const { contents } = (await client.request(HoverRequest.type, document.atCursor())) as Hover;
    expect(contents).toMatchObject({ kind: 'plaintext' });
    expect((contents as MarkupContent).value).not.toMatch(/\*\*|`|\]\(/);
  });

  it('is nothing where there is nothing to say', async () => {
    const client = await startClient();
    const document = client.open('a.adfsrule', '‸\n\n=> issue(Type = "a");');
    expect(await client.request(HoverRequest.type, document.atCursor())).toBeNull();
  });
});

describe('completion', () => {
  it('puts a claim type in place of the string', async () => {
    const client = await startClient();
    const document = client.open('a.adfsrule', 'c:[Type == "inside‸"] => issue(claim = c);');
    const list = await complete(client, document);
    const item = find(list, inside);
    expect(document.after([editOf(list, item)])).toBe(`c:[Type == "${inside}"] => issue(claim = c);`);
  });

  it('explains an item when asked', async () => {
    const client = await startClient();
    const document = client.open('a.adfsrule', 'c:[Type == "‸"] => issue(claim = c);');
    const item = find(await complete(client, document), inside);
    expect(item.documentation).toBeUndefined();
    const resolved = await client.request(CompletionResolveRequest.type, item);
    expect((resolved.documentation as MarkupContent).kind).toBe('markdown');
    expect((resolved.documentation as MarkupContent).value.length).toBeGreaterThan(20);
  });

  it('gives every item its own range where the client does not share one', async () => {
    const client = await startClient({ capabilities: plainCapabilities });
    const document = client.open('a.adfsrule', 'c:[Type == "‸"] => issue(claim = c);');
    const list = await complete(client, document);
    expect(list.itemDefaults).toBeUndefined();
    expect(list.items.every(({ textEdit }) => textEdit)).toBe(true);
    expect(list.items.some(({ insertTextFormat }) => insertTextFormat === 2)).toBe(false);
  });

  it('knows the claim types of other open documents', async () => {
    const client = await startClient();
    client.open(
      'b.adfsrule',
      '@RuleName = "Department"\n=> add(Type = "http://contoso.example/dept", Value = "x");',
    );
    const document = client.open('a.adfsrule', 'c:[Type == "‸"] => issue(claim = c);');
    find(await complete(client, document), 'http://contoso.example/dept');
  });

  it('comes to know the claim types of files on disk', async () => {
    const client = await startClient({
      files: { 'b.adfsrule': '=> add(Type = "http://contoso.example/dept", Value = "x");' },
    });
    const document = client.open('a.adfsrule', 'c:[Type == "‸"] => issue(claim = c);');
    await client.until('the claim type of the file', async () => {
      const list = await complete(client, document);
      return list.items.some((one) => editOf(list, one).newText.includes('contoso.example/dept'));
    });
  });

  it('asks again only a client that has the command for it', async () => {
    const commandsOf = async (commands: readonly string[]) => {
      const client = await startClient({
        capabilities: editorCapabilities,
        initializationOptions: { commands },
      });
      const { items } = await complete(client, client.open('a.adfsrule', 'c:[‸'));
      return items.filter(({ command }) => command?.command === 'editor.action.triggerSuggest').length;
    };
    expect(await commandsOf([])).toBe(0);
    expect(await commandsOf(['editor.action.triggerSuggest'])).toBeGreaterThan(0);
  });
});

describe('signature help', () => {
  it('names the arguments of RegExReplace', async () => {
    const client = await startClient();
    const document = client.open(
      'a.adfsrule',
      'c:[] => issue(Type = "a", Value = RegExReplace(c.Value, ‸));',
    );
    const help = await client.request(SignatureHelpRequest.type, document.atCursor());
    const signature = help?.signatures[help.activeSignature ?? 0];
    expect(signature?.label).toContain('RegExReplace(');
    expect(help?.activeParameter).toBe(1);
    expect(signature?.parameters?.[1]?.label).toEqual([expect.any(Number), expect.any(Number)]);
  });

  it('is nothing outside', async () => {
    const client = await startClient();
    const document = client.open('a.adfsrule', '@RuleName = "‸"');
    expect(await client.request(SignatureHelpRequest.type, document.atCursor())).toBeNull();
  });
});

describe('what is announced', () => {
  it('is what is registered, and answers without an open document', async () => {
    const client = await startClient();
    const providers = Object.keys(client.announced).filter((name) => name.endsWith('Provider'));
    expect(providers.sort()).toEqual([
      'codeActionProvider',
      'codeLensProvider',
      'completionProvider',
      'definitionProvider',
      'documentFormattingProvider',
      'documentHighlightProvider',
      'documentLinkProvider',
      'documentOnTypeFormattingProvider',
      'documentRangeFormattingProvider',
      'documentSymbolProvider',
      'foldingRangeProvider',
      'hoverProvider',
      'inlayHintProvider',
      'referencesProvider',
      'renameProvider',
      'selectionRangeProvider',
      'semanticTokensProvider',
      'signatureHelpProvider',
      'workspaceSymbolProvider',
    ]);
    const textDocument = { uri: 'file:///not/open.adfsrule' };
    const position = { line: 3, character: 4 };
    const range = { start: position, end: position };
    for (const method of [
      'codeLens',
      'completion',
      'definition',
      'documentHighlight',
      'documentLink',
      'documentSymbol',
      'foldingRange',
      'hover',
      'inlayHint',
      'prepareRename',
      'semanticTokens/full',
      'semanticTokens/range',
      'signatureHelp',
    ]) {
      const params = { textDocument, position, range };
      await expect(client.request(`textDocument/${method}`, params), method).resolves.not.toBeUndefined();
    }
    expect(client.logged).toEqual([]);
  });
});
