import { describe, expect, it } from 'vitest';
import {
  type CodeLens,
  CodeLensRequest,
  CodeLensResolveRequest,
  type CompletionItem,
  type CompletionList,
  CompletionRequest,
  DocumentLinkRequest,
  type DocumentSymbol,
  DocumentSymbolRequest,
  HoverRequest,
  InlayHintRequest,
  type MarkupContent,
  type Range,
  SelectionRangeRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
  SignatureHelpRequest,
  type TextEdit,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver/node';
import { pulling } from './support/capabilities.ts';
import { startClient } from './support/client.ts';
import {
  actionsAt,
  afterAction,
  expandable,
  type Opened,
  openScript,
  role,
  script,
  set,
  upn,
} from './support/scripts.ts';

async function found({ document }: Opened): Promise<string> {
  return document.with((await document.diagnostics()).map(({ range }) => range));
}

describe('diagnostics in a script', () => {
  it('stand at their place', async () => {
    const source = script(`c:[Type == "${upn}"⟦,⟧]\n => issue(claim = c);`);
    const opened = await openScript(source);
    expect(await found(opened)).toBe(source);
  });

  it('count quotation marks that are escaped', async () => {
    const opened = await openScript(expandable('c:[Type ~= `"^a$`"] => issue(claim = c);'));
    expect(await found(opened)).toContain('[Type ⟦~=⟧ `"^a$`"]');
  });

  it('know the stage by the parameter', async () => {
    const rule =
      '=> issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");';
    const wrong = await openScript(script(rule));
    expect((await wrong.document.diagnostics()).map(({ code }) => code)).toEqual(['output-in-wrong-stage']);
    const right = await openScript(`${script(rule)}`.replace('IssuanceTransform', 'IssuanceAuthorization'));
    expect(await right.document.diagnostics()).toEqual([]);
  });

  it('say nothing of what only the script knows', async () => {
    const opened = await openScript(
      `${set} @"\nc:[Type == $type, Value =~ "(?i)$pattern"] && [$more] => issue(Type = "$($x.Type)", Value = c.Value);\n"@`,
    );
    expect(await opened.document.diagnostics()).toEqual([]);
  });

  it('take a text that is added to others for a part of a set', async () => {
    const rules = `=> add(Type = "${role}", Value = "a");\n[Type == "${upn}"] => issue(Type = "a:b", Value = "1");`;
    const whole = await openScript(script(rules));
    expect((await whole.document.diagnostics()).map(({ code }) => code)).toContain('unread-add');
    const part = await openScript(
      `$old = (Get-AdfsRelyingPartyTrust Portal).IssuanceTransformRules\n${set} ($old + @'\n${rules}\n'@)`,
    );
    expect((await part.document.diagnostics()).map(({ code }) => code)).not.toContain('unread-add');
  });

  it('tell of the way the rules stand in the script', async () => {
    const source = `$rules = @"\n=> issue(Type = "${role}", Value = RegExReplace("a", "(?<n>.)", "⟦\${n}⟧"));\n"@\n${set} $rules`;
    const opened = await openScript(source);
    const [diagnostic] = await opened.document.diagnostics();
    expect(diagnostic).toMatchObject({ code: 'variable-in-replacement', source: 'AD FS' });
    const [fix] = await actionsAt(opened, (diagnostic as { range: Range }).range);
    expect(afterAction(opened.document, fix)).toContain('"`${n}"');
  });

  it('follow edits in and around the rules', async () => {
    const opened = await openScript(script(`c:[Type == "${upn}"]\n => issue(claim = c);`));
    const { document } = opened;
    expect(await document.diagnostics()).toEqual([]);
    document.replace('# Portal', '# Portal\n\n');
    expect(await document.diagnostics()).toEqual([]);
    document.replace('issue(claim = c)', 'isue(claim = c)');
    expect(await found(opened)).toContain('=> ⟦isue⟧(');
    document.replace("@'\n", '');
    expect(await document.diagnostics()).toEqual([]);
  });

  it('are answered when asked for, and in Markdown', async () => {
    const client = await startClient({ capabilities: pulling });
    const source =
      '# Rules\n\n- As in\n  ```adfsrule\n  c:[Type == "a:b"⟦,⟧]\n   => issue(claim = c);\n  ```\n';
    const document = client.open('readme.md', source, 'markdown');
    expect(document.with((await document.diagnostics()).map(({ range }) => range))).toBe(source);
    const { textDocument } = document;
    expect(await client.request(DocumentSymbolRequest.type, { textDocument })).toEqual([]);
  });

  it('are none in a script without rules', async () => {
    const { document, client } = await openScript("Get-ChildItem | Where-Object { $_ -match '=>' }\n");
    expect(await document.diagnostics()).toEqual([]);
    const { textDocument } = document;
    expect(await client.request(SemanticTokensRequest.type, { textDocument })).toBeNull();
    expect(await client.request(DocumentSymbolRequest.type, { textDocument })).toEqual([]);
  });
});

describe('reading in a script', () => {
  it('has hover, and none on what the script puts there', async () => {
    const { client, document } = await openScript(script(`c:[Type == "${upn}‸"] => issue(claim = c);`));
    const hover = await client.request(HoverRequest.type, document.atCursor());
    expect((hover?.contents as MarkupContent | undefined)?.value).toContain('UPN');
    expect(document.at(hover?.range as Range)).toContain(upn);
    const hole = await openScript(`${set} @"\nc:[Type == "$ba‸se/upn"] => issue(claim = c);\n"@`);
    expect(await hole.client.request(HoverRequest.type, hole.document.atCursor())).toBeNull();
    const outside = await openScript(`Set-Adfs‸RelyingPartyTrust\n${script('=> issue(Type = "a:b");')}`);
    expect(await outside.client.request(HoverRequest.type, outside.document.atCursor())).toBeNull();
  });

  it('has signature help', async () => {
    const { client, document } = await openScript(script('c:[] => issue(Type = "a:b", ‸);'));
    const help = await client.request(SignatureHelpRequest.type, document.atCursor());
    expect(help?.signatures[0]?.label).toContain('issue(');
  });

  it('has rules by name below their set, and among the symbols of the workspace', async () => {
    const { client, document } = await openScript(
      script('@RuleName = "Send UPN"\nc:[] => issue(claim = c);'),
    );
    const { textDocument } = document;
    const [symbol] = (await client.request(DocumentSymbolRequest.type, { textDocument })) as DocumentSymbol[];
    expect(symbol?.name).toBe('IssuanceTransformRules');
    expect(symbol?.children?.map(({ name }) => name)).toEqual(['Send UPN']);
    expect(document.at(symbol?.children?.[0]?.range as Range)).toMatch(/^@RuleName[\s\S]*\);$/);
    const symbols = await client.request(WorkspaceSymbolRequest.type, { query: 'upn' });
    expect(symbols).toMatchObject([{ name: 'Send UPN', location: { uri: document.uri } }]);
  });

  it('has colours, piece by piece, and leaves expressions to the script', async () => {
    const { client, document } = await openScript(
      expandable('c:[Type == `"https://$host/claims`"]\n => issue(claim = c);'),
    );
    const { textDocument } = document;
    const tokens = await client.request(SemanticTokensRequest.type, { textDocument });
    const texts: string[] = [];
    let [line, character] = [0, 0];
    const data = tokens?.data ?? [];
    for (let i = 0; i < data.length; i += 5) {
      const [lines = 0, characters = 0, length = 0] = data.slice(i, i + 3);
      character = lines > 0 ? characters : character + characters;
      line += lines;
      texts.push(document.at({ start: { line, character }, end: { line, character: character + length } }));
    }
    expect(texts).toEqual(['c', 'Type', 'https://', '/claims', 'c']);
    const head = { start: { line: 0, character: 0 }, end: { line: 0, character: 30 } };
    expect(await client.request(SemanticTokensRangeRequest.type, { textDocument, range: head })).toBeNull();
  });

  it('has links, inlay hints and lenses of each set', async () => {
    const client = await startClient({ settings: { inlayHints: 'all' } });
    const rules = `=> add(Type = "${role}", Value = "1");\n[Type == "${role}"]\n => issue(Type = "${upn}", Value = "2");`;
    const document = client.open('a.ps1', script(rules) + script(rules), 'powershell');
    const { textDocument } = document;
    const hints = await client.until('hints', async () => {
      const all = await client.request(InlayHintRequest.type, { textDocument, range: document.whole });
      return all?.length ? all : undefined;
    });
    expect(hints.map(({ position }) => position.line)).toEqual([4, 10]);
    const links = await client.request(DocumentLinkRequest.type, { textDocument });
    expect(links?.map(({ range }) => document.at(range))).toEqual([upn, upn]);
    const lenses = (await client.request(CodeLensRequest.type, { textDocument })) as CodeLens[];
    expect(lenses.map(({ range }) => range.start.line)).toEqual([2, 3, 8, 9]);
    const resolved = await client.request(CodeLensResolveRequest.type, lenses[3] as CodeLens);
    expect(resolved.command?.title).toBe('reads 1 claim');
  });

  it('grows a selection within the rules only', async () => {
    const { client, document } = await openScript(script('c:[Type == "a‸"] => issue(claim = c);'));
    const { textDocument, cursor } = document;
    const params = { textDocument, positions: [cursor] };
    const [inner] = (await client.request(SelectionRangeRequest.type, params)) ?? [];
    expect(document.at(inner?.range as Range)).toBe('a');
    const both = { textDocument, positions: [cursor, { line: 0, character: 0 }] };
    expect(await client.request(SelectionRangeRequest.type, both)).toEqual([]);
  });
});

