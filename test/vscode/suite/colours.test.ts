import { match } from 'node:assert/strict';
import { commands, Range, Selection } from 'vscode';
import { userInterface } from './support/conductor.ts';
import { example, open } from './support/documents.ts';
import { waitFor } from './support/waitFor.ts';

/** The scopes of the editor's own tokenizer, read from "Developer: Inspect Editor Tokens and Scopes". */
describe('The tokenizer', () => {
  before(async function () {
    if (!(await userInterface.available())) this.skip();
  });
  it('gives the parts of a rule their scopes', async () => {
    const file = 'office365-issuance.adfsrule';
    match(await scopesAt(file, 'RuleName'), /annotation.*\.adfsrule/);
    match(await scopesAt(file, 'issue'), /keyword\.\S*adfsrule/);
    match(await scopesAt(file, '=='), /keyword\.operator\.\S*adfsrule/);
    match(await scopesAt(file, 'http://schemas.microsoft.com/ws/2008'), /string\.quoted\.\S*adfsrule/);
    match(await scopesAt(file, '(?<domain>'), /regexp/);
    match(await scopesAt(file, '{0};'), /placeholder/);
  });

  it('knows rules in Markdown', async () => {
    match(
      await scopesAt('README.md', 'issue('),
      /keyword\.\S*adfsrule[\s\S]*meta\.embedded\.block\.adfsrule/,
    );
  });
});

/** The inspector's lines about the first occurrence of a text: scopes from the innermost to the outermost. */
async function scopesAt(file: string, text: string): Promise<string> {
  const editor = await open(example(file));
  const start = editor.document.positionAt(editor.document.getText().indexOf(text));
  editor.selection = new Selection(start, start);
  // The inspector shows nothing for a place out of sight.
  editor.revealRange(new Range(start, start));
  await commands.executeCommand('editor.action.inspectTMScopes');
  const [scopes] = await waitFor(
    `scopes of ${text}`,
    () => userInterface.texts('.token-inspect-widget'),
    ([found]) => found?.includes('adfsrule') ?? false,
  );
  await commands.executeCommand('editor.action.inspectTMScopes');
  await userInterface.waitUntilGone('.token-inspect-widget');
  return scopes ?? '';
}
