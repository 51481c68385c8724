// Rule text with a cursor, and what the editor's commands say about a place in it.
import {
  type CompletionItem,
  type CompletionList,
  commands,
  type Hover,
  type MarkdownString,
  type Position,
  Range,
  Selection,
  SnippetString,
  type TextDocument,
  type TextEditor,
} from 'vscode';
import { openUntitled } from './documents.ts';
import { waitFor } from './waitFor.ts';

/** The claim types that the tests are about, as the examples write them. */
export const type = {
  clientApplication: 'http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-client-application',
  emailAddress: 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress',
  groupSid: 'http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid',
  inside: 'http://schemas.microsoft.com/ws/2012/01/insidecorporatenetwork',
  methodsReferences: 'http://schemas.microsoft.com/claims/authnmethodsreferences',
  upn: 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn',
} as const;

/** Opens rules in a new editor with the cursor at the `‸`. */
export async function openRules(marked: string): Promise<TextEditor> {
  const offset = marked.indexOf('‸');
  if (offset < 0) throw new Error('The text needs a ‸.');
  const editor = await openUntitled(marked.replace('‸', ''));
  const cursor = editor.document.positionAt(offset);
  editor.selection = new Selection(cursor, cursor);
  return editor;
}

/** The start of the first occurrence of a text, or of the one behind another text. */
export function placeOf(document: TextDocument, text: string, behind = ''): Position {
  const all = document.getText();
  const offset = all.indexOf(text, all.indexOf(behind));
  if (offset < 0) throw new Error(`No "${text}" in ${document.uri.path}.`);
  return document.positionAt(offset);
}

/** What hover shows, as Markdown, and the text that it is about. */
export async function hoverAt(
  document: TextDocument,
  position: Position,
): Promise<{ readonly text: string; readonly about: string }> {
  const [hover] = await waitFor(
    'a hover',
    async () =>
      (await commands.executeCommand<Hover[] | undefined>(
        'vscode.executeHoverProvider',
        document.uri,
        position,
      )) ?? [],
    (found) => found.length > 0,
  );
  if (!hover?.range) throw new Error('The hover has no range.');
  const text = hover.contents.map((part) => (part as MarkdownString).value).join('\n');
  return { text, about: document.getText(hover.range) };
}

/**
 * The completion items for the cursor, documentation included, once this one is among them: until the language server
 * is up, the editor offers the words of the text.
 */
export async function completionsAt(editor: TextEditor, label: string): Promise<readonly CompletionItem[]> {
  const { document, selection } = editor;
  const everything = 1000;
  return waitFor(
    `"${label}" among the completions`,
    async () => {
      const { items } = await commands.executeCommand<CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        selection.active,
        undefined,
        everything,
      );
      return items;
    },
    (items) => items.some((item) => labelOf(item) === label),
  );
}

/** What the list shows for an item. */
export function labelOf({ label }: CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}

/** Puts an item into the text as the editor does, and returns the text. */
export async function accept(
  editor: TextEditor,
  items: readonly CompletionItem[],
  label: string,
): Promise<string> {
  const item = items.find((one) => labelOf(one) === label);
  if (!item) throw new Error(`"${label}" is not among ${items.map(labelOf).join(', ')}`);
  const { range, insertText } = item;
  const replaced = range instanceof Range ? range : range?.replacing;
  if (!replaced || insertText === undefined) throw new Error(`"${label}" changes nothing.`);
  if (insertText instanceof SnippetString) await editor.insertSnippet(insertText, replaced);
  else await editor.edit((builder) => builder.replace(replaced, insertText));
  return editor.document.getText();
}
