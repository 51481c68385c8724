/** What happened, rule by rule, in words a person can act on. Made only when asked for. */

import { short } from '../syntax/nearest.ts';
import type { Condition } from '../syntax/nodes.ts';
import { Budget } from './budget.ts';
import { type Claim, isAssumed } from './claims.ts';
import type { CompiledCondition, CompiledConstraint, CompiledRule } from './compile.ts';
import { isFailure, type RuleRef } from './errors.ts';
import { foldCase } from './foldCase.ts';
import {
  actualOf,
  aggregateHolds,
  type Combination,
  countHolds,
  Expected,
  forEachCombination,
  type Matching,
  satisfies,
} from './matching.ts';
import type { StoreQuery } from './storeQuery.ts';

/** More claims, failures and origins than this are counted, not listed. */
const LISTED = 50;

/** All offsets are UTF-16 offsets in the text of the rule set. */
export interface Trace {
  readonly rules: readonly RuleTrace[];
}

/** What one rule did. */
export interface RuleTrace extends RuleRef {
  /** Whether the action ran. */
  readonly fired: boolean;
  /** How often: once for each combination of claims that the conditions match. */
  readonly combinations: number;
  readonly conditions: readonly ConditionTrace[];
  readonly claims: readonly ClaimTrace[];
}

/** How one condition came out. */
export interface ConditionTrace {
  readonly kind: Condition['kind'];
  readonly start: number;
  readonly end: number;
  readonly label: string | null;
  /** Null where that could not be found out. */
  readonly holds: boolean | null;
  /** How many claims match. */
  readonly count: number;
  /** The claims that match, the first of them where there are many. */
  readonly matched: readonly Claim[];
  /** Claims of the right type that do not match, and why. */
  readonly failed: readonly ConstraintTrace[];
  /** What decided, in one sentence: ``No claim has the type `…`.`` */
  readonly message: string;
}

/** The first constraint that a claim does not satisfy. */
export interface ConstraintTrace {
  readonly claim: Claim;
  readonly start: number;
  readonly end: number;
  /** ``Value: `True` is not `true`: comparison is case-sensitive.`` */
  readonly message: string;
}

/** A claim that a rule made. */
export interface ClaimTrace {
  readonly verb: 'issue' | 'add';
  readonly claim: Claim;
  /** The claims that it was made for, one for each selector of the rule. */
  readonly from: readonly { readonly label: string | null; readonly claim: Claim }[];
  readonly query?: StoreQuery;
}

/** What the evaluation of a rule did. */
export interface RuleRun {
  readonly combinations: number;
  readonly claims: readonly ClaimTrace[];
}

/** Whether another claim of a run is still listed. */
export function isListed(count: number): boolean {
  return count < LISTED;
}

/** The claims of a combination with their labels. */
export function originOf(rule: CompiledRule, combination: Combination): ClaimTrace['from'] {
  return rule.selectors.flatMap(({ slot, label }) => {
    const claim = combination[slot];
    return claim ? [{ label: label ?? null, claim }] : [];
  });
}

/**
 * Explains a rule against the claims that it saw. Looks at every condition, also at those that the evaluation had no
 * need of; has a budget of its own, so that explaining changes no result.
 */
export function explain(rule: CompiledRule, run: RuleRun, evaluation: Matching): RuleTrace {
  const matching: Matching = {
    ...evaluation,
    budget: new Budget({ steps: 200_000, regexSteps: 500_000 }, undefined),
  };
  return {
    ...rule.ref,
    fired: run.combinations > 0,
    combinations: run.combinations,
    conditions: rule.conditions.map((condition) => explainCondition(rule, condition, matching)),
    claims: run.claims,
  };
}

function explainCondition(
  rule: CompiledRule,
  condition: CompiledCondition,
  matching: Matching,
): ConditionTrace {
  const { node } = condition;
  const matched = new Set<Claim>();
  const failed = new Map<Claim, ConstraintTrace>();
  let holds: boolean | null = null;
  const look = (bound: Combination) => {
    const expected = new Expected(matching, bound);
    for (const claim of matching.context.candidates(undefined)) {
      const reason = firstFailure(condition, claim, expected, matching, rule.offset);
      if (isFailure(reason)) return reason;
      if (reason === undefined) matched.add(claim);
      else if (reason !== 'otherType' && failed.size < LISTED) failed.set(claim, reason);
    }
    if (condition.kind !== 'selector') {
      const result = aggregateHolds(matching, condition, bound);
      if (isFailure(result)) return result;
      holds = holds === true || result;
    }
    return undefined;
  };
  const earlier = rule.selectors.filter((selector) => selector.node.start < node.start);
  const problem = condition.isDependent ? forEachCombination(matching, earlier, look) : look([]);
  if (condition.kind === 'selector') holds = matched.size > 0;
  if (problem) holds = null;
  for (const claim of matched) failed.delete(claim);
  return {
    kind: node.kind,
    start: rule.offset + node.start,
    end: rule.offset + node.end,
    label: condition.label ?? null,
    holds,
    count: matched.size,
    matched: [...matched].slice(0, LISTED),
    failed: [...failed.values()],
    message: problem ? problem.message : messageOf(condition, matched.size, failed.size, matching),
  };
}

