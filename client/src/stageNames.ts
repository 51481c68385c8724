// How the stages of the pipeline are called towards the user.
import { l10n } from 'vscode';
import type { Stage } from '../../server/src/lsp/protocol.ts';

/** The name of a stage, and the PowerShell parameter that takes its rules. */
export interface StageName {
  readonly name: string;
  readonly parameter: string;
  readonly meaning: string;
}

/** In the order in which a request passes through them. */
export const stageNames: Readonly<Record<Stage, StageName>> = {
  acceptance: {
    name: l10n.t('Acceptance Transform'),
    parameter: 'AcceptanceTransformRules',
    meaning: l10n.t('On a claims provider trust: which claims come in'),
  },
  authorization: {
    name: l10n.t('Issuance Authorization'),
    parameter: 'IssuanceAuthorizationRules',
    meaning: l10n.t('On an application: who is let in'),
  },
  delegation: {
    name: l10n.t('Delegation Authorization'),
    parameter: 'DelegationAuthorizationRules',
    meaning: l10n.t('On an application: who may act as a delegate of the user'),
  },
  impersonation: {
    name: l10n.t('Impersonation Authorization'),
    parameter: 'ImpersonationAuthorizationRules',
    meaning: l10n.t('On an application: who may act on behalf of the user'),
  },
  additionalAuthentication: {
    name: l10n.t('Additional Authentication'),
    parameter: 'AdditionalAuthenticationRules',
    meaning: l10n.t('Who is asked for a second factor'),
  },
  issuance: {
    name: l10n.t('Issuance Transform'),
    parameter: 'IssuanceTransformRules',
    meaning: l10n.t('On an application: which claims the token holds'),
  },
};
