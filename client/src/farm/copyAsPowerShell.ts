// "Copy as PowerShell": rules as a string to paste behind a parameter, quoted so that nothing in them is lost.
import { env, l10n, window } from 'vscode';
import { type QuoteParams, quoteRequest } from '../../../server/src/lsp/protocol.ts';
import { languageId } from '../clientOptions.ts';
import type { Server } from '../server.ts';
import { noServer, openRulesFirst } from './words.ts';

/** Copies the selection, or the whole file where nothing is selected. */
export async function copyAsPowerShell(server: Server): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor?.document.languageId !== languageId) return openRulesFirst();
  const { document, selection } = editor;
  const text = document.getText(selection.isEmpty ? undefined : selection).trim();
  const quoted = await server.request<string | null>(quoteRequest, { text } satisfies QuoteParams);
  if (typeof quoted !== 'string') return noServer();
  await env.clipboard.writeText(quoted);
  window.setStatusBarMessage(l10n.t('Copied as a PowerShell string'), 4000);
}
