import type { Condition, CountCondition, Rule } from '../../syntax/nodes.ts';
import { textOf } from '../../syntax/nodes.ts';
import type { Fix } from '../../syntax/problem.ts';
import type { Finding, LintRule } from '../lintRule.ts';

/**
 * Conditions whose outcome is known before a claim is seen: `count(…) >= 0`, `count(…) < 0`, and `not exists([])`, since a
 * user always has some claim.
 */
export const constantCondition: LintRule = {
  id: 'constant-condition',
  title: 'Condition always or never holds',
  category: 'correctness',
  severity: 'warning',
  needs: ['aggregate'],
  *check(rule): Generator<Finding> {
    for (const condition of rule.conditions) {
      const found =
        condition.kind === 'countCondition' ? ofCount(rule, condition) : ofEmptySelector(condition);
      if (found) yield found;
    }
  },
};

function ofCount(rule: Rule, condition: CountCondition): Finding | undefined {
  const { operator, operatorRange, number } = condition;
  if (!operator || !operatorRange || !number) return undefined;
  const isZero = /^0+$/.test(textOf(rule, number));
  if (!isZero || (operator !== '>=' && operator !== '<')) return undefined;
  const always = operator === '>=';
  return {
    start: operatorRange.start,
    end: number.end,
    message: `A count is never below 0, so this ${always ? 'always' : 'never'} holds. Write \`${always ? '> 0' : '== 0'}\`.`,
    fixes: [replacement(always ? '> 0' : '== 0', operatorRange.start, number.end)],
  };
}

function replacement(newText: string, start: number, end: number): Fix {
  return { title: `Write ${newText}`, edits: [{ start, end, newText }] };
}

function ofEmptySelector(condition: Condition): Finding | undefined {
  if (condition.kind !== 'existsCondition' || !condition.negated) return undefined;
  const { selector, start, end } = condition;
  if (!selector || selector.constraints.length > 0) return undefined;
  return {
    start,
    end,
    message:
      '`[]` takes every claim, and there always is one: this never holds. Say which claim: `[Type == "…"]`.',
  };
}
