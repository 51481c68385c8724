/** What the output of a rule set means for the request (language.md 4.3, 4.4). */
import { claimTypeUri, claimValue, type Stage } from '../catalog/index.ts';
import type { RuleRef } from './errors.ts';
import type { Evaluation, IssuedClaim } from './evaluate.ts';

/** What one rule set decides about the request. */
export interface Outcome {
  /**
   * Whether the request may go on: a deny wins wherever it stands, and without a permit it is denied; values do not
   * matter. Null where that is no question of the stage, or there is no result.
   */
  readonly permitted: boolean | null;
  /** The rules that permitted or denied; none where nobody permitted. */
  readonly decidedBy: readonly RuleRef[];
  /** Whether a second factor is asked for. Null where that is no question of the stage, or there is no result. */
  readonly mfa: boolean | null;
  readonly mfaBy: readonly RuleRef[];
  /** The providers that rules choose for the second factor (AD FS 2019). */
  readonly mfaProviders: readonly string[];
}

/** The stages whose output permits or denies. */
const permitting: ReadonlySet<Stage | undefined> = new Set(['authorization', 'delegation', 'impersonation']);

/**
 * Reads the output of a rule set.
 *
 * @param stage undefined where it is not known: then only what was issued decides, and its absence says nothing
 */
export function outcomeOf({ origins, errors }: Evaluation, stage: Stage | undefined): Outcome {
  const nothing: Outcome = { permitted: null, decidedBy: [], mfa: null, mfaBy: [], mfaProviders: [] };
  if (errors.length > 0) return nothing;
  const permits = origins.filter(({ claim }) => claim.type === claimTypeUri.permit);
  const denies = origins.filter(({ claim }) => claim.type === claimTypeUri.deny);
  const factors = origins.filter(
    ({ claim }) =>
      claim.type === claimTypeUri.authenticationMethod && claim.value === claimValue.multipleAuthentication,
  );
  const decides = permitting.has(stage) || (stage === undefined && permits.length + denies.length > 0);
  const asks = stage === 'additionalAuthentication' || (stage === undefined && factors.length > 0);
  return {
    ...nothing,
    ...(decides
      ? {
          permitted: denies.length === 0 && permits.length > 0,
          decidedBy: rulesBehind(denies.length > 0 ? denies : permits),
        }
      : {}),
    ...(asks
      ? {
          mfa: factors.length > 0,
          mfaBy: rulesBehind(factors),
          mfaProviders: origins
            .filter(({ claim }) => claim.type === claimTypeUri.authenticationMethodsProviders)
            .map(({ claim }) => claim.value),
        }
      : {}),
  };
}

/** The rules that issued claims, in the order of the rule set, each once. */
function rulesBehind(claims: readonly IssuedClaim[]): readonly RuleRef[] {
  const rules = new Map<number, RuleRef>();
  for (const { rules: by } of claims) for (const rule of by) rules.set(rule.index, rule);
  return [...rules.values()].sort((a, b) => a.index - b.index);
}
