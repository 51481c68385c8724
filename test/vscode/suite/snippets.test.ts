import { equal, match, notEqual, ok } from 'node:assert/strict';
import { commands, DiagnosticSeverity, Selection, window, workspace } from 'vscode';
import rules from '../../../snippets/adfsrule.json';
import powershell from '../../../snippets/powershell.json';
import { diagnostics, openUntitled, outline } from './support/documents.ts';
import { waitFor } from './support/waitFor.ts';

describe('The snippet', () => {
  for (const [name, { body }] of Object.entries(rules)) {
    it(`"${name}" is a rule without fault`, async () => {
      const editor = await openUntitled('c:[Type = "urn:a"] => issue(claim = c);');
      const { document } = editor;
      // The mistake shows that the server looks at this document; with the snippet in its place it must go.
      await diagnostics(document, 'an error', (found) => found.length > 0);
      editor.selection = new Selection(
        document.positionAt(0),
        document.positionAt(document.getText().length),
      );
      await insert(name, 'adfsrule');
      await waitFor('the snippet', () => document.getText().includes('\n'));
      await diagnostics(document, 'neither errors nor warnings', (found) =>
        found.every(({ severity }) => severity > DiagnosticSeverity.Warning),
      );
      equal((await outline(document.uri)).length, 1);
      equal(document.lineCount, body.length);
      match(document.getText(), /;\s*$/);
    });
  }

  for (const name of Object.keys(powershell)) {
    it(`"${name}" keeps the signs of PowerShell`, async () => {
      const document = await workspace.openTextDocument({ language: 'powershell' });
      await window.showTextDocument(document);
      await insert(name, 'powershell');
      const text = await waitFor('the snippet', () => document.getText());
      ok(/\w-\w/.test(text), text);
      equal(/\$\{?\d|\|\}/.test(text), false);
      notEqual(text.trim(), '');
    });
  }
});

async function insert(name: string, langId: string): Promise<void> {
  await commands.executeCommand('editor.action.insertSnippet', { name, langId });
}
