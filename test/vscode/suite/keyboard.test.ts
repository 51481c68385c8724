import { equal, match, ok } from 'node:assert/strict';
import { Selection } from 'vscode';
import { userInterface } from './support/conductor.ts';
import { closeAll, diagnostics, example, open, openUntitled } from './support/documents.ts';
import { waitFor } from './support/waitFor.ts';

describe('At the keyboard', () => {
  before(async function () {
    if (!(await userInterface.available())) this.skip();
  });
  afterEach(closeAll);

  it('a mistake is underlined, F8 explains it and Ctrl+. mends it', async () => {
    const { document } = await openUntitled();
    await userInterface.click('.editor-instance .view-lines');
    await userInterface.type('c:[Type == "urn:a", Value == “b”]');
    await userInterface.press('Enter');
    await userInterface.type('=> issue(claim = c);');
    await userInterface.waitFor('.squiggly-error');
    await userInterface.press('Control+Home');
    await userInterface.press('F8');
    await userInterface.waitFor('.marker-widget');
    await userInterface.press('Escape');
    await userInterface.press('Control+Period');
    await userInterface.waitFor('.action-widget');
    const titles = await userInterface.texts('.action-widget .action-list-item .title');
    ok(titles.length > 0);
    await userInterface.press('Enter');
    await waitFor('straight quotation marks', () => document.getText().includes('Value == "b"'));
    await userInterface.waitUntilGone('.squiggly-error');
    equal(document.getText().includes('“'), false);
  });

  it('the damaged rules of a blog are explained', async () => {
    const editor = await open(example('broken-from-a-blog.adfsrule'));
    await diagnostics(editor.document, 'diagnostics', (found) => found.length > 0);
    editor.selection = new Selection(0, 0, 0, 0);
    await userInterface.click('.editor-instance .view-lines');
    await userInterface.press('Control+Home');
    await userInterface.press('F8');
    await userInterface.waitFor('.marker-widget .message');
    const [message] = await userInterface.texts('.marker-widget .message');
    match(message ?? '', /Claim type is empty/);
    await userInterface.picture('diagnostic');
    await userInterface.press('Escape');
  });
});
