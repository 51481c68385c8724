import { deepEqual, equal, match, ok } from 'node:assert/strict';
import {
  commands,
  type DocumentSymbol,
  type FormattingOptions,
  Range,
  Selection,
  type TextEdit,
  type TextEditor,
  window,
  workspace,
} from 'vscode';
import { userInterface } from './support/conductor.ts';
import { diagnostics, replaceText } from './support/documents.ts';
import { accept, completionsAt, hoverAt, placeOf, type } from './support/rules.ts';
import { scopesAt } from './support/scopes.ts';
import { waitFor } from './support/waitFor.ts';

const script = `# What the portal gets, and who may sign in to it.
[CmdletBinding(SupportsShouldProcess)]
param (
    [string] $Name = 'Portal'
)

$issuance = @'
@RuleTemplate = "PassThroughClaims"
@RuleName = "Name of the user"
c:[Type == "${type.upn}"]
 => issue(claim = c);

@RuleName = "Role of the staff"
c:[Type == "${type.groupSid}", Value =~ "^(?i)S-1-5-21-\\d+-513$"]
 => issue(Type = "https://portal.contoso.example/claims/role", Value = "staff", Issuer = c.Issuer);
'@

Set-AdfsRelyingPartyTrust -TargetName $Name -IssuanceTransformRules $issuance
Set-AdfsRelyingPartyTrust -TargetName $Name -IssuanceAuthorizationRules (
    'exists([Type == "${type.inside}", Value = "true"])' +
    ' => issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");')
`;

async function openScript(content: string, language = 'powershell'): Promise<TextEditor> {
  const document = await workspace.openTextDocument({ language, content });
  const editor = await window.showTextDocument(document, { preview: false });
  // VS Code's backup of a document that was closed a moment ago may come back under the same name.
  if (document.getText() !== content) await replaceText(editor, content);
  return editor;
}

function put(editor: TextEditor, text: string): void {
  const place = placeOf(editor.document, text);
  editor.selection = new Selection(place, place);
}

describe('Rules in PowerShell', () => {
  it('are checked where they stand', async () => {
    const { document } = await openScript(script);
    const [error] = await diagnostics(document, 'one error', (found) => found.length === 1);
    equal(error && document.getText(error.range), '=');
    equal(error?.range.start.line, placeOf(document, 'Value = "true"])').line);
  });

  it('are checked as soon as somebody types them', async () => {
    const { document } = await openScript("Write-Host 'Hello'\n");
    const editor = window.activeTextEditor as TextEditor;
    await editor.edit((edit) =>
      edit.insert(document.positionAt(0), '$rules = \'c:[Type = "a:b"] => issue(claim = c);\'\n'),
    );
    await diagnostics(document, 'one error', (found) => found.length === 1);
  });

  it('have hover, outline and completion', async () => {
    const editor = await openScript(script);
    const { text } = await hoverAt(editor.document, placeOf(editor.document, type.upn));
    match(text, /UPN/);
    const symbols = await waitFor(
      'an outline',
      async () =>
        (await commands.executeCommand<DocumentSymbol[] | undefined>(
          'vscode.executeDocumentSymbolProvider',
          editor.document.uri,
        )) ?? [],
      (found) => found.length > 0,
    );
    deepEqual(symbols.map(({ name, children }) => [name, children.map((child) => child.name)])[0], [
      'IssuanceTransformRules',
      ['Name of the user', 'Role of the staff'],
    ]);
    const other = await openScript(
      'Set-AdfsRelyingPartyTrust P -IssuanceTransformRules "c:[Type == `"upn`"] => issue(claim = c);"',
    );
    const cursor = placeOf(other.document, 'upn').translate(0, 3);
    other.selection = new Selection(cursor, cursor);
    match(await accept(other, await completionsAt(other, 'UPN'), 'UPN'), /\[Type == `"http:[^"]*\/upn`"\]/);
  });

  it('are formatted by a command, and the script by somebody else', async () => {
    const editor = await openScript(
      '$a   =  1\nSet-AdfsRelyingPartyTrust P -IssuanceTransformRules @\'\nc:[Type=="a:b"]=>issue(claim=c);\n\'@\n',
    );
    const { document } = editor;
    put(editor, 'issue');
    await diagnostics(document, 'an answer', () => true);
    await waitFor(
      'the formatted rules',
      async () => {
        await commands.executeCommand('adfsrule.formatRules');
        return document.getText();
      },
      (text) => text.includes('c:[Type == "a:b"]\n => issue(claim = c);\n'),
    );
    ok(document.getText().startsWith('$a   =  1\n'));
    const options: FormattingOptions = { tabSize: 4, insertSpaces: true };
    const edits = await commands.executeCommand<TextEdit[] | undefined>(
      'vscode.executeFormatDocumentProvider',
      document.uri,
      options,
    );
    equal(edits?.length ?? 0, 0);
    const { document: rules } = await openScript('c:[Type=="a:b"]=>issue(claim=c);', 'adfsrule');
    await waitFor(
      'edits of a rule file',
      () =>
        commands.executeCommand<TextEdit[] | undefined>(
          'vscode.executeFormatDocumentProvider',
          rules.uri,
          options,
        ),
      (found) => found !== undefined && found.length > 0,
    );
  });

  it('have colours, and their stage in the status bar', async function () {
    if (!(await userInterface.available())) this.skip();
    const editor = await openScript(script);
    await diagnostics(editor.document, 'one error', (found) => found.length === 1);
    put(editor, 'exists(');
    await inStatusBar('Issuance Authorization');
    put(editor, '=> issue(claim');
    await inStatusBar('Issuance Transform');
    editor.revealRange(new Range(0, 0, 0, 0));
    await userInterface.picture('powershell');
    match(
      await scopesAt(editor, '@RuleName'),
      /annotation\S*adfsrule[\s\S]*string\.quoted\.single\.heredoc\.powershell/,
    );
    match(await scopesAt(editor, 'exists('), /adfsrule[\s\S]*meta\.embedded\.inline\.adfsrule/);
  });
});

it('Rules in Markdown are checked', async () => {
  const { document } = await openScript(
    '# Rules\n\n```adfsrule\nc:[Type = "a:b"] => issue(claim = c);\n```\n',
    'markdown',
  );
  const [error] = await diagnostics(document, 'one error', (found) => found.length === 1);
  equal(error?.range.start.line, 3);
});

async function inStatusBar(text: string): Promise<void> {
  await waitFor(
    `"${text}" in the status bar`,
    () => userInterface.texts('.statusbar-item'),
    (items) => items.some((item) => item.trim() === text),
  );
}