describe('completion in a script', () => {
  async function complete(source: string, text: string): Promise<string> {
    const { client, document } = await openScript(source);
    const list = (await client.request(CompletionRequest.type, document.atCursor())) as CompletionList;
    const editOf = ({ textEdit, textEditText }: CompletionItem): TextEdit =>
      (textEdit ?? { range: list.itemDefaults?.editRange, newText: textEditText }) as TextEdit;
    const item = list.items.find((one) => editOf(one).newText.includes(text));
    if (!item) throw new Error(`Not offered: ${text}`);
    const typed = document.at({ start: editOf(item).range.start, end: document.cursor });
    expect(item.filterText?.toLowerCase().startsWith(typed.toLowerCase())).toBe(true);
    return document.after([editOf(item)]);
  }

  it('inserts as it stands where nothing has to be escaped', async () => {
    expect(await complete(script('c:[Type == "upn‸"] => issue(claim = c);'), upn)).toBe(
      script(`c:[Type == "${upn}"] => issue(claim = c);`),
    );
  });

  it('leaves the quotation marks of the script alone', async () => {
    expect(await complete(expandable('c:[Type == `"upn‸`"] => issue(claim = c);'), upn)).toBe(
      expandable(`c:[Type == \`"${upn}\`"] => issue(claim = c);`),
    );
  });

  it('escapes quotation marks of its own', async () => {
    expect(await complete(expandable('c:[Type == ‸] => issue(claim = c);'), upn)).toBe(
      expandable(`c:[Type == \`"${upn}\`"] => issue(claim = c);`),
    );
  });

  it('keeps tab stops, and escapes the dollar signs beside them', async () => {
    const text = await complete(
      `${set} @"\nc:[] => issue(Type = "a:b", Value = RegExR‸);\n"@`,
      'RegExReplace',
    );
    expect(text).toContain('RegExReplace(${1:c.Value}, "${2:pattern}", "${3:replacement}")');
  });

  it('comes before what others offer, whose items begin with a number of four digits', async () => {
    const { client, document } = await openScript(script('c:[‸] => issue(claim = c);'));
    const { items } = (await client.request(CompletionRequest.type, document.atCursor())) as CompletionList;
    expect(items.length).toBeGreaterThan(3);
    expect(items.every(({ sortText }) => (sortText ?? '') < '0001Get-ChildItem')).toBe(true);
  });

  it('offers nothing outside of the rules', async () => {
    const { client, document } = await openScript(`Set‸\n${script('=> issue(Type = "a:b");')}`);
    expect(await client.request(CompletionRequest.type, document.atCursor())).toBeNull();
  });
});
