import { deepEqual, equal, ok } from 'node:assert/strict';
import { commands, type Hover, languages, Position, window, workspace } from 'vscode';
import { diagnostics, example, open, replaceText } from './support/documents.ts';
import { waitFor } from './support/waitFor.ts';

/** This runs in a window of its own, whose first rule file it is. */
describe('The first rule file', () => {
  it('has its problems once, before there is a tab with it, and keeps them while the client takes over', async () => {
    const uri = example('broken-from-a-blog.adfsrule');
    const problems = () =>
      languages
        .getDiagnostics(uri)
        .map(({ range, message, severity, source, code, tags, relatedInformation }) =>
          JSON.stringify([range, message, severity, source, code, tags ?? [], relatedInformation ?? []]),
        );
    const seen: string[][] = [];
    const listening = languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some((changed) => String(changed) === String(uri))) seen.push(problems());
    });
    const document = await workspace.openTextDocument(uri);
    await diagnostics(document, 'problems', (found) => found.length > 0);
    const tabs = window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));
    equal(tabs.includes('broken-from-a-blog.adfsrule'), false);
    const editor = await open(uri);
    await waitFor(
      'a hover, which the client asks for',
      () => commands.executeCommand<Hover[]>('vscode.executeHoverProvider', uri, new Position(0, 2)),
      (hovers) => hovers.length > 0,
    );
    await replaceText(editor, 'c:[Type == "urn:a"]\n => issue(claim = c);');
    await diagnostics(editor.document, 'no problem', (found) => found.length === 0);
    listening.dispose();
    const shown = seen.filter((found) => found.length > 0);
    ok(shown.length > 0);
    for (const found of shown) deepEqual(found, shown[0]);
    await window.showTextDocument(editor.document);
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});
