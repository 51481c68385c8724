import { commands, Selection, type TextEditor } from 'vscode';
import { userInterface } from './conductor.ts';
import { placeOf } from './rules.ts';
import { waitFor } from './waitFor.ts';

/** The lines of "Developer: Inspect Editor Tokens and Scopes" about the first occurrence of a text: scopes from the innermost to the outermost. */
export async function scopesAt(editor: TextEditor, text: string): Promise<string> {
  const place = placeOf(editor.document, text);
  editor.selection = new Selection(place, place);
  // The inspector shows nothing for a place out of sight.
  editor.revealRange(editor.selection);
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
