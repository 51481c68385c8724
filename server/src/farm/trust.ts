/** What AD FS keeps rules on, and the cmdlets that read and set them. */

import { catalog } from '../catalog/index.ts';
import { type Stage, stages } from '../semantics/stage.ts';

/** What rules can be set on. `global` is the farm itself: its rules ask for a second factor on every trust. */
export type TrustKind = 'relyingPartyTrust' | 'claimsProviderTrust' | 'webApiApplication' | 'global';

/** One trust with its rules, as an export holds it. */
export interface Trust {
  readonly kind: TrustKind;
  readonly name: string;
  readonly identifiers: readonly string[];
  /** The policy that takes the place of authorization and MFA rules (AD FS 2016 and later); '' for none. */
  readonly accessControlPolicy: string;
  /** The rule sets that are not empty, in the order of the pipeline. */
  readonly rules: readonly StageRules[];
}

/** The rules of one stage, as AD FS gives them. */
export interface StageRules {
  readonly stage: Stage;
  readonly text: string;
}

/** Words and cmdlets for one kind of trust. */
export interface TrustKindInfo {
  /** Within a sentence: `the relying party trust "Payroll"`. */
  readonly noun: string;
  /** The key of the list in an export, and the name of the folder with such trusts. */
  readonly list: string;
  readonly folder: string;
  readonly get: string;
  readonly set: string;
}

/** What a farm calls each kind of trust; `global` are the MFA rules for all trusts. */
export const trustKinds: Readonly<Record<TrustKind, TrustKindInfo>> = {
  relyingPartyTrust: {
    noun: 'relying party trust',
    list: 'relyingPartyTrusts',
    folder: 'Relying party trusts',
    get: 'Get-AdfsRelyingPartyTrust',
    set: 'Set-AdfsRelyingPartyTrust',
  },
  claimsProviderTrust: {
    noun: 'claims provider trust',
    list: 'claimsProviderTrusts',
    folder: 'Claims provider trusts',
    get: 'Get-AdfsClaimsProviderTrust',
    set: 'Set-AdfsClaimsProviderTrust',
  },
  webApiApplication: {
    noun: 'Web API application',
    list: 'webApiApplications',
    folder: 'Web API applications',
    get: 'Get-AdfsWebApiApplication',
    set: 'Set-AdfsWebApiApplication',
  },
  global: {
    noun: 'rules for all trusts',
    list: 'global',
    folder: 'All trusts',
    get: 'Get-AdfsAdditionalAuthenticationRule',
    set: 'Set-AdfsAdditionalAuthenticationRule',
  },
};

/** The name of the one trust of the kind `global`. */
export const GLOBAL_NAME = 'All trusts';

/** The stages that a kind of trust has rules for, each with its parameter (language.md 4.6). */
export function parametersOf(kind: TrustKind): ReadonlyMap<Stage, string> {
  const found = new Map<Stage, string>();
  const parameters = catalog.powershell.byName(trustKinds[kind].set)?.parameters ?? [];
  for (const stage of stages) {
    const parameter = parameters.find(({ ruleSet, acceptsRuleText }) => acceptsRuleText && ruleSet === stage);
    if (parameter) found.set(stage, parameter.name);
  }
  return found;
}

/** The word for a stage in the name of a file: `Payroll.mfa.adfsrule`. */
export function stageWord(stage: Stage): string {
  return stage === 'additionalAuthentication' ? 'mfa' : stage;
}
