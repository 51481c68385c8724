import { implies, type LiteralTest, literalTest } from '../../semantics/constraintLogic.ts';
import type { Condition, CountCondition, Rule } from '../../syntax/nodes.ts';
import { textOf } from '../../syntax/nodes.ts';
import type { Finding, LintRule } from '../lintRule.ts';

/** Nobody writes more, and every pair is looked at. */
const MOST = 24;

/** How many claims a condition wants, and what it wants of them. */
interface Wanted {
  readonly condition: Condition;
  readonly least: number;
  readonly most: number;
  readonly tests: readonly LiteralTest[];
}

/**
 * `exists([…]) && not exists([…])` of the same claims, and the like with `count`: the second condition takes every claim
 * that the first one takes, and allows fewer (language.md 3.4).
 */
export const contradictingConditions: LintRule = {
  id: 'contradicting-conditions',
  title: 'Conditions exclude each other',
  category: 'correctness',
  severity: 'warning',
  needs: ['severalConditions', 'aggregate'],
  *check(rule): Generator<Finding> {
    const { conditions } = rule;
    if (conditions.length < 2 || conditions.length > MOST || !conditions.some(isLimited)) return;
    const all = conditions.flatMap((condition) => wanted(rule, condition) ?? []);
    for (const few of all) {
      if (few.most === Number.POSITIVE_INFINITY) continue;
      const many = all.find((other) => other.least > few.most && takesAll(few, other));
      if (many) yield finding(few.condition, many.condition);
    }
  },
};

/** Whether the condition holds for a limited number of claims only. */
function isLimited(condition: Condition): boolean {
  if (condition.kind === 'existsCondition') return condition.negated;
  return condition.kind === 'countCondition';
}

function wanted(rule: Rule, condition: Condition): Wanted | undefined {
  const { selector } = condition;
  const limits = limitsOf(rule, condition);
  if (!selector || !limits || selector.constraints.length > MOST) return undefined;
  const tests = selector.constraints.map((constraint) => literalTest(rule, constraint));
  if (!tests.every((test) => test !== undefined)) return undefined;
  return { condition, ...limits, tests };
}

function limitsOf(rule: Rule, condition: Condition): { least: number; most: number } | undefined {
  const most = Number.POSITIVE_INFINITY;
  if (condition.kind === 'countCondition') return countLimits(rule, condition);
  if (condition.kind === 'existsCondition' && condition.negated) return { least: 0, most: 0 };
  return { least: 1, most };
}

function countLimits(
  rule: Rule,
  { operator, number }: CountCondition,
): { least: number; most: number } | undefined {
  const n = number ? Number(textOf(rule, number)) : Number.NaN;
  if (!Number.isSafeInteger(n)) return undefined;
  const most = Number.POSITIVE_INFINITY;
  switch (operator) {
    case '==':
      return { least: n, most: n };
    case '>':
      return { least: n + 1, most };
    case '>=':
      return { least: n, most };
    case '<':
      return { least: 0, most: n - 1 };
    case '<=':
      return { least: 0, most: n };
    default:
      return undefined;
  }
}

/** Whether `few` takes every claim that `many` takes: each of its constraints follows from one of the other's. */
function takesAll(few: Wanted, many: Wanted): boolean {
  return few.tests.every((test) => many.tests.some((other) => implies(other, test)));
}

function finding(few: Condition, many: Condition): Finding {
  const [first, second] = few.start < many.start ? [few, many] : [many, few];
  return {
    start: second.start,
    end: second.end,
    message: 'This condition and an earlier one exclude each other, so the rule never runs.',
    related: [{ start: first.start, end: first.end, message: 'The condition that it excludes' }],
  };
}
