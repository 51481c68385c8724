import { equal } from 'node:assert/strict';
import { type CodeAction, CodeActionKind, commands, languages, type TextDocument, workspace } from 'vscode';
import { diagnostics, openUntitled } from './support/documents.ts';
import { waitFor } from './support/waitFor.ts';

describe('Quick fixes', () => {
  it('put straight quotation marks in the place of typographic ones', async () => {
    const { document } = await openUntitled('c:[Type == “urn:a”]\n => issue(claim = c);');
    await applyFirstFix(document);
    equal(document.getText(), 'c:[Type == "urn:a"]\n => issue(claim = c);');
    await diagnostics(document, 'no diagnostics', (found) => found.length === 0);
  });

  it('add the semicolon that ends a rule', async () => {
    const { document } = await openUntitled('c:[Type == "urn:a"]\n => issue(claim = c)');
    await applyFirstFix(document);
    equal(document.getText(), 'c:[Type == "urn:a"]\n => issue(claim = c);');
  });
});

/** Applies the first quick fix that the editor offers at the first diagnostic. */
async function applyFirstFix(document: TextDocument): Promise<void> {
  const [fix] = await waitFor(
    'a quick fix',
    async () => {
      // Asked for each time: a new document may have those of one with its name that was closed a moment ago.
      const [first] = languages.getDiagnostics(document.uri);
      if (!first) return [];
      return commands.executeCommand<CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        first.range,
        CodeActionKind.QuickFix.value,
        1,
      );
    },
    (found) => found.length > 0,
  );
  if (!fix?.edit) throw new Error(`"${fix?.title}" has no edit.`);
  await workspace.applyEdit(fix.edit);
}
