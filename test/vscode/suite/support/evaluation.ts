// Evaluating rules, and what stands above and beside them then.
import { type CodeLens, commands, type Hover, type MarkdownString, type TextDocument } from 'vscode';
import { userInterface } from './conductor.ts';
import { placeOf } from './rules.ts';
import { waitFor } from './waitFor.ts';

/** A line of a list that somebody chooses from. */
export const listRow = '.quick-input-widget .monaco-list-row:visible';

/** Chooses a kind of request by its description, and what else holds from the next list. */
export async function evaluateWith(request: string, extra?: string): Promise<void> {
  void commands.executeCommand('adfsrule.evaluateWith');
  await userInterface.waitFor(listRow);
  await userInterface.type(request);
  await waitFor(
    `${request} alone in the list`,
    () => userInterface.texts(listRow),
    (rows) => rows.length === 1 && (rows[0]?.includes(request) ?? false),
  );
  await userInterface.press('Enter');
  await userInterface.waitFor(`${listRow}:has-text("Registered device")`);
  if (extra) await userInterface.click(`${listRow}:has-text("${extra}")`);
  await userInterface.press('Enter');
}

/** The lenses, once these are and those are not among them. */
export function lenses(
  document: TextDocument,
  wanted: readonly string[],
  unwanted: readonly string[] = [],
): Promise<readonly string[]> {
  return waitFor(
    `lenses with ${wanted.join(', ')}`,
    async () => {
      const found = await commands.executeCommand<CodeLens[] | undefined>(
        'vscode.executeCodeLensProvider',
        document.uri,
      );
      return (found ?? []).map(({ command }) => command?.title ?? '');
    },
    (titles) =>
      wanted.every((title) => titles.includes(title)) && !unwanted.some((title) => titles.includes(title)),
  );
}

/** What hover says of the evaluation. */
export async function hoverText(document: TextDocument, text: string, behind = ''): Promise<string> {
  const found = await commands.executeCommand<Hover[] | undefined>(
    'vscode.executeHoverProvider',
    document.uri,
    placeOf(document, text, behind),
  );
  const all = (found ?? []).map(({ contents }) =>
    contents
      .map((part) => (part as MarkdownString).value)
      .join('\n')
      .replaceAll('&nbsp;', ' '),
  );
  return all.filter((one) => /\*\*Browser/.test(one)).join('\n');
}

/** The same, once it is as wanted. */
export function hovers(document: TextDocument, text: string, wanted: RegExp, behind = ''): Promise<string> {
  return waitFor(
    `${wanted} on hover`,
    () => hoverText(document, text, behind),
    (found) => wanted.test(found),
  );
}
