import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { type CompletionItem, commands, type MarkdownString, type SignatureHelp } from 'vscode';
import { accept, completionsAt, labelOf, openRules, type } from './support/rules.ts';
import { waitFor } from './support/waitFor.ts';

describe('Completion', () => {
  it('writes a claim type for its friendly name', async () => {
    const editor = await openRules('c:[Type == "E-Mail‸"]');
    const items = await completionsAt(editor, 'E-Mail Address');
    equal(await accept(editor, items, 'E-Mail Address'), `c:[Type == "${type.emailAddress}"]`);
  });

  it('replaces the whole string, however it was begun', async () => {
    const begun = ['c:[Type == ‸]', 'c:[Type == "http://schemas‸"]', 'c:[Type == "gr‸oup"]'];
    for (const text of begun) {
      const editor = await openRules(text);
      const items = await completionsAt(editor, 'Group SID');
      equal(await accept(editor, items, 'Group SID'), `c:[Type == "${type.groupSid}"]`);
    }
  });

  it('says what a claim type means before it is taken', async () => {
    const items = await completionsAt(await openRules('c:[Type == "‸"]'), 'Group SID');
    const documentation = documentationOf(items.find((item) => labelOf(item) === 'Group SID'));
    match(documentation, /one claim per group/);
    ok(documentation.includes(type.groupSid));
  });

  it('offers the values of the claim type in front, and no others', async () => {
    const editor = await openRules(`c:[Type == "${type.clientApplication}", Value == "‸"]`);
    const items = await completionsAt(editor, 'Microsoft.Exchange.Autodiscover');
    const labels = items.map(labelOf);
    equal(labels[0], 'Microsoft.Exchange.ActiveSync');
    ok(labels.every((label) => label.startsWith('Microsoft.Exchange.')));
    match(documentationOf(items[0]), /AllowBasicAuthActiveSync/);
    equal(
      await accept(editor, items, 'Microsoft.Exchange.Autodiscover'),
      `c:[Type == "${type.clientApplication}", Value == "Microsoft.Exchange.Autodiscover"]`,
    );
  });

  it('escapes a value in a regular expression and leaves out those that are there', async () => {
    const editor = await openRules(
      `c:[Type == "${type.clientApplication}", Value =~ "^(Microsoft\\.Exchange\\.ActiveSync|‸)$"]`,
    );
    const items = await completionsAt(editor, 'Microsoft.Exchange.RPC');
    equal(items.map(labelOf).includes('Microsoft.Exchange.ActiveSync'), false);
    match(
      await accept(editor, items, 'Microsoft.Exchange.RPC'),
      /"\^\(Microsoft\\\.Exchange\\\.ActiveSync\|Microsoft\\\.Exchange\\\.RPC\)\$"/,
    );
  });

  it('knows true and false', async () => {
    const items = await completionsAt(await openRules(`c:[Type == "${type.inside}", Value == "‸"]`), 'true');
    deepEqual(items.map(labelOf), ['true', 'false']);
  });

  it('offers whole rules at the start of a line', async () => {
    const items = await completionsAt(await openRules('‸'), '@RuleName');
    const labels = items.map(labelOf);
    for (const label of ['@RuleName', 'exists([…])', 'mfa-group-outside', 'permit-all']) {
      ok(labels.includes(label), `${label} is not among ${labels.join(', ')}`);
    }
  });
});

describe('Signature help', () => {
  it('shows the arguments of issue and RegExReplace', async () => {
    const issuing = await signaturesAt(`c:[Type == "${type.upn}"]\n => issue(Type = "x", Value = ‸);`);
    equal(issuing.signatures[issuing.activeSignature]?.label.startsWith('issue(Type = text, '), true);
    equal(issuing.activeParameter, 1);
    const replacing = await signaturesAt(
      `c:[Type == "${type.upn}"]\n => issue(Type = "x", Value = RegExReplace(c.Value, ‸));`,
    );
    equal(replacing.signatures[0]?.label, 'RegExReplace(text, pattern, replacement)');
    equal(replacing.activeParameter, 1);
  });
});

function documentationOf(item: CompletionItem | undefined): string {
  return (item?.documentation as MarkdownString | undefined)?.value ?? '';
}

async function signaturesAt(marked: string): Promise<SignatureHelp> {
  const { document, selection } = await openRules(marked);
  const help = await waitFor('signatures', () =>
    commands.executeCommand<SignatureHelp | undefined>(
      'vscode.executeSignatureHelpProvider',
      document.uri,
      selection.active,
    ),
  );
  return help as SignatureHelp;
}
