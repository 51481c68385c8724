// What the user reads more than once on the way to the farm and back.
import { commands, l10n, languages, window } from 'vscode';
import type { TrustKind } from '../../../server/src/lsp/protocol.ts';
import { languageId } from '../clientOptions.ts';
import { newFileCommand } from '../starters/emptyFile.ts';

/** What rules can be set on. */
export const kindNames: Readonly<Record<TrustKind, string>> = {
  relyingPartyTrust: l10n.t('Relying party trust'),
  claimsProviderTrust: l10n.t('Claims provider trust'),
  webApiApplication: l10n.t('Web API application'),
  global: l10n.t('All trusts (global MFA rules)'),
};

/** For a request that got no answer. */
export function noServer(): void {
  void window.showErrorMessage(l10n.t('The claim rule language server does not answer. Restart it.'));
}

/** What the action of a rule looks like, also as a web page may have left it. */
const action = /=(?:>|&gt;)\s*(?:issue|add)\s*\(/i;

/** For a command that needs rules. Rules that were pasted into a plain text become rules by one click. */
export async function openRulesFirst(): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (document?.languageId !== 'plaintext' || !action.test(document.getText())) {
    const create = l10n.t('New Rule File');
    const chosen = await window.showInformationMessage(l10n.t('Open a claim rule file first.'), create);
    if (chosen === create) await commands.executeCommand(newFileCommand);
    return;
  }
  const treat = l10n.t('Treat as Claim Rules');
  const message = l10n.t('This looks like claim rules, but VS Code takes it for plain text.');
  if ((await window.showInformationMessage(message, treat)) !== treat) return;
  await languages.setTextDocumentLanguage(document, languageId);
}
