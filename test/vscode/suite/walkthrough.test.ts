import { deepEqual, match } from 'node:assert/strict';
import {
  ConfigurationTarget,
  commands,
  extensions,
  Selection,
  type TextEditor,
  window,
  workspace,
} from 'vscode';
import { userInterface } from './support/conductor.ts';
import { diagnostics, example, open } from './support/documents.ts';
import { hoverAt, placeOf } from './support/rules.ts';
import { waitFor } from './support/waitFor.ts';

const extension = 'adfs-claim-rules.adfs-claim-rules';
const editorText = '.editor-instance .view-lines';

/** As much as a page of the walkthrough shows well. */
const small = { of: '.editor-group-container', width: '760', height: '255' };

describe('The walkthrough', () => {
  before(async function () {
    if (!(await userInterface.available())) this.skip();
    await setting('editor', 'wordWrap', 'on');
    await commands.executeCommand('workbench.action.closeSidebar');
  });
  after(async () => {
    await setting('editor', 'wordWrap', undefined);
    await commands.executeCommand('workbench.view.explorer');
  });

  it('opens, with all of its steps and a picture of the first', async () => {
    await commands.executeCommand('workbench.action.openWalkthrough', `${extension}#firstRule`, false);
    const { walkthroughs } = extensions.getExtension(extension)?.packageJSON.contributes ?? {};
    const steps: readonly { readonly title: string; readonly when?: string }[] = walkthroughs[0].steps;
    // A step with a condition is not for every kind of window.
    const always = steps.filter(({ when }) => when === undefined).map(({ title }) => title);
    const shown = await waitFor(
      'the steps',
      () => userInterface.texts('.gettingStartedContainer .step-title'),
      (titles) => always.every((title) => titles.some((text) => text.trim() === title)),
    );
    const known = shown.map((title) => title.trim()).filter((title) => always.includes(title));
    deepEqual(known, always);
    await userInterface.waitFor('.getting-started-media img');
    await userInterface.picture('look-walkthrough');
  });

  it('leads to rules as web pages damage them, which F8 explains', async () => {
    const editor = await follow('broken-from-a-blog.adfsrule');
    const { document } = editor;
    await diagnostics(document, 'errors', (found) => found.length > 3);
    await userInterface.waitFor('.codelens-decoration');
    await userInterface.click(editorText);
    const before = document.positionAt(document.getText().indexOf('@RuleName = "Typographic'));
    editor.selection = new Selection(before, before);
    await waitFor(
      'the message about the quotation marks',
      async () => {
        await userInterface.press('F8');
        return userInterface.texts('.marker-widget .message');
      },
      ([message]) => message?.includes('quotation mark') ?? false,
    );
    await userInterface.picture('walkthrough-problems', small);
    await userInterface.press('Escape');
  });

  it('leads to a rule that hover explains', async () => {
    const editor = await follow('mfa-outside-for-group.adfsrule');
    const place = placeOf(editor.document, '=>');
    await userInterface.waitFor('.codelens-decoration');
    match((await hoverAt(editor.document, place)).text, /asks for a second factor/);
    await userInterface.click(editorText);
    editor.selection = new Selection(place, place);
    await waitFor('the cursor in the status bar', async () =>
      (await userInterface.texts('.statusbar-item')).some((text) =>
        text.startsWith(`Ln ${place.line + 1}, `),
      ),
    );
    await userInterface.press('Control+K');
    await userInterface.press('Control+I');
    await userInterface.waitFor('.monaco-hover:not(.hidden) .hover-contents');
    await userInterface.picture('walkthrough-hover', small);
    await userInterface.press('Escape');
  });

  it('leads to the stage of the file', async () => {
    await open(example('mfa-outside-for-group.adfsrule'));
    void commands.executeCommand('adfsrule.selectStage');
    await waitFor(
      'the stages',
      () => userInterface.texts('.quick-input-widget .monaco-list-row'),
      (rows) => rows.some((row) => row.startsWith('Issuance Authorization')),
    );
    await userInterface.picture('walkthrough-stage', { of: '.quick-input-widget', height: '240' });
    await userInterface.press('Escape');
  });

  it('leads to the table of who is asked for MFA', async () => {
    await commands.executeCommand('adfsrule.showMfaTable', example('mfa-outside-for-group.adfstest.json'));
    await waitFor(
      'rows of the table',
      () => userInterface.texts(inWebView('tbody tr')),
      (rows) => rows.some((row) => row.includes('Ask the finance group')),
    );
    await userInterface.picture('walkthrough-mfa', small);
  });

  it('leads to the examples', async () => {
    await commands.executeCommand('workbench.view.explorer');
    await open(example('mfa-outside-for-group.adfsrule'));
    await userInterface.waitFor('.explorer-folders-view .monaco-list-row');
    await userInterface.waitFor('.codelens-decoration');
    await userInterface.picture('walkthrough-examples', {
      of: '.monaco-workbench',
      width: '760',
      height: '240',
    });
  });
});

/** The document in a web view lies two frames deep; Playwright's selectors enter them one by one. */
function inWebView(selector: string): string {
  const enter = 'internal:control=enter-frame';
  return `iframe.webview.ready >> ${enter} >> iframe#active-frame >> ${enter} >> ${selector}`;
}

/** Does what the step's link does. */
async function follow(example: string): Promise<TextEditor> {
  await commands.executeCommand('adfsrule.newFile', example);
  return waitFor(
    `the rules of ${example}`,
    () => window.activeTextEditor,
    (editor) => (editor?.document.getText().length ?? 0) > 0,
  ) as Promise<TextEditor>;
}

async function setting(section: string, name: string, value: unknown): Promise<void> {
  await workspace.getConfiguration(section).update(name, value, ConfigurationTarget.Global);
}
