import { equal } from 'node:assert/strict';
import { commands, window, workspace } from 'vscode';
import { diagnostics, example, openUntitled, replaceText } from './support/documents.ts';

describe('The language server', () => {
  it('goes on after a restart', async () => {
    const editor = await openUntitled('c:[Type = "urn:a"]\n => issue(claim = c);');
    const { document } = editor;
    await diagnostics(document, 'one error', (found) => found.length === 1);
    await commands.executeCommand('adfsrule.restartServer');
    await diagnostics(document, 'the same error', (found) => found.length === 1);
    await replaceText(editor, 'c:[Type == "urn:a"]\n => issue(claim = c);');
    equal((await diagnostics(document, 'no error', (found) => found.length === 0)).length, 0);
  });

  it('survives restarts that are asked for all at once', async () => {
    const { document } = await openUntitled('c:[Type = "urn:a"]\n => issue(claim = c);');
    await Promise.all([1, 2, 3].map(() => commands.executeCommand('adfsrule.restartServer')));
    await diagnostics(document, 'one error', (found) => found.length === 1);
  });

  it('has the problems of what is open when it starts, before there is a tab with it', async () => {
    const name = 'deny-outside-without-mfa.authorization.adfsrule';
    const document = await workspace.openTextDocument(example(name));
    await commands.executeCommand('adfsrule.restartServer');
    await diagnostics(document, 'a problem', (found) => found.length > 0);
    const tabs = window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));
    equal(tabs.includes(name), false);
  });
});
