import { deepEqual, equal } from 'node:assert/strict';
import { commands, type DocumentHighlight, Position, window, workspace } from 'vscode';
import { diagnostics, replaceText } from './support/documents.ts';
import { waitFor } from './support/waitFor.ts';

const plain = "Get-ChildItem -Filter '*.log' | Where-Object { $_.Length -gt 1MB }\n";
const withRules = (operator: string) =>
  `$rules = @'\nc:[Type ${operator} "urn:a"]\n => issue(claim = c);\n'@\n`;

/** Longer than the extension waits before it looks at a script again. */
const longEnough = 2000;

/** Whether the language server is among the child processes of the extension host. VS Code has some of its own there. */
function serverRuns(): boolean {
  const { _getActiveHandles: handles } = process as unknown as {
    _getActiveHandles(): { readonly spawnargs?: readonly string[] }[];
  };
  return handles().some(({ spawnargs }) => spawnargs?.some((arg) => /[\\/]dist[\\/]server\.js$/.test(arg)));
}

describe('Before there are rules', () => {
  it('a script does not start the language server, however it is edited', async () => {
    const document = await workspace.openTextDocument({ language: 'powershell', content: plain });
    const editor = await window.showTextDocument(document);
    await replaceText(editor, `${plain}Write-Host 'Done => all'\n`);
    await new Promise((resolve) => setTimeout(resolve, longEnough));
    equal(serverRuns(), false);
  });

  it('a page does not either', async () => {
    const content = '# Notes\n\n```powershell\nGet-Date\n```\n';
    await window.showTextDocument(await workspace.openTextDocument({ language: 'markdown', content }));
    await new Promise((resolve) => setTimeout(resolve, longEnough));
    equal(serverRuns(), false);
  });

  it('the first rule that is typed starts it', async () => {
    const document = await workspace.openTextDocument({ language: 'powershell', content: plain });
    const editor = await window.showTextDocument(document);
    await replaceText(editor, plain + withRules('='));
    await diagnostics(document, 'one error', (found) => found.length === 1);
    equal(serverRuns(), true);
  });

  it('once it runs, a script is what it was: VS Code marks the word at the cursor', async () => {
    const content = `$path = 'a'\nGet-Item $path\n${withRules('==')}`;
    const document = await workspace.openTextDocument({ language: 'powershell', content });
    await window.showTextDocument(document);
    const marks = await waitFor(
      'marks',
      async () =>
        (await commands.executeCommand<DocumentHighlight[] | undefined>(
          'vscode.executeDocumentHighlights',
          document.uri,
          new Position(0, 2),
        )) ?? [],
      (found) => found.length > 0,
    );
    deepEqual(
      marks.map(({ range }) => [range.start.line, document.getText(range)]),
      [
        [0, 'path'],
        [1, 'path'],
      ],
    );
  });
});
