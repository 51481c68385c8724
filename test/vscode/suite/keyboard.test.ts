import { equal, match } from 'node:assert/strict';
import { commands, Selection, window } from 'vscode';
import { userInterface } from './support/conductor.ts';
import { diagnostics, example, open, openUntitled, outline } from './support/documents.ts';
import { waitFor } from './support/waitFor.ts';

const editorText = '.editor-instance .view-lines';
const message = '.marker-widget .message';
const menu = '.action-widget';
const lens = '.codelens-decoration';

describe('At the keyboard', () => {
  before(async function () {
    if (!(await userInterface.available())) this.skip();
  });

  it('a mistake is underlined while it is typed, F8 explains it, Ctrl+. mends it', async () => {
    const { document } = await openUntitled();
    await userInterface.click(editorText);
    await userInterface.type('c:[Type == “urn:a”] => issue(claim = c);');
    await userInterface.waitFor('.squiggly-error');
    // What was wrong with the unfinished rule is forgotten a moment after the last key: until then F8 goes there.
    await waitFor(
      'the message about the quotation marks',
      async () => {
        await userInterface.press('Control+Home');
        await userInterface.press('F8');
        return textOf(message);
      },
      (text) => text.includes('quotation mark'),
    );
    match(await repairs(), /straight quotation marks/);
    await userInterface.press('Enter');
    await userInterface.waitUntilGone('.squiggly-error');
    equal(document.getText(), 'c:[Type == "urn:a"] => issue(claim = c);');
  });

  it('the damaged rules of a web page are listed, explained and mended', async () => {
    const { document } = await open(example('broken-from-a-blog.adfsrule'));
    await diagnostics(document, 'diagnostics', (found) => found.length > 3);
    await outline(document.uri);
    await userInterface.waitFor(lens);
    await commands.executeCommand('outline.focus');
    await userInterface.waitFor('.outline-pane .monaco-list-row');
    const before = document.positionAt(document.getText().indexOf('@RuleName = "Typographic'));
    await window.showTextDocument(document, { selection: new Selection(before, before) });
    await userInterface.press('F8');
    match(await textOf(message), /quotation mark/);
    // At the closing quotation mark the menu hides nothing of the message.
    await userInterface.press('End');
    await userInterface.press('ArrowLeft');
    match(await repairs(), /straight quotation marks/);
    await userInterface.picture('diagnostic');
    await userInterface.press('Escape');
    await userInterface.press('Escape');
  });
});

/**
 * What the menu of repairs shows. VS Code drops a menu that is about to open when the editor changes, as by a line above
 * the rules that comes just then; a person presses the keys again.
 */
async function repairs(): Promise<string> {
  return waitFor('repairs', async () => {
    await userInterface.press('Control+Period');
    for (let looks = 0; looks < 40; looks++) {
      const [found] = await userInterface.texts(menu);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return '';
  });
}

/** What an element shows, once it shows something. */
async function textOf(selector: string): Promise<string> {
  const [text] = await waitFor(
    `text in ${selector}`,
    () => userInterface.texts(selector),
    ([found]) => !!found,
  );
  return text ?? '';
}
