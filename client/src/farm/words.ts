// What the user reads more than once on the way to the farm and back.
import { l10n, window } from 'vscode';
import type { TrustKind } from '../../../server/src/lsp/protocol.ts';

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

export function openRulesFirst(): void {
  void window.showInformationMessage(l10n.t('Open a claim rule file first.'));
}
