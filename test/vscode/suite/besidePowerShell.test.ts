import { deepEqual, equal, match, ok } from 'node:assert/strict';
import {
  type CodeLens,
  type CompletionItem,
  type CompletionList,
  commands,
  type Disposable,
  type DocumentHighlight,
  type DocumentSymbol,
  extensions,
  type FoldingRange,
  type Hover,
  type MarkdownString,
  type Position,
  Range,
  Selection,
  type SemanticTokens,
  type SignatureHelp,
  type TextEdit,
  type TextEditor,
  type WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { userInterface } from './support/conductor.ts';
import { diagnostics, replaceText } from './support/documents.ts';
import { labelOf, placeOf, type } from './support/rules.ts';
import { waitFor } from './support/waitFor.ts';

const script = `function Set-Portal {
    param($name)
    Set-Thing $name
}
$name   =   'Portal'
Get-Item $name
$rules = @'
user:[Type == "${type.upn}"]
 => issue(claim = user);
'@
Set-Portal $name
Set-AdfsRelyingPartyTrust -TargetName $name -IssuanceTransformRules $rules
Set-AdfsRelyingPartyTrust -TargetName B -IssuanceTransformRules 'c:[Type == "urn:a"] => issue(claim = c);'
`;

interface StandIn {
  start(): Disposable;
}

let theirs: Disposable | undefined;

async function startTheirs(): Promise<void> {
  const extension = extensions.getExtension<StandIn>('ms-vscode.powershell');
  ok(extension, 'The stand-in for the PowerShell extension is not installed.');
  theirs = (await extension.activate()).start();
}

/** A script with rules, once the language server has looked at it. */
async function openScript(content = script): Promise<TextEditor> {
  const document = await workspace.openTextDocument({ language: 'powershell', content });
  const editor = await window.showTextDocument(document, { preview: false });
  // VS Code's backup of a document that was closed a moment ago may come back under the same name.
  if (document.getText() !== content) await replaceText(editor, content);
  await waitFor(
    'an outline',
    () => symbolsOf(editor),
    (found) => found.length >= 2,
  );
  return editor;
}

/** Puts the cursor behind a text, as a person does, who then takes a moment. */
async function put(editor: TextEditor, text: string): Promise<Position> {
  const place = placeOf(editor.document, text).translate(0, text.length);
  editor.selection = new Selection(place, place);
  await new Promise((resolve) => setTimeout(resolve, 600));
  return place;
}

async function ask<T>(command: string, { document }: TextEditor, ...args: unknown[]): Promise<T | undefined> {
  return (
    (await commands.executeCommand<T | undefined>(`vscode.${command}`, document.uri, ...args)) ?? undefined
  );
}

async function symbolsOf(editor: TextEditor): Promise<readonly string[]> {
  const symbols = await ask<DocumentSymbol[]>('executeDocumentSymbolProvider', editor);
  return (symbols ?? []).map(({ name }) => name);
}

async function labelsAt(editor: TextEditor, place: Position, trigger?: string): Promise<readonly string[]> {
  const list = await ask<CompletionList>('executeCompletionItemProvider', editor, place, trigger);
  const key = (item: CompletionItem) => item.sortText ?? labelOf(item);
  return (list?.items ?? []).toSorted((a, b) => (key(a) < key(b) ? -1 : 1)).map(labelOf);
}

async function hoversAt(editor: TextEditor, place: Position): Promise<string> {
  const hovers = (await ask<Hover[]>('executeHoverProvider', editor, place)) ?? [];
  return hovers.flatMap(({ contents }) => contents.map((part) => (part as MarkdownString).value)).join('\n');
}

async function marksAt(editor: TextEditor, place: Position): Promise<readonly string[]> {
  const marks = (await ask<DocumentHighlight[]>('executeDocumentHighlights', editor, place)) ?? [];
  return marks.map(({ range }) => `${range.start.line} ${editor.document.getText(range)}`);
}

async function renamedAt(editor: TextEditor, place: Position, name: string): Promise<readonly string[]> {
  const edit = await ask<WorkspaceEdit>('executeDocumentRenameProvider', editor, place, name);
  return (edit?.get(editor.document.uri) ?? []).map(({ range, newText }) => `${range.start.line} ${newText}`);
}

async function signaturesAt(editor: TextEditor, place: Position): Promise<readonly string[]> {
  const help = await ask<SignatureHelp>('executeSignatureHelpProvider', editor, place);
  return (help?.signatures ?? []).map(({ label }) => label);
}

const orders: readonly (readonly [string, () => Promise<void>])[] = [
  [
    'that was there first',
    async () => {
      await startTheirs();
      await commands.executeCommand('adfsrule.restartServer');
    },
  ],
  [
    'that comes up later',
    async () => {
      // The server of rules runs before there is anything of theirs.
      const { document } = await window.showTextDocument(
        await workspace.openTextDocument({ language: 'powershell', content: script.replace('==', '=') }),
      );
      await diagnostics(document, 'an error', (found) => found.length > 0);
      await startTheirs();
    },
  ],
];

for (const [order, prepare] of orders) {
  describe(`Beside a PowerShell extension ${order}`, () => {
    before(prepare);
    after(() => theirs?.dispose());

    it('Format Document formats the script and asks nobody which formatter to take', async () => {
      const editor = await openScript();
      const { document } = editor;
      await commands.executeCommand('editor.action.formatDocument');
      await waitFor('the formatted script', () => document.getText().includes("$name = 'Portal'"));
      ok(document.getText().includes(`user:[Type == "${type.upn}"]\n => issue(claim = user);`));
      const edits = await ask<TextEdit[]>('executeFormatDocumentProvider', editor, { tabSize: 4 });
      equal(edits?.length ?? 0, 0, 'Formatting again changes something.');
    });

    it('Format Rules Here formats the rules only', async () => {
      const editor = await openScript(script.replace('user);', 'user )  ;'));
      await put(editor, 'issue(claim');
      await waitFor(
        'the formatted rules',
        async () => {
          await commands.executeCommand('adfsrule.formatRules');
          return editor.document.getText();
        },
        (text) => text === script,
      );
    });

    it('completion has theirs outside of rules, and in rules ours first', async () => {
      const editor = await openScript();
      const outside = await labelsAt(editor, await put(editor, 'Get-Item'));
      ok(outside.includes('Get-ChildItem'), outside.join());
      ok(!outside.some((label) => /issue|UPN|exists|@RuleName/.test(label)), outside.join());
      const inside = await labelsAt(editor, await put(editor, 'user:['));
      ok(inside.includes('Get-ChildItem'), inside.join());
      const first = inside.findIndex((label) => label.startsWith('Get-'));
      ok(first >= 2 && inside.slice(first).every((label) => /^(?:Get-|\W|adfs-)/.test(label)), inside.join());
    });

    it('hover is of those that the place belongs to', async () => {
      const editor = await openScript();
      equal(await hoversAt(editor, placeOf(editor.document, 'Get-Item')), 'About Get-Item');
      const inside = await hoversAt(editor, placeOf(editor.document, type.upn));
      match(inside, /UPN/);
      equal(inside.includes('About'), false);
    });

    it('signatures are of those that the place belongs to', async () => {
      const editor = await openScript();
      deepEqual(await signaturesAt(editor, await put(editor, 'Get-Item ')), ['Get-Item [-Path] <string[]>']);
      const [inside] = await signaturesAt(editor, await put(editor, 'issue('));
      match(inside ?? 'none', /^issue\(claim/);
    });

    it('a rename is of those that the place belongs to', async () => {
      const editor = await openScript();
      const variable = await put(editor, 'Get-Item $na');
      deepEqual(
        (await renamedAt(editor, variable, 'site')).map((edit) => edit.split(' ')[1]),
        Array(6).fill('$site'),
      );
      deepEqual(await renamedAt(editor, await put(editor, 'claim = us'), 'c'), ['7 c', '8 c']);
    });

    it('marks are of those that the place belongs to', async () => {
      const editor = await openScript();
      const outside = await marksAt(editor, await put(editor, 'Get-Item $na'));
      ok(outside.includes('5 $name'), outside.join());
      deepEqual(await marksAt(editor, await put(editor, 'claim = us')), ['7 user', '8 user']);
    });

    it('the outline has both', async () => {
      const names = await symbolsOf(await openScript());
      deepEqual(names.toSorted(), ['IssuanceTransformRules', 'IssuanceTransformRules', 'Set-Portal']);
    });

    it('folding and lenses are as they were', async () => {
      const editor = await openScript();
      const folds = (await ask<FoldingRange[]>('executeFoldingRangeProvider', editor)) ?? [];
      deepEqual(
        folds.map(({ start, end }) => [start, end]),
        [[0, 2]],
      );
      const lenses = (await ask<CodeLens[]>('executeCodeLensProvider', editor, 10)) ?? [];
      equal(lenses[0]?.command?.title, '0 references');
    });

    it('the colours by meaning are theirs, and those of the grammar stay', async function () {
      const editor = await openScript();
      const tokens = await ask<SemanticTokens>('provideDocumentSemanticTokens', editor);
      // $name in line 2 is the first of theirs; ours begin in the rules.
      equal(tokens?.data[0], 1);
      if (!(await userInterface.available())) this.skip();
      for (const meaning of [false, true]) {
        const configuration = workspace.getConfiguration('editor', { languageId: 'powershell' });
        await configuration.update('semanticHighlighting.enabled', meaning, true, true);
        const scopes = await scopesAt(editor, 'issue(claim = user');
        match(scopes, /keyword\S*adfsrule[\s\S]*meta\.embedded\.block\.adfsrule/);
        editor.revealRange(new Range(0, 0, 0, 0));
        await userInterface.picture(`beside-powershell-${meaning ? 'meaning' : 'grammar'}`);
        await configuration.update('semanticHighlighting.enabled', undefined, true, true);
      }
    });
  });
}

describe('A PowerShell extension that comes up while the cursor is in rules', () => {
  it('takes no answer of ours for long', async () => {
    const editor = await openScript();
    await put(editor, 'user:');
    await startTheirs();
    try {
      // The registration from before counts no longer, and the cursor goes to the next line.
      await new Promise((resolve) => setTimeout(resolve, 5500));
      deepEqual(await marksAt(editor, await put(editor, 'claim = us')), ['7 user', '8 user']);
    } finally {
      theirs?.dispose();
    }
  });
});

/** The inspector's lines about the first occurrence of a text. */
async function scopesAt(editor: TextEditor, text: string): Promise<string> {
  const place = placeOf(editor.document, text);
  editor.selection = new Selection(place, place);
  await commands.executeCommand('editor.action.inspectTMScopes');
  const [scopes] = await waitFor(
    `scopes of ${text}`,
    () => userInterface.texts('.token-inspect-widget'),
    ([found]) => found?.includes('adfsrule') ?? false,
  );
  await commands.executeCommand('editor.action.inspectTMScopes');
  await userInterface.waitUntilGone('.token-inspect-widget');
  return scopes ?? '';
}
