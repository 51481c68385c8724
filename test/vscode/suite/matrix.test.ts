import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { commands, env, window, workspace } from 'vscode';
import { userInterface } from './support/conductor.ts';
import { example } from './support/documents.ts';
import { waitFor } from './support/waitFor.ts';

/** The document in a web view lies two frames deep; Playwright's selectors enter them one by one. */
const view = (selector: string) =>
  `iframe.webview.ready >> internal:control=enter-frame >> iframe#active-frame >> internal:control=enter-frame >> ${selector}`;

describe('The table "Who is asked for MFA?"', () => {
  before(async function () {
    if (!(await userInterface.available())) this.skip();
    const encoder = new TextEncoder();
    const scenarios = {
      rules: {
        authorization: 'permit-staff.adfsrule',
        additionalAuthentication: 'mfa-outside-for-group.adfsrule',
      },
      directory: {
        groups: [
          { account: 'CONTOSO\\Staff', sid: 'S-1-5-21-1004336348-1177238915-682003330-1104' },
          { account: 'CONTOSO\\Finance', sid: 'S-1-5-21-1004336348-1177238915-682003330-1187' },
          { account: 'CONTOSO\\Contractors', sid: 'S-1-5-21-1004336348-1177238915-682003330-1216' },
        ],
      },
      scenarios: [],
    };
    await workspace.fs.writeFile(example('trust.adfstest.json'), encoder.encode(JSON.stringify(scenarios)));
  });
  after(() => workspace.fs.delete(example('trust.adfstest.json')));

  it('shows rows, filters them and leads to the rule', async () => {
    await commands.executeCommand('adfsrule.showMfaTable', example('trust.adfstest.json'));
    const titles = await waitFor(
      'the head of the table',
      () => userInterface.texts(view('thead th')),
      (texts) => texts.length > 3,
    );
    deepEqual([titles[0], ...titles.slice(-3)], ['Request', 'MFA', 'Access', 'Deciding rule']);
    await commands.executeCommand('workbench.action.closeSidebar');
    // A row under the pointer would stand out.
    await userInterface.hover(view('h1'));
    await userInterface.picture('mfa-table');
    const all = await userInterface.texts(view('tbody tr'));
    const notes = await userInterface.texts(view('section li'));
    ok(notes.some((note) => note.startsWith('Cannot answer: A second factor is asked for')));
    ok(all.some((row) => row.includes('Denied') && row.includes('Deny contractors outside')));

    await userInterface.click(view('#filter'));
    await userInterface.type('browser finance');
    const some = await waitFor(
      'fewer rows',
      () => userInterface.texts(view('tbody tr')),
      (rows) => rows.length > 0 && rows.length < all.length,
    );
    ok(some.every((row) => row.includes('Ask the finance group')));
    const [status] = await userInterface.texts(view('#status'));
    match(status ?? '', /^\d+ of \d+ rows$/);

    await commands.executeCommand('workbench.view.explorer');
    await userInterface.click(view('#copy'));
    await waitFor(
      'the copy',
      () => userInterface.texts(view('#status')),
      ([text]) => text === 'Copied.',
    );
    const copied = await env.clipboard.readText();
    const lines = copied.split('\n').filter((line) => line.startsWith('|'));
    match(lines[0] ?? '', /^\| Request \|.*\| MFA \| Permitted \| Deciding rule \|$/);
    ok(lines.slice(2).every((line) => line.includes('finance')));

    await userInterface.click(view('td .link'));
    const editor = await waitFor('the rule', () => window.activeTextEditor);
    equal(editor?.document.uri.path.split('/').at(-1), 'mfa-outside-for-group.adfsrule');
  });

  it('is worked with by keyboard, and runs no script but its own', async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
    await commands.executeCommand('adfsrule.showMfaTable', example('trust.adfstest.json'));
    await waitFor(
      'the table',
      () => userInterface.texts(view('tbody tr')),
      (rows) => rows.length > 0,
    );
    await userInterface.click(view('#filter'));
    await userInterface.press('Tab');
    await userInterface.press('Space');
    const pressed = await waitFor(
      'a pressed switch',
      () => userInterface.texts(view('#outcomes button[aria-pressed="true"]')),
      (texts) => texts.length === 1,
    );
    match(pressed[0] ?? '', /^MFA/);
    // The switch is made anew, and still has the focus.
    equal((await userInterface.texts(view('#outcomes button:focus'))).length, 1);
    const policy = 'meta[http-equiv="Content-Security-Policy"]';
    const strict = '[content*="default-src"][content*="nonce-"]:not([content*="unsafe"])';
    equal((await userInterface.texts(view(policy + strict))).length, 1);
    equal((await userInterface.texts(view('table[aria-label] th[scope="col"]'))).length > 3, true);
    await commands.executeCommand('workbench.action.closeAllEditors');
  });
});
