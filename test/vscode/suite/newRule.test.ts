import { equal, match, ok } from 'node:assert/strict';
import { commands, type TextDocument, window } from 'vscode';
import { userInterface } from './support/conductor.ts';
import { diagnostics, example, open, openUntitled } from './support/documents.ts';
import { openRules, type } from './support/rules.ts';
import { waitFor } from './support/waitFor.ts';

const dialog = '.quick-input-widget';
const rows = `${dialog} .monaco-list-row`;
const group = 'S-1-5-21-1004336348-1177238915-682003330-1320';

describe('New Rule…', () => {
  before(async function () {
    if (!(await userInterface.available())) this.skip();
  });

  it('asks what the rule shall do, asks for the group, and writes it', async () => {
    const { document } = await openUntitled();
    await begin();
    match((await rowsWith(/MFA for a group, outside only/)).join('\n'), /second factor/);
    await userInterface.picture('new-rule');
    await userInterface.picture('walkthrough-new-rule', { of: dialog, height: '240' });
    await userInterface.type('MFA for a group');
    await accept(/MFA for a group, outside only/);
    await userInterface.waitFor(`${dialog} .quick-input-box input`);
    await waitFor(
      'the question for the group',
      () => userInterface.texts(`${dialog} .quick-input-message`),
      ([message]) => message?.includes('Get-ADGroup') ?? false,
    );
    await userInterface.type('Finance');
    await userInterface.press('Enter');
    await waitFor(
      'why a name will not do',
      () => userInterface.texts(`${dialog} .quick-input-message`),
      ([message]) => message?.includes('A SID looks like') ?? false,
    );
    await userInterface.press('Control+A');
    await userInterface.type(group.toLowerCase());
    await userInterface.press('Enter');
    await textIs(document, (text) => text.includes(group) && text.endsWith(';\n'));
    match(document.getText(), /^@RuleName = "Ask the group for a second factor outside"\nexists\(/);
    // The name is what can still be changed: it is selected.
    await waitFor(
      'the name, selected',
      () => window.activeTextEditor && document.getText(window.activeTextEditor.selection),
      (text) => text === 'Ask the group for a second factor outside',
    );
    await userInterface.press('Escape');
    await diagnostics(document, 'no findings', (found) => found.length === 0);
  });

  it('offers first what fits the file, and writes the rest into a new one', async () => {
    await open(example('permit-staff.adfsrule'));
    await waitFor(
      'the stage in the status bar',
      () => userInterface.texts('.statusbar-item'),
      (items) => items.some((item) => item.trim() === 'Issuance Authorization'),
    );
    await begin();
    const [first] = await rowsWith(/Permit users with a claim/);
    match(first ?? '', /Permit users with a claim/);
    await userInterface.type('Pass through');
    await accept(/Pass through an incoming claim/);
    await rowsWith(/UPN/);
    await userInterface.type('upn');
    await accept(/^UPN/);
    const added = await waitFor('a new file', () => {
      const document = window.activeTextEditor?.document;
      return document?.isUntitled ? document : undefined;
    });
    if (added) await textIs(added, (text) => text.includes(`Type == "${type.upn}"`));
  });

  it('goes back a question, and writes nothing when it is closed', async () => {
    const { document } = await openUntitled();
    await begin();
    await userInterface.type('Transform');
    await accept(/Transform an incoming claim/);
    await rowsWith(/UPN/);
    await userInterface.click(`${dialog} .quick-input-titlebar .action-label`);
    await rowsWith(/MFA for a group/);
    await userInterface.press('Escape');
    await userInterface.waitUntilGone(`${dialog}:not([style*="display: none"])`);
    equal(document.getText(), '');
  });

  it('takes several attributes of the directory', async () => {
    const { document } = await openUntitled();
    void commands.executeCommand('adfsrule.newRule', 'ldap-claims');
    await rowsWith(/^mail\s*E-Mail Address/);
    for (const attribute of ['mail', 'displayName', 'department']) {
      await userInterface.press('Control+A');
      await userInterface.type(attribute);
      await rowsWith(new RegExp(`^${attribute}`));
      await userInterface.press('ArrowDown');
      await userInterface.press('Space');
      await userInterface.click(`${dialog} .quick-input-box input`);
    }
    await userInterface.press('Enter');
    await textIs(document, (text) => /query = ";mail,displayName,department;\{0\}"/.test(text));
    equal(/types = \(([^)]*)\)/.exec(document.getText())?.[1]?.split(', ').length, 3);
    await diagnostics(document, 'no findings', (found) => found.length === 0);
  });

  it('turns addresses into an expression, on the empty line of the cursor', async () => {
    const rule = `c:[Type == "${type.upn}"]\n => issue(claim = c);`;
    const { document } = await openRules(`${rule}\n\n‸\n\n${rule}\n`);
    void commands.executeCommand('adfsrule.newRule', 'mfa-except-addresses');
    await userInterface.waitFor(`${dialog} .quick-input-message`);
    await userInterface.type('203.0.113.0/26, 198.51.100.20');
    await userInterface.press('Enter');
    await textIs(document, (text) => text.includes(String.raw`"\b(198\.51\.100\.20|203\.0\.113\.`));
    const at = document.getText().indexOf('@RuleName');
    ok(at > 0 && at < document.getText().lastIndexOf(rule));
  });

  it('opens by its keys in a rule file', async () => {
    await openUntitled();
    await userInterface.click('.editor-instance .view-lines');
    await userInterface.press('Control+K');
    await userInterface.press('n');
    await rowsWith(/MFA for a group/);
    await userInterface.press('Escape');
  });
});

/** Opens the dialog, which stays open until it is answered. */
async function begin(): Promise<void> {
  void commands.executeCommand('adfsrule.newRule');
  await userInterface.waitFor(rows);
}

/** The rows of the dialog's list, once one is as wanted. */
function rowsWith(wanted: RegExp): Promise<string[]> {
  return waitFor(
    `${wanted} in the list`,
    () => userInterface.texts(rows),
    (texts) => texts.some((text) => wanted.test(text.trim())),
  );
}

/** Takes the first row of the list, once it is the one. */
async function accept(wanted: RegExp): Promise<void> {
  await waitFor(
    `${wanted} on top of the list`,
    () => userInterface.texts(rows),
    ([first]) => wanted.test(first?.trim() ?? ''),
  );
  await userInterface.press('Enter');
}

async function textIs(document: TextDocument, holds: (text: string) => boolean): Promise<void> {
  await waitFor('the new rule', () => document.getText(), holds);
}
