/** Claims on whose word Entra ID leaves out the second factor (language.md 7.8, stories.md A). */
import { claimTypeUri, claimValue } from '../catalog/index.ts';
import { literalValue, type Rule, type StringLiteral } from '../syntax/nodes.ts';
import { literalOf, propertyArgument } from './actionParts.ts';
import { typeTests } from './selectors.ts';

/** A rule that makes such a claim by itself, with a value that it writes down. */
export interface MadeUp {
  readonly type: 'inside' | 'secondFactor';
  /** The claim type in the action. */
  readonly at: StringLiteral;
}

/**
 * Whether a rule asserts of its own that a request comes from inside, or that there was a second factor. Not where it
 * passes on or translates what AD FS found out: then it reads a claim of the same kind, or the proxy's own mark.
 */
export function madeUp(rule: Rule): MadeUp | undefined {
  if (rule.action?.verb !== 'issue' || rule.action.form !== 'create') return undefined;
  const at = literalOf(propertyArgument(rule, 'Type')?.value);
  const type = literalValue(rule, at);
  const value = literalValue(rule, propertyArgument(rule, 'Value')?.value);
  if (!at || value === undefined) return undefined;
  if (type === claimTypeUri.insideCorporateNetwork && value.trim().toLowerCase() === 'true') {
    return readsOneOf(rule, honestInside) ? undefined : { type: 'inside', at };
  }
  if (
    type === claimTypeUri.authenticationMethodsReferences &&
    value.trim() === claimValue.multipleAuthentication
  ) {
    return readsOneOf(rule, honestMethod) ? undefined : { type: 'secondFactor', at };
  }
  return undefined;
}

/** The proxy's mark cannot be left out by a client: without it the request came from inside (ACP2, EXODOC). */
const honestInside: ReadonlySet<string> = new Set([claimTypeUri.insideCorporateNetwork, claimTypeUri.proxy]);

const honestMethod: ReadonlySet<string> = new Set([
  claimTypeUri.authenticationMethodsReferences,
  claimTypeUri.authenticationMethod,
]);

function readsOneOf(rule: Rule, types: ReadonlySet<string>): boolean {
  return typeTests(rule).some(({ type }) => types.has(type));
}
