import { claimTypeUri } from '../catalog/index.ts';
import { typesOf } from '../semantics/summary.ts';
import type { Rule, Selector } from '../syntax/nodes.ts';

/** Types of which one user regularly has several claims (language.md 4.2, 7.5; `claim-types.json`). */
const multiValued: ReadonlySet<string> = new Set([
  claimTypeUri.groupSid,
  claimTypeUri.denyOnlySid,
  claimTypeUri.role,
  claimTypeUri.group,
  claimTypeUri.forwardedClientIp,
  claimTypeUri.authenticationMethodsReferences,
]);

/** Whether one user regularly has several claims of a type. */
export function isMultiValued(type: string): boolean {
  return multiValued.has(type);
}

/** The type that a selector takes, where users have several claims of it; else undefined. */
export function multiValuedType(rule: Rule, selector: Selector): string | undefined {
  return typesOf(rule, selector).find(isMultiValued);
}

/** Whether a selector picks values by `==` or `=~`, so that few of the claims of its type are left. */
export function picksValues(selector: Selector): boolean {
  return selector.constraints.some(
    ({ property, operator }) => property.name === 'Value' && (operator === '==' || operator === '=~'),
  );
}
