// How the stages of the pipeline are called towards the user.
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
    name: 'Acceptance Transform',
    parameter: 'AcceptanceTransformRules',
    meaning: 'On a claims provider trust: which claims come in',
  },
  authorization: {
    name: 'Issuance Authorization',
    parameter: 'IssuanceAuthorizationRules',
    meaning: 'On an application: who is let in',
  },
  delegation: {
    name: 'Delegation Authorization',
    parameter: 'DelegationAuthorizationRules',
    meaning: 'On an application: who may act as a delegate of the user',
  },
  impersonation: {
    name: 'Impersonation Authorization',
    parameter: 'ImpersonationAuthorizationRules',
    meaning: 'On an application: who may act on behalf of the user',
  },
  additionalAuthentication: {
    name: 'Additional Authentication',
    parameter: 'AdditionalAuthenticationRules',
    meaning: 'Who is asked for a second factor',
  },
  issuance: {
    name: 'Issuance Transform',
    parameter: 'IssuanceTransformRules',
    meaning: 'On an application: which claims the token holds',
  },
};
