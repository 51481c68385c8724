/** Tests of the request by which a rule leaves out the second factor (language.md 7.8, stories.md A, E, F). */
import { claimTypeUri, type Stage } from '../catalog/index.ts';
import type { Rule } from '../syntax/nodes.ts';
import { issues } from './decisions.ts';
import { type TypeTest, typeTests } from './selectors.ts';
import { madeUp } from './trustedClaims.ts';

const none: readonly TypeTest[] = [];

/**
 * The tests of claims of one type by which the rule lets a client through without a second factor: a rule that asks
 * for one, or that denies whoever has none, with the client excluded; a rule that makes up a claim for the client.
 */
export function exemptions(rule: Rule, stage: Stage | undefined, type: string): readonly TypeTest[] {
  const excludes = issues(rule, 'secondFactor') ? stage !== 'issuance' : deniesWithoutFactor(rule);
  const includes = !excludes && (stage === undefined || stage === 'issuance' || stage === 'acceptance');
  if (!excludes && !(includes && madeUp(rule))) return none;
  return typeTests(rule).filter((test) => test.type === type && test.negated === excludes);
}

function deniesWithoutFactor(rule: Rule): boolean {
  return (
    issues(rule, 'deny') !== undefined &&
    typeTests(rule).some(
      ({ type, negated }) => type === claimTypeUri.authenticationMethodsReferences && negated,
    )
  );
}
