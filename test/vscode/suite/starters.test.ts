import { equal, match, ok } from 'node:assert/strict';
import { type CodeLens, commands, extensions, type Uri, window, workspace } from 'vscode';
import { userInterface } from './support/conductor.ts';
import { example, openUntitled, replaceText } from './support/documents.ts';
import { completionsAt, labelOf, openRules } from './support/rules.ts';
import { waitFor } from './support/waitFor.ts';

/** As much as a page of the walkthrough shows well. */
const small = { width: '640', height: '110' };

const hint = /Paste rules, type, or press Ctrl\+Space/;

describe('An empty rule file', () => {
  it('is made by a command', async () => {
    await commands.executeCommand('adfsrule.newFile');
    const document = window.activeTextEditor?.document;
    equal(document?.languageId, 'adfsrule');
    equal(document?.getText(), '');
  });

  it('says how to begin, until it is begun', async function () {
    if (!(await userInterface.available())) this.skip();
    const editor = await openUntitled();
    await waitFor('the hint', hints, (found) => found.length > 0);
    await userInterface.waitFor('.codelens-decoration a');
    await userInterface.picture('walkthrough-empty-file', { of: '.editor-group-container', ...small });
    await replaceText(editor, 'c');
    await waitFor('no hint', hints, (found) => found.length === 0);
    await replaceText(editor, '');
    await waitFor('the hint', hints, (found) => found.length > 0);
  });

  it('has a new rule and the examples one click away', async () => {
    const { document } = await openUntitled();
    const lenses = () =>
      commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 10);
    const titles = await waitFor(
      'two lenses',
      async () => (await lenses()).map(({ command }) => command?.title ?? ''),
      (found) => found.length === 2,
    );
    match(titles.join(), /New rule….*Open the example workspace/);
  });

  it('offers whole rules and the beginnings of one', async () => {
    const labels = (await completionsAt(await openRules('‸'), '@RuleName')).map(labelOf);
    for (const label of ['exists([…])', 'mfa-group-outside', 'ldap-claims']) ok(labels.includes(label));
  });
});

describe('The example workspace', () => {
  before(async function () {
    // Without a file system there is no place for a copy, and no such command.
    const extension = extensions.getExtension('adfs-claim-rules.adfs-claim-rules');
    const inTheWeb = extension?.extensionUri.scheme.startsWith('http');
    if (inTheWeb || !(await userInterface.available())) this.skip();
  });
  after(() => userInterface.closeOtherWindows());

  it('opens as a copy in a window of its own', async () => {
    await commands.executeCommand('adfsrule.openExamples');
    const [address] = await waitFor(
      'another window',
      () => userInterface.otherWindows(),
      ([first]) => first?.includes('folder=') ?? false,
    );
    const folder = new URL(address ?? '').searchParams.get('folder') ?? '';
    match(folder, /\/AD FS examples$/);
    const copied = await namesIn(example('.').with({ path: folder }));
    ok(copied.length > 10);
    for (const name of ['README.md', 'broken-from-a-blog.adfsrule', 'add-mfa-rule.ps1']) {
      ok(copied.includes(name), `${name} is not among ${copied.join(', ')}`);
    }
  });
});

async function namesIn(folder: Uri): Promise<readonly string[]> {
  return (await workspace.fs.readDirectory(folder)).map(([name]) => name);
}

/** The hints in the editors. */
async function hints(): Promise<readonly string[]> {
  return (await userInterface.textsBehind('.view-line span')).filter((text) => hint.test(text));
}