/** Why a claim does not match: undefined if it does, `otherType` if it is not the claim that was meant. */
function firstFailure(
  condition: CompiledCondition,
  claim: Claim,
  expected: Expected,
  matching: Matching,
  offset: number,
) {
  let reason: ConstraintTrace | 'otherType' | undefined;
  for (const constraint of condition.constraints) {
    const result = satisfies(matching, constraint, claim, expected);
    if (isFailure(result)) return result;
    if (result) continue;
    const isCase = constraint.property === 'Type' && differsInCase(constraint, claim, expected);
    if (constraint.property === 'Type' && !isCase) return 'otherType';
    const { start, end } = constraint.node;
    reason ??= {
      claim,
      start: offset + start,
      end: offset + end,
      message: whyNot(constraint, claim, expected, matching),
    };
  }
  return reason;
}

function textOf(constraint: CompiledConstraint, expected: Expected): string {
  const text = expected.of(constraint);
  return isFailure(text) ? '' : text;
}

function differsInCase(constraint: CompiledConstraint, claim: Claim, expected: Expected): boolean {
  if (constraint.operator !== '==') return false;
  const wanted = textOf(constraint, expected);
  return claim.type.length === wanted.length && foldCase(claim.type) === foldCase(wanted);
}

function whyNot(
  constraint: CompiledConstraint,
  claim: Claim,
  expected: Expected,
  matching: Matching,
): string {
  const { property, key, operator } = constraint;
  const name = property === 'Properties' ? `Properties["${short(key)}"]` : property;
  if (property === 'Properties' && !Object.hasOwn(claim.properties, key)) {
    return `${name}: the claim has no such property.`;
  }
  const actual = actualOf(constraint, claim, matching.ignoreCase);
  const wanted = textOf(constraint, expected);
  const assumed = isAssumed(claim, property) ? ` The claim was given without it; this is the default.` : '';
  return `${name}: ${difference(operator, actual, wanted, matching)}.${assumed}`;
}

function difference(
  operator: CompiledConstraint['operator'],
  actual: string,
  expected: string,
  matching: Matching,
): string {
  const [is, wanted] = apart(actual, expected).map((text) => `\`${text}\``) as [string, string];
  switch (operator) {
    case '!=':
      return `${is} is ${wanted}`;
    case '!~':
      return `${is} matches ${wanted}`;
    case '==':
      if (foldCase(actual) === foldCase(expected)) {
        return `\`${actual}\` is not \`${expected}\`: comparison is case-sensitive`;
      }
      return actual.trim() === expected.trim()
        ? `"${short(actual)}" is not "${short(expected)}": blanks count`
        : `${is} is not ${wanted}`;
    case '=~': {
      const insensitive = matching.patterns.get(`(?i)${expected}`);
      const isCase =
        !isFailure(insensitive) && insensitive.isMatch(actual, matching.budget.stepsOfNextMatch) === 'match';
      return `${is} does not match ${wanted}${isCase ? ': matching is case-sensitive' : ''}`;
    }
  }
}

/** Two texts, shortened so that one sees where they differ: SIDs of a domain begin alike. */
function apart(a: string, b: string): readonly [string, string] {
  if (short(a) !== short(b) || a === b) return [short(a), short(b)];
  let same = 0;
  while (a[same] === b[same]) same++;
  const from = Math.max(0, same - 20);
  return [`…${short(a.slice(from))}`, `…${short(b.slice(from))}`];
}

function messageOf(
  condition: CompiledCondition,
  matched: number,
  failed: number,
  matching: Matching,
): string {
  const found = matched === 1 ? 'One claim matches' : `${matched} claims match`;
  if (condition.kind === 'count') {
    const { operator, number } = condition;
    return `${found}; \`${operator} ${number}\` ${countHolds(condition, matched) ? 'holds' : 'does not hold'}.`;
  }
  if (matched > 0) return `${found}.`;
  const { type } = condition;
  if (type !== undefined && matching.context.candidates(type).length === 0 && failed === 0) {
    return `No claim has the type \`${type}\`.`;
  }
  return 'No claim matches.';
}
