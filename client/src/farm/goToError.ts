// "Go to AD FS Error…": from what AD FS said to the place in the rules.
import { env, l10n, Range, window } from 'vscode';
import {
  type LocateErrorParams,
  type LocateErrorResult,
  locateErrorRequest,
} from '../../../server/src/lsp/protocol.ts';
import type { Server } from '../server.ts';
import { explainPlace } from './explainedPlace.ts';
import { noServer, openRulesFirst } from './words.ts';

/** How many other places are named. */
const mostLines = 3;

const looksLikeError = /POLICY\d{4}/i;

/** `given` stands for what the user pastes. A message that has just been copied is there already. */
export async function goToError(server: Server, given: unknown): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor) return openRulesFirst();
  const message = typeof given === 'string' ? given : await askForMessage();
  if (message === undefined) return;
  const { document } = editor;
  const found = await server.request<LocateErrorResult>(locateErrorRequest, {
    text: document.getText(),
    languageId: document.languageId,
    message,
  } satisfies LocateErrorParams);
  if (!found) return noServer();
  if ('problem' in found) {
    void window.showWarningMessage(found.problem);
    return;
  }
  const ranges = found.places.map(
    ({ start, end }) => new Range(document.positionAt(start), document.positionAt(end)),
  );
  const [first, ...others] = ranges;
  if (!first) return;
  const shown = await window.showTextDocument(
    document,
    editor.viewColumn === undefined ? {} : { viewColumn: editor.viewColumn },
  );
  const explanation = found.places[0]?.explanation ?? '';
  const lines = others
    .slice(0, mostLines)
    .map(({ start }) => start.line + 1)
    .join(', ');
  const more = lines === '' ? '' : `\n${l10n.t('It may also be line {0}.', lines)}`;
  await explainPlace(shown, first, explanation + more);
}

async function askForMessage(): Promise<string | undefined> {
  const copied = await env.clipboard.readText();
  return window.showInputBox({
    title: l10n.t('Go to AD FS Error'),
    prompt: l10n.t('Paste the whole message of AD FS, with the POLICY number in it'),
    placeHolder: 'POLICY0002: Could not parse policy data. Line number: 1, …',
    ignoreFocusOut: true,
    ...(looksLikeError.test(copied) ? { value: copied } : {}),
    validateInput: (text) =>
      text === '' || looksLikeError.test(text) ? undefined : l10n.t('There is no POLICY number in it.'),
  });
}
