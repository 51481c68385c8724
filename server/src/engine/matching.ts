/** Which claims a condition matches, and which combinations of claims a rule runs for (language.md 3.3 to 3.5). */
import type { TextRange } from '../syntax/nodes.ts';
import type { Budget } from './budget.ts';
import { type Claim, propertyOf } from './claims.ts';
import type { CompiledCondition, CompiledConstraint } from './compile.ts';
import type { Context } from './context.ts';
import { type Failure, isFailure } from './errors.ts';
import { evaluateExpression } from './expressions.ts';
import { foldCase } from './foldCase.ts';
import { matches, type Patterns } from './patterns.ts';

/** One claim for each selector of a rule, by slot. */
export type Combination = readonly (Claim | undefined)[];

/** What conditions are matched against and with. */
export interface Matching {
  readonly context: Context;
  readonly patterns: Patterns;
  readonly budget: Budget;
  /** How `==` and `!=` compare; patterns have their own setting. */
  readonly ignoreCase: boolean;
  /** Where the last failure came up, in offsets of the rule. */
  failedAt: TextRange | undefined;
}

const nothingBound: Combination = [];

/** The text that a constraint compares, of a claim. */
export function actualOf({ property, key }: CompiledConstraint, claim: Claim, ignoreCase: boolean): string {
  if (property === 'Properties' && ignoreCase && !Object.hasOwn(claim.properties, key)) {
    const other = Object.keys(claim.properties).find((name) => foldCase(name) === foldCase(key));
    return propertyOf(claim, property, other);
  }
  return propertyOf(claim, property, key);
}

/** The texts that the constraints of a condition compare with, for one combination; each made when it is needed. */
export class Expected {
  private readonly matching: Matching;
  private readonly bound: Combination;
  private made: Map<CompiledConstraint, string | Failure> | undefined;

  constructor(matching: Matching, bound: Combination) {
    this.matching = matching;
    this.bound = bound;
  }

  of(constraint: CompiledConstraint): string | Failure {
    const { value } = constraint;
    if (value.literal !== undefined) return value.literal;
    this.made ??= new Map();
    let text = this.made.get(constraint);
    if (text === undefined) {
      const { patterns, budget } = this.matching;
      text = budget.take(value.program.length)
        ? evaluateExpression(value, this.bound, patterns, budget)
        : (budget.failure as Failure);
      this.made.set(constraint, text);
    }
    return text;
  }
}

/** Whether a claim satisfies a constraint. `!=` and `!~` are the negations for the same claim. */
export function satisfies(
  matching: Matching,
  constraint: CompiledConstraint,
  claim: Claim,
  expected: Expected,
): boolean | Failure {
  const { budget, patterns, ignoreCase } = matching;
  const { operator } = constraint;
  const failed = (reason: Failure) => {
    matching.failedAt = constraint.node;
    return reason;
  };
  if (!budget.take(1)) return failed(budget.failure as Failure);
  const wanted = expected.of(constraint);
  if (isFailure(wanted)) return failed(wanted);
  const actual = actualOf(constraint, claim, ignoreCase);
  if (operator === '==' || operator === '!=') {
    const isEqual = ignoreCase ? foldCase(actual) === foldCase(wanted) : actual === wanted;
    return isEqual === (operator === '==');
  }
  const matcher = patterns.get(wanted);
  if (isFailure(matcher)) return failed(matcher);
  const isMatch = matches(matcher, actual, budget);
  if (isFailure(isMatch)) return failed(isMatch);
  return isMatch === (operator === '=~');
}

/** The claims that satisfy all constraints of a condition, in their order; `most` of them at most. */
export function matchedClaims(
  matching: Matching,
  condition: CompiledCondition,
  bound: Combination = nothingBound,
  most = Number.POSITIVE_INFINITY,
): readonly Claim[] | Failure {
  const { constraints, type } = condition;
  const candidates = matching.context.candidates(type);
  if (!matching.budget.take(1)) return matching.budget.failure as Failure;
  if (constraints.length === (type === undefined ? 0 : 1)) return candidates;
  const expected = new Expected(matching, bound);
  const found: Claim[] = [];
  next: for (const claim of candidates) {
    for (const constraint of constraints) {
      const result = satisfies(matching, constraint, claim, expected);
      if (typeof result !== 'boolean') return result;
      if (!result) continue next;
    }
    found.push(claim);
    if (found.length >= most) break;
  }
  return found;
}

/** Whether an aggregate holds. */
export function aggregateHolds(
  matching: Matching,
  condition: CompiledCondition,
  bound: Combination = nothingBound,
): boolean | Failure {
  const isCount = condition.kind === 'count';
  const found = matchedClaims(matching, condition, bound, isCount ? undefined : 1);
  if (isFailure(found)) return found;
  return isCount ? countHolds(condition, found.length) : found.length > 0 !== condition.negated;
}

/** `count` counts claims, not distinct values (language.md 3.4). */
export function countHolds({ operator, number }: CompiledCondition, count: number): boolean {
  switch (operator) {
    case '==':
      return count === number;
    case '!=':
      return count !== number;
    case '>':
      return count > number;
    case '>=':
      return count >= number;
    case '<':
      return count < number;
    case '<=':
      return count <= number;
  }
}

/**
 * Calls `visit` for every combination of claims that match the selectors: their product, the first selector slowest
 * (language.md 3.3 promises no order). Without a selector there is one empty combination. Ends at the first failure.
 * `visit` must not keep the list, which is used again.
 */
export function forEachCombination(
  matching: Matching,
  selectors: readonly CompiledCondition[],
  visit: (combination: Combination) => Failure | undefined,
): Failure | undefined {
  const lists: (readonly Claim[])[] = [];
  for (const selector of selectors) {
    if (selector.isDependent) continue;
    const found = matchedClaims(matching, selector);
    if (isFailure(found)) return found;
    if (found.length === 0) return undefined;
    lists[selector.slot] = found;
  }
  if (selectors.length === 0) return visit(nothingBound);
  const bound: (Claim | undefined)[] = [];
  const at: number[] = [0];
  for (let depth = 0; depth >= 0; ) {
    const selector = selectors[depth] as CompiledCondition;
    if (at[depth] === 0 && selector.isDependent) {
      const found = matchedClaims(matching, selector, bound);
      if (isFailure(found)) return found;
      lists[depth] = found;
    }
    const claim = lists[depth]?.[at[depth] as number];
    if (!claim) {
      bound[depth] = undefined;
      depth--;
      continue;
    }
    if (!matching.budget.take(1)) return matching.budget.failure;
    at[depth] = (at[depth] as number) + 1;
    bound[depth] = claim;
    if (depth < selectors.length - 1) at[++depth] = 0;
    else {
      const stopped = visit(bound);
      if (stopped) return stopped;
    }
  }
  return undefined;
}
