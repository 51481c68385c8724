import { describe, expect, it } from 'vitest';
import {
  DefinitionRequest,
  DocumentFormattingRequest,
  DocumentHighlightRequest,
  FoldingRangeRequest,
  PrepareRenameRequest,
  type Range,
  ReferencesRequest,
  RenameRequest,
  type TextDocumentEdit,
  type TextEdit,
} from 'vscode-languageserver/node';
import { editorCapabilities } from './support/capabilities.ts';
import { startClient } from './support/client.ts';
import { actionsAt, afterAction, expandable, openScript, role, script, set, upn } from './support/scripts.ts';

describe('changes in a script', () => {
  it('repair a mistake, escaped as the string wants it', async () => {
    const opened = await openScript(
      'Set-AdfsRelyingPartyTrust P -IssuanceTransformRules \'c:[Type = "a:b"] => issue(claim = c);\'',
    );
    const [diagnostic] = await opened.document.diagnostics();
    const [fix] = await actionsAt(opened, (diagnostic as { range: Range }).range, ['quickfix']);
    expect(afterAction(opened.document, fix)).toContain('c:[Type == "a:b"]');
  });

  it('repair every set of the script', async () => {
    const wrong = 'C:[TYPE == "a:b"] => issue(claim = C);';
    const opened = await openScript(script(wrong) + script(wrong));
    const actions = await actionsAt(opened, opened.document.whole, ['source.fixAll.adfsrule']);
    expect(afterAction(opened.document, actions[0])).toBe(
      (script(wrong) + script(wrong)).replaceAll('TYPE', 'Type'),
    );
  });

  it('rewrite rules', async () => {
    const source = script(`c:[Type == "${upn}"]\n => iss‸ue(Type = "a:b", Value = c.Value);`);
    const opened = await openScript(source);
    const { cursor } = opened.document;
    const actions = await actionsAt(opened, { start: cursor, end: cursor }, ['refactor']);
    const name = actions.find(({ title }) => /name/i.test(title));
    expect(afterAction(opened.document, name)).toMatch(/@'\n@RuleName = "/);
  });

  it('suppress a finding in the script', async () => {
    const client = await startClient({ files: {} });
    const document = client.open(
      'a.ps1',
      script(
        '@RuleName = "R"\nc:[Type == "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/UPN"] => issue(claim = c);',
      ),
      'powershell',
    );
    const [diagnostic] = await document.diagnostics();
    const actions = await actionsAt({ client, document }, (diagnostic as { range: Range }).range);
    const suppress = actions.find(({ title }) => title.includes('for “R”'));
    expect(JSON.stringify(suppress?.edit)).toContain('a.ps1');
  });

  it('rename a label', async () => {
    const { client, document } = await openScript(expandable('c:[Type == `"a:b`"] => issue(claim = ‸c);'));
    const target = await client.request(PrepareRenameRequest.type, document.atCursor());
    expect(target).toMatchObject({ placeholder: 'c' });
    const edit = await client.request(RenameRequest.type, { ...document.atCursor(), newName: 'user' });
    const changes = edit?.documentChanges as TextDocumentEdit[];
    expect(document.after(changes.flatMap(({ edits }) => edits as TextEdit[]))).toBe(
      expandable('user:[Type == `"a:b`"] => issue(claim = user);'),
    );
  });

  it('rename a claim type in rule files and scripts, open or not', async () => {
    const client = await startClient({
      files: {
        'a.adfsrule': `c:[Type == "${role}"] => issue(claim = c);`,
        'lib/b.psm1': `# Module\n$rules = '[Type == "${role}"] => issue(Type = "a:b", Value = "1");'`,
        'lib/c.ps1': "Write-Host 'nothing'",
      },
    });
    const document = client.open('d.ps1', script(`=> issue(Type = "${role}‸", Value = "x");`), 'powershell');
    const edit = await client.request(RenameRequest.type, {
      ...document.atCursor(),
      newName: 'https://contoso.example/claims/roles',
    });
    const changes = edit?.documentChanges as TextDocumentEdit[];
    expect(changes.map(({ textDocument }) => textDocument.uri.split('/').at(-1)).sort()).toEqual([
      'a.adfsrule',
      'b.psm1',
      'd.ps1',
    ]);
    const places = await client.request(ReferencesRequest.type, {
      ...document.atCursor(),
      context: { includeDeclaration: true },
    });
    expect(places).toHaveLength(4);
  });

  it('say why a rename is not possible', async () => {
    const { client, document } = await openScript(
      `${set} @"\nc:[Type == "$base/‸role"] => issue(claim = c);\n"@`,
    );
    await expect(client.request(PrepareRenameRequest.type, document.atCursor())).rejects.toThrow(
      'The script puts a part of this together',
    );
  });
});

describe('places in a script', () => {
  it('are found in the other sets of the script', async () => {
    const source =
      script(`=> add(Type = "${role}", Value = "x");`) +
      script(`c:[Type == "${role}‸"] => issue(claim = c);`);
    const { client, document } = await openScript(source);
    const links = (await client.request(DefinitionRequest.type, document.atCursor())) as {
      targetSelectionRange: Range;
    }[];
    expect(links.map(({ targetSelectionRange }) => targetSelectionRange.start.line)).toContain(2);
    const marks = await client.request(DocumentHighlightRequest.type, document.atCursor());
    expect(marks?.map(({ range }) => document.at(range))).toEqual([role, role]);
  });

  it('are left to others outside of the rules', async () => {
    const { client, document } = await openScript(`$na‸me = 1\n${script('=> issue(Type = "a:b");')}`);
    expect(await client.request(DocumentHighlightRequest.type, document.atCursor())).toBeNull();
  });
});

describe('form in a script', () => {
  const messy = 'c:[Type=="a:b"]=>issue(claim=c);';

  it('is left to the language of the script', async () => {
    const dynamic = { dynamicRegistration: true };
    const client = await startClient({
      capabilities: {
        ...editorCapabilities,
        textDocument: {
          ...editorCapabilities.textDocument,
          formatting: dynamic,
          rangeFormatting: dynamic,
          onTypeFormatting: dynamic,
        },
      },
    });
    const formatters = await client.until('the formatters', () => {
      const found = client.registrations.filter(({ method }) => /formatting/i.test(method));
      return found.length === 3 && found;
    });
    for (const { registerOptions } of formatters) {
      expect(registerOptions).toMatchObject({ documentSelector: [{ language: 'adfsrule' }] });
    }
    expect(client.announced.documentFormattingProvider).toBeUndefined();
    const document = client.open('a.ps1', script(messy), 'powershell');
    const { textDocument } = document;
    const options = { tabSize: 4, insertSpaces: true };
    expect(await client.request(DocumentFormattingRequest.type, { textDocument, options })).toEqual([]);
    expect(await client.request(FoldingRangeRequest.type, { textDocument })).toEqual([]);
  });

  it('is brought to the rules at the cursor on request', async () => {
    const { client, document } = await openScript(script(`‸${messy}`) + script(messy));
    const answer = await client.request<{ edits: TextEdit[]; isComplete: boolean }>(
      'adfsrule/formatRules',
      document.atCursor(),
    );
    expect(answer.isComplete).toBe(true);
    expect(document.after(answer.edits)).toBe(
      script('c:[Type == "a:b"]\n => issue(claim = c);') + script(messy),
    );
  });
});

it('the stage is that of the rules at a position', async () => {
  const { client, document } = await openScript(
    `# Start\nSet-AdfsClaimsProviderTrust P -AcceptanceTransformRules '‸c:[] => issue(claim = c);'\n`,
  );
  expect(await client.request('adfsrule/stage', document.atCursor())).toEqual({
    stage: 'acceptance',
    origin: 'parameter',
  });
  const { textDocument } = document;
  const position = { line: 0, character: 0 };
  expect(await client.request('adfsrule/stage', { textDocument, position })).toBeNull();
});
