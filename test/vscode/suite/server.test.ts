import { equal, ok } from 'node:assert/strict';
import { commands, languages, workspace } from 'vscode';
import {
  closeAll,
  diagnostics,
  example,
  open,
  openUntitled,
  outline,
  replaceText,
} from './support/documents.ts';

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

  it('comes back without the problems of files that nobody has in a tab', async () => {
    const closed = await open(example('broken-from-a-blog.adfsrule'));
    const { uri } = closed.document;
    await diagnostics(closed.document, 'problems', (found) => found.length > 0);
    await closeAll();
    await diagnostics(closed.document, 'no problem', (found) => found.length === 0);
    // VS Code keeps such a document for a while.
    ok(workspace.textDocuments.some((document) => String(document.uri) === String(uri)));
    const editor = await openUntitled('c:[Type = "urn:a"]\n => issue(claim = c);');
    await commands.executeCommand('adfsrule.restartServer');
    // What was asked for at the start is answered before what is asked for now.
    await outline(uri);
    await diagnostics(editor.document, 'one error', (found) => found.length === 1);
    await replaceText(editor, 'c:[Type == "urn:a"]\n => issue(claim = c);');
    await diagnostics(editor.document, 'no error', (found) => found.length === 0);
    equal(languages.getDiagnostics(uri).length, 0);
  });
});
