import { equal, match, ok } from 'node:assert/strict';
import { ConfigurationTarget, commands, Selection, type TextEditor, workspace } from 'vscode';
import { userInterface } from './support/conductor.ts';
import { example, open, openUntitled } from './support/documents.ts';
import { hoverAt, placeOf, type } from './support/rules.ts';
import { waitFor } from './support/waitFor.ts';

const editorText = '.editor-instance .view-lines';
const list = '.suggest-widget.visible .monaco-list-row';
const details = '.suggest-details-container .suggest-details';
const hover = '.monaco-hover:not(.hidden) .hover-contents';

describe('At the keyboard, with what the editor knows', () => {
  before(async function () {
    if (!(await userInterface.available())) this.skip();
    await wordWrap('on');
  });
  after(async () => {
    await wordWrap(undefined);
    await commands.executeCommand('workbench.view.explorer');
  });

  it('a rule is written by the names of its claim types and values', async () => {
    const { document } = await openUntitled();
    await userInterface.click(editorText);
    await userInterface.type('c:[Type == "group sid');
    await firstInList(/^Group SID/);
    await userInterface.press('Enter');
    await lineIs(document, 0, `c:[Type == "${type.groupSid}"]`);

    await userInterface.press('End');
    await userInterface.press('Enter');
    await userInterface.type('=> issue(Type = "e-mail');
    await firstInList(/^E-Mail Address/);
    await userInterface.press('Enter');
    await lineIs(document, 1, ` => issue(Type = "${type.emailAddress}")`);
  });

  it('the client applications are listed with what they mean', async () => {
    await show('mfa-except-legacy-mail.mfa.adfsrule');
    await userInterface.press('Control+End');
    await userInterface.press('Enter');
    await userInterface.type('c:[Type == "client app');
    await firstInList(/^Client Application/);
    await userInterface.press('Enter');
    await userInterface.type(', Value == "');
    await firstInList(/^Microsoft\.Exchange\.ActiveSync/);
    await userInterface.press('Control+Space');
    match(await textOf(details), /AllowBasicAuthActiveSync/);
    await userInterface.picture('completion');
    await userInterface.press('Control+Space');
    await userInterface.waitUntilGone(details);
    await userInterface.press('Escape');
  });

  it('a value is explained where it stands', async () => {
    const editor = await show('mfa-except-legacy-mail.mfa.adfsrule');
    const place = placeOf(editor.document, 'ActiveSync');
    editor.selection = new Selection(place, place);
    await hoverAt(editor.document, place);
    // A cursor that still moves would close the hover again.
    await waitFor('the cursor in the status bar', async () =>
      (await userInterface.texts('.statusbar-item')).includes(
        `Ln ${place.line + 1}, Col ${place.character + 1}`,
      ),
    );
    await userInterface.press('Control+K');
    await userInterface.press('Control+I');
    match(await textOf(hover), /Switch that closes it:/);
    await userInterface.picture('hover');
    await userInterface.press('Escape');
  });
});

async function wordWrap(value: 'on' | undefined): Promise<void> {
  await workspace.getConfiguration('editor').update('wordWrap', value, ConfigurationTarget.Global);
}

/** Opens an example with all of its long lines in sight, the focus in the text. */
async function show(name: string): Promise<TextEditor> {
  const editor = await open(example(name));
  await commands.executeCommand('workbench.action.closeSidebar');
  await userInterface.waitFor('.codelens-decoration');
  await userInterface.click(editorText);
  return editor;
}

/** Waits until the list has come up with this item on top. */
async function firstInList(wanted: RegExp): Promise<void> {
  const rows = await waitFor(
    `${wanted} on top of the list`,
    () => userInterface.texts(list),
    ([first]) => wanted.test(first ?? ''),
  );
  ok(rows.length > 0);
}

async function lineIs(
  document: { lineAt(line: number): { readonly text: string } },
  line: number,
  text: string,
): Promise<void> {
  const there = await waitFor(
    `line ${line + 1}`,
    () => document.lineAt(line).text,
    (found) => found === text,
  );
  equal(there, text);
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
