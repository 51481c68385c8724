import { deepEqual, match, ok } from 'node:assert/strict';
import { type CodeLens, commands, Range, type TextDocument, type Uri, workspace } from 'vscode';
import { userInterface } from './support/conductor.ts';
import { example, open, replaceText } from './support/documents.ts';
import { waitFor } from './support/waitFor.ts';

const finance = 'S-1-5-21-1004336348-1177238915-682003330-1187';

/** The last scenario expects what the rules do not do. */
const scenarios = `{
  "rules": {
    "additionalAuthentication": "finance.mfa.adfsrule"
  },
  "scenarios": [
    {
      "name": "Finance outside is asked",
      "given": { "preset": "browserOutside", "claims": { "groupsid": "${finance}" } },
      "expect": { "mfa": true }
    },
    {
      "name": "Finance inside is not asked",
      "given": { "preset": "browserInside", "claims": { "groupsid": "${finance}" } },
      "expect": { "mfa": false }
    },
    {
      "name": "Others outside are not asked",
      "given": { "preset": "browserOutside" },
      "expect": { "mfa": true }
    }
  ]
}
`;
const wrong = `"preset": "browserOutside" },\n      "expect": { "mfa": true }`;
const right = wrong.replace('true', 'false');

describe('Scenarios', () => {
  let file: Uri;
  let rules: Uri;
  before(async () => {
    file = example('finance.adfstest.json');
    rules = example('finance.mfa.adfsrule');
    await workspace.fs.copy(example('mfa-outside-for-group.adfsrule'), rules);
    await workspace.fs.writeFile(file, new TextEncoder().encode(scenarios));
  });
  after(async () => {
    await workspace.fs.delete(file);
    await workspace.fs.delete(rules);
    await commands.executeCommand('testing.refreshTests');
  });

  it('are offered above the rules that they run, and say how they ended', async () => {
    const { document: tried } = await open(file);
    const { document } = await open(rules);
    await lensAbove(document, '$(play) Run 3 scenarios');
    await commands.executeCommand('adfsrule.runScenarios', document.uri);
    await lensAbove(document, '$(error) 1 of 3 scenarios fail');
    const editor = await open(tried.uri);
    await replaceText(editor, scenarios.replace(wrong, right));
    await lensAbove(document, '$(play) Run 3 scenarios');
    await commands.executeCommand('adfsrule.runScenarios', document.uri);
    await lensAbove(document, '$(pass) 3 scenarios pass');
  });

  it('stand in the Test Explorer; a failure is shown where it was expected', async function () {
    if (!(await userInterface.available())) this.skip();
    const editor = await open(file);
    const end = editor.document.lineCount - 1;
    await commands.executeCommand('workbench.view.testing.focus');
    await waitFor(
      'the file in the tree',
      () => userInterface.texts(treeRow),
      (texts) => texts.some((text) => text.includes('finance.adfstest.json')),
    );
    await commands.executeCommand('testing.runCurrentFile');
    await commands.executeCommand('workbench.action.closePanel');
    editor.revealRange(new Range(end, 0, end, 0));
    const [message] = await waitFor(
      'the failure beside the line',
      () => userInterface.texts('.test-error-content-widget'),
      (texts) => texts.length > 0,
    );
    match(message ?? '', /no MFA != MFA/);
    await userInterface.click(`${treeRow}:has-text("finance.adfstest.json") .monaco-tl-twistie`);
    const rows = await waitFor(
      'the scenarios in the tree',
      () => userInterface.texts(treeRow),
      (texts) => texts.some((text) => text.includes('Others outside')),
    );
    const names = ['Finance outside is asked', 'Finance inside is not asked', 'Others outside are not asked'];
    deepEqual(
      rows.flatMap((row) => names.find((name) => row.includes(name)) ?? []),
      names,
    );
    await userInterface.picture('scenario-run');
    await userInterface.click('.test-error-content-widget');
    await waitFor(
      'expected and actual side by side',
      async () =>
        (await userInterface.texts('.test-output-peek .view-lines')).map((text) =>
          text.replaceAll('\u00a0', ' ').trim(),
        ),
      (texts) => texts.includes('MFA') && texts.includes('no MFA'),
    );
    await commands.executeCommand('workbench.view.explorer');
  });

  it('run again when a rule file is saved, for those who ask for it', async function () {
    if (!(await userInterface.available())) this.skip();
    await open(file);
    const { document } = await open(rules);
    await lensAbove(document, /3 scenarios/);
    await commands.executeCommand('workbench.view.testing.focus');
    void commands.executeCommand('testing.startContinuousRun');
    await userInterface.click('.quick-input-widget .monaco-list-row:visible:has-text("Run")');
    await userInterface.press('Enter');
    const editor = await open(document.uri);
    const before = document.getText();
    await replaceText(editor, `${before}\n`);
    await document.save();
    await lensAbove(document, '$(error) 1 of 3 scenarios fail');
    await commands.executeCommand('testing.stopContinuousRun');
    await replaceText(editor, before);
    await document.save();
  });

  it('say which rules and conditions were never tried', async function () {
    if (!(await userInterface.available())) this.skip();
    await open(file);
    const { document } = await open(rules);
    await lensAbove(document, /3 scenarios/);
    await commands.executeCommand('testing.coverageAll');
    const rows = await waitFor(
      'the rule file in the coverage view',
      () => userInterface.texts('.test-coverage-list-item'),
      (texts) => texts.some((text) => text.includes('finance.mfa.adfsrule')),
    );
    ok(rows.length > 0);
    await open(document.uri);
    await commands.executeCommand('testing.coverage.close');
    await commands.executeCommand('workbench.action.closePanel');
    await commands.executeCommand('workbench.view.explorer');
  });
});

const treeRow = '.test-explorer .monaco-list-row';

function lensAbove(document: TextDocument, wanted: string | RegExp): Promise<readonly string[]> {
  return waitFor(
    `${wanted} above the rules`,
    async () => {
      const found = await commands.executeCommand<CodeLens[] | undefined>(
        'vscode.executeCodeLensProvider',
        document.uri,
      );
      return (found ?? []).map(({ command }) => command?.title ?? '');
    },
    (titles) => titles.some((title) => (typeof wanted === 'string' ? title === wanted : wanted.test(title))),
  );
}
