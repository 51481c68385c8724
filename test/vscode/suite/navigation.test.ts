import { deepEqual, equal, ok } from 'node:assert/strict';
import {
  commands,
  type Location,
  type LocationLink,
  type Position,
  Selection,
  type SymbolInformation,
  type TextDocument,
  type TextEditor,
  type Uri,
  type WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { diagnostics, example, open, openUntitled } from './support/documents.ts';
import { openRules, placeOf, type } from './support/rules.ts';
import { waitFor } from './support/waitFor.ts';

const twoLabels = [
  `c1:[Type == "${type.upn}"]`,
  ` && c2:[Type == "${type.groupSid}"]`,
  ' => issue(Type = "http://contoso.example/claims/login", Value = c1.Value + c2.Value);',
].join('\n');

describe('Navigation', () => {
  it('F12 goes from a label to its condition', async () => {
    const editor = await openRules(twoLabels.replace('c2.Value', '‸c2.Value'));
    await goToDefinition(editor, (place) => place.line === 1);
    equal(editor.document.getText(wordAt(editor)), 'c2');
  });

  it('F12 goes from a claim type to the rule that makes it, in another file', async () => {
    await openRules('exists([Type == "http://contoso.example/claims/‸department"]) => issue(claim = c);');
    await commands.executeCommand('editor.action.revealDefinition');
    const editor = await waitFor(
      'the file with the rule',
      () => window.activeTextEditor,
      (found) => found?.document.uri.path.endsWith('/office365-issuance.adfsrule') ?? false,
    );
    const line = editor?.document.lineAt(editor.selection.active).text;
    ok(line?.includes('=> issue(Type = "http://contoso.example/claims/department"'), line);
  });

  it('finds the rules of all files that make a claim, and those that read it', async () => {
    const { document } = await open(example('mfa-outside-for-group.adfsrule'));
    const place = placeOf(document, 'insidecorporatenetwork');
    const makers = await placesFrom('vscode.executeDefinitionProvider', document, place);
    ok(makers.includes('skip-mfa-for-activesync.adfsrule'), makers.join(', '));
    const all = await placesFrom('vscode.executeReferenceProvider', document, place);
    for (const file of [
      'skip-mfa-for-activesync.adfsrule',
      'mfa-outside-for-group.adfsrule',
      'permit-staff.adfsrule',
      'trusted-addresses.mfa.adfsrule',
    ]) {
      ok(all.includes(file), `${file} is not among ${all.join(', ')}`);
    }
  });

  it('renames a label everywhere in its rule and nowhere else', async () => {
    const { document } = await openUntitled(`${twoLabels}\n\n${twoLabels}`);
    const edit = await renameAt(document, placeOf(document, 'c1.Value'), 'user');
    equal(await workspace.applyEdit(edit), true);
    const [first, second] = document.getText().split('\n\n');
    equal(first, twoLabels.replaceAll('c1', 'user'));
    equal(second, twoLabels);
    await diagnostics(document, 'no diagnostics', (found) => found.length === 0);
  });

  it('renames a claim type of the user across files', async () => {
    const { document } = await openUntitled(
      'c:[Type == "http://contoso.example/claims/department"] => issue(claim = c);',
    );
    const edit = await renameAt(
      document,
      placeOf(document, 'department'),
      'http://contoso.example/claims/unit',
    );
    deepEqual(
      edit
        .entries()
        .map(([uri]) => nameOf(uri))
        .sort(),
      [nameOf(document.uri), 'office365-issuance.adfsrule'],
    );
    for (const [, edits] of edit.entries()) {
      for (const { newText } of edits) equal(newText, 'http://contoso.example/claims/unit');
    }
  });

  it('finds a rule of the workspace by its name', async function () {
    // VS Code's own Markdown extension answers too, and waits for ever where a file system has no search.
    if (example('.').scheme === 'adfsrule-test') this.skip();
    await open(example('permit-staff.adfsrule'));
    const [symbol] = await waitFor(
      'a symbol',
      async () =>
        (await commands.executeCommand<SymbolInformation[] | undefined>(
          'vscode.executeWorkspaceSymbolProvider',
          'payroll with a one-time',
        )) ?? [],
      (found) => found.length > 0,
    );
    equal(symbol?.name, 'Permit payroll with a one-time password only');
    equal(
      symbol?.location.uri && nameOf(symbol.location.uri),
      'payroll-one-time-password.authorization.adfsrule',
    );
  });
});

/** Presses F12, so to speak, until the cursor is where it belongs: the first time the server may still be starting. */
async function goToDefinition(editor: TextEditor, there: (place: Position) => boolean): Promise<void> {
  const before = editor.selection;
  await waitFor('the definition', async () => {
    if (there(editor.selection.active)) return true;
    editor.selection = new Selection(before.anchor, before.active);
    await commands.executeCommand('editor.action.revealDefinition');
    return there(editor.selection.active);
  });
}

function wordAt({ document, selection }: TextEditor) {
  return document.getWordRangeAtPosition(selection.active);
}

/** The names of the files that a provider points to. */
async function placesFrom(
  command: 'vscode.executeDefinitionProvider' | 'vscode.executeReferenceProvider',
  document: TextDocument,
  position: Position,
): Promise<readonly string[]> {
  const found = await waitFor(
    `places from ${command}`,
    async () =>
      (await commands.executeCommand<(Location | LocationLink)[] | undefined>(
        command,
        document.uri,
        position,
      )) ?? [],
    (places) => places.length > 0,
  );
  return [...new Set(found.map((place) => nameOf('uri' in place ? place.uri : place.targetUri)))];
}

function renameAt(document: TextDocument, position: Position, newName: string): Promise<WorkspaceEdit> {
  return waitFor(
    'a rename',
    () =>
      commands.executeCommand<WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        position,
        newName,
      ),
    (edit) => edit.size > 0,
  );
}

function nameOf({ path }: Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
