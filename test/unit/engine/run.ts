import { expect } from 'vitest';
import {
  type Claim,
  type ClaimParts,
  createClaim,
  type Evaluation,
  type EvaluationOptions,
  evaluate,
} from '../../../server/src/engine/index.ts';
import type { DialectName } from '../../../server/src/syntax/dialect.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';

/** Claims as `type=value`, or in full. */
export type Given = string | ClaimParts;

export function claimsOf(given: readonly Given[]): readonly Claim[] {
  return given.map((one) => {
    if (typeof one !== 'string') return createClaim(one);
    const at = one.indexOf('=');
    return createClaim({ type: one.slice(0, at), value: one.slice(at + 1) });
  });
}

/** Runs rules over claims, whether or not that works. */
export function result(
  rules: string,
  given: readonly Given[] = [],
  options: EvaluationOptions & { dialect?: DialectName } = {},
): Evaluation {
  return evaluate(RuleSet.parse(rules, options.dialect), claimsOf(given), options);
}

/** Runs rules that can be evaluated. */
export function run(
  rules: string,
  given: readonly Given[] = [],
  options: EvaluationOptions & { dialect?: DialectName } = {},
): Evaluation {
  const evaluation = result(rules, given, options);
  expect(evaluation.errors).toEqual([]);
  return evaluation;
}

/** Claims as `type=value`. */
export function texts(claims: readonly Claim[]): readonly string[] {
  return claims.map(({ type, value }) => `${type}=${value}`);
}

/** What rules issue, as `type=value`. */
export function issued(
  rules: string,
  given: readonly Given[] = [],
  options: EvaluationOptions & { dialect?: DialectName } = {},
): readonly string[] {
  return texts(run(rules, given, options).issued);
}

/** The codes of what keeps rules from being evaluated. */
export function errorCodes(
  rules: string,
  given: readonly Given[] = [],
  options: EvaluationOptions & { dialect?: DialectName } = {},
): readonly string[] {
  return result(rules, given, options).errors.map(({ code }) => code);
}
