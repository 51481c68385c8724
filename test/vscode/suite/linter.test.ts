import { equal, match, ok } from 'node:assert/strict';
import {
  type CodeAction,
  CodeActionKind,
  ConfigurationTarget,
  commands,
  type Diagnostic,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import { userInterface } from './support/conductor.ts';
import { diagnostics, open, openUntitled } from './support/documents.ts';
import { makeFolder, readFile, remove, writeFile } from './support/files.ts';
import { waitFor } from './support/waitFor.ts';

const wrongScheme = `@RuleName = "Pass the name"
c:[Type == "https://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn"]
 => issue(claim = c);`;
const rightScheme = wrongScheme.replace('https:', 'http:');

describe('The linter', () => {
  let folder: Uri;
  before(async () => {
    folder = await makeFolder('lint');
  });
  after(() => remove(folder));

  it('a finding leads to its page, which came with the extension', async () => {
    const { document } = await openUntitled(wrongScheme);
    const finding = await findingIn(document);
    const code = finding.code as { value: string; target: Uri };
    equal(code.value, 'claim-type-scheme');
    equal(code.target.scheme, 'command');
    await window.showTextDocument(document);
    await commands.executeCommand(code.target.path, ...JSON.parse(decodeURIComponent(code.target.query)));
    await waitFor('the page', () => tabs().some((label) => label.includes('claim-type-scheme.md')));
  });

  it('the link in the message opens the page', async function () {
    if (!(await userInterface.available())) this.skip();
    const { document } = await openUntitled(wrongScheme);
    await findingIn(document);
    await waitFor(
      'the message',
      async () => {
        await window.showTextDocument(document);
        await userInterface.press('Control+Home');
        await userInterface.press('F8');
        return userInterface.texts('.marker-widget a.code-link');
      },
      (texts) => texts.length > 0,
    );
    await userInterface.click('.marker-widget a.code-link');
    await waitFor('the page', () => tabs().some((label) => label.includes('claim-type-scheme.md')));
  });

  it('a quick fix repairs what it found', async () => {
    const { document } = await openUntitled(wrongScheme);
    const finding = await findingIn(document);
    const [fix] = await actionsAt(document, finding);
    await workspace.applyEdit(fix?.edit as NonNullable<CodeAction['edit']>);
    equal(document.getText(), rightScheme);
    await diagnostics(document, 'no findings', (found) => !found.some(isScheme));
  });

  it('what is safe to repair is repaired on save, for those who ask for it', async () => {
    const settings = workspace.getConfiguration('editor', { languageId: 'adfsrule' });
    const actions = { 'source.fixAll.adfsrule': 'explicit' };
    await settings.update('codeActionsOnSave', actions, ConfigurationTarget.Global, true);
    try {
      const file = Uri.joinPath(folder, 'save.adfsrule');
      await writeFile(file, wrongScheme);
      const { document } = await open(file);
      await findingIn(document);
      const editor = await window.showTextDocument(document);
      await editor.edit((builder) => builder.insert(document.lineAt(2).range.end, '\n'));
      await document.save();
      equal(document.getText().trim(), rightScheme);
    } finally {
      await settings.update('codeActionsOnSave', undefined, ConfigurationTarget.Global, true);
    }
  });

  it('a suppression is written, honoured, and reported when it suppresses nothing', async () => {
    const file = Uri.joinPath(folder, 'a.adfsrule');
    const configuration = Uri.joinPath(folder, 'adfsrule.config.json');
    await writeFile(file, wrongScheme);
    const { document } = await open(file);
    const finding = await findingIn(document);
    const suppress = (await actionsAt(document, finding)).find(({ title }) => title.startsWith('Suppress'));
    match(suppress?.title ?? '', /^Suppress claim-type-scheme for “Pass the name”$/);
    ok(await workspace.applyEdit(suppress?.edit as NonNullable<CodeAction['edit']>));
    await diagnostics(document, 'silence', (found) => !found.some(isScheme));
    const edited = await workspace.openTextDocument(configuration);
    ok(await edited.save());
    const written = await waitFor(
      'the file on disk',
      () => readFile(configuration),
      (text) => text.includes('suppressions'),
    );
    equal(JSON.parse(written).suppressions[0].rule, 'Pass the name');

    await writeFile(configuration, '{ "rules": { "claim-type-scheme": "off" }, "suppressionz": [] }');
    const other = await workspace.openTextDocument(configuration);
    equal(other.languageId, 'jsonc');
    await diagnostics(other, 'the mistake in the configuration', (found) =>
      found.some(({ source, message }) => source === 'AD FS' && message.includes('suppressions')),
    );
    await diagnostics(document, 'the defaults', (found) => found.some(isScheme));
  });
});

function isScheme({ code }: Diagnostic): boolean {
  return typeof code === 'object' && code !== null && code.value === 'claim-type-scheme';
}

async function findingIn(document: TextDocument): Promise<Diagnostic> {
  const found = await diagnostics(document, 'the finding', (all) => all.some(isScheme));
  return found.find(isScheme) as Diagnostic;
}

function actionsAt(document: TextDocument, { range }: Diagnostic): Promise<readonly CodeAction[]> {
  return waitFor(
    'quick fixes',
    () =>
      commands.executeCommand<CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        range,
        CodeActionKind.QuickFix.value,
        10,
      ),
    (found) => found.length > 0,
  );
}

function tabs(): readonly string[] {
  return window.tabGroups.all.flatMap(({ tabs: all }) => all.map(({ label }) => label));
}
