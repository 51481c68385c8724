/**
 * What a claim rule decides: permit and deny in authorization rules (language.md 4.3), the second factor in additional
 * authentication rules (4.4). Kept per rule.
 */

import { catalog, claimTypeUri, claimValue, type Stage } from '../catalog/index.ts';
import { factsOf } from '../semantics/ruleFacts.ts';
import { claimTypeUses } from '../semantics/workspaceIndex.ts';
import { isComplete, literalValue, type Rule, type Selector, type TextRange } from '../syntax/nodes.ts';
import { PerRule } from '../syntax/perRule.ts';
import { propertyArgument } from './actionParts.ts';

/** The rule sets whose output is permit or deny. */
export const authorizationStages = [
  'authorization',
  'delegation',
  'impersonation',
] as const satisfies readonly Stage[];

export type DecisionKind = 'permit' | 'deny' | 'secondFactor' | 'provider';

/** A decision and where the action names it: the claim type without quotation marks, or the label that is copied. */
export interface Decision {
  readonly kind: DecisionKind;
  readonly range: TextRange;
  /** Whether the range holds the type itself. */
  readonly literal: boolean;
}

const none: readonly Decision[] = [];
const known = new PerRule<readonly Decision[]>();

/** The decisions that a rule makes, by `issue` or by `add`. Types compare as AD FS does, letter by letter. */
export function decisionsOf(rule: Rule): readonly Decision[] {
  let decisions = known.get(rule);
  if (!decisions) {
    const found: Decision[] = [];
    for (const { type, kind, range, literal } of claimTypeUses(rule)) {
      const decided = kind === 'write' ? decisionOf(rule, type) : undefined;
      if (decided) found.push({ kind: decided, range, literal });
    }
    decisions = found.length === 0 ? none : found;
    known.set(rule, decisions);
  }
  return decisions;
}

function decisionOf(rule: Rule, type: string): DecisionKind | undefined {
  switch (type) {
    case claimTypeUri.permit:
      return 'permit';
    case claimTypeUri.deny:
      return 'deny';
    case claimTypeUri.authenticationMethodsProviders:
      return 'provider';
    case claimTypeUri.authenticationMethod:
      return literalValue(rule, propertyArgument(rule, 'Value')?.value) === claimValue.multipleAuthentication
        ? 'secondFactor'
        : undefined;
    default:
      return undefined;
  }
}

/** The decision of that kind that the rule issues. */
export function issues(rule: Rule, kind: DecisionKind): Decision | undefined {
  if (rule.action?.verb !== 'issue') return undefined;
  return decisionsOf(rule).find((decision) => decision.kind === kind);
}

/**
 * Whether the rule permits, or may: text with syntax errors may do anything, `issue(claim = c)` of any type as well, and an `https://` type is a mistake that another lint rule finds.
 */
export function mayPermit(rule: Rule): boolean {
  if (!isComplete(rule) || issues(rule, 'permit')) return true;
  if (rule.action?.verb !== 'issue') return false;
  const written = writtenTypes(rule);
  return !written || written.some((type) => catalog.claimTypes.httpForm(type) === claimTypeUri.permit);
}

/**
 * The claim types of the claims that the action issues or adds, copies included; undefined where only the claims at
 * run time tell, and for broken rules.
 */
export function writtenTypes(rule: Rule): readonly string[] | undefined {
  const facts = factsOf(rule);
  if (!facts || facts.makesUnknown) return undefined;
  const types = claimTypeUses(rule)
    .filter(({ kind }) => kind === 'write')
    .map(({ type }) => type);
  return types.length > 0 ? types : undefined;
}

/** Whether the rule runs for everybody: it has no condition, or conditions that any claim meets. */
export function isUnconditional(rule: Rule): boolean {
  if (!isComplete(rule)) return false;
  return rule.conditions.every(
    (condition) =>
      (condition.kind === 'selectorCondition' ||
        (condition.kind === 'existsCondition' && !condition.negated)) &&
      takesAny(condition.selector),
  );
}

/** `[]` */
export function takesAny(selector: Selector | undefined): boolean {
  return selector?.constraints.length === 0;
}
