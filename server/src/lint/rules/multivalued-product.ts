import { labelsOf } from '../../semantics/labels.ts';
import { shortType } from '../../semantics/summary.ts';
import type { Rule, SelectorCondition } from '../../syntax/nodes.ts';
import { isComplete } from '../../syntax/nodes.ts';
import type { Finding, LintRule } from '../lintRule.ts';
import { multiValuedType, picksValues } from '../multiValued.ts';
import { isUsed } from '../usedLabels.ts';

/**
 * Two conditions that each take many claims: the action runs for every combination, so a user with 200 groups and 50
 * roles gets 10,000 claims (language.md 3.3, 7.6).
 */
export const multivaluedProduct: LintRule = {
  id: 'multivalued-product',
  title: 'The action runs for every combination',
  category: 'correctness',
  severity: 'warning',
  needs: ['severalConditions', 'manyClaims'],
  *check(rule): Generator<Finding> {
    if (rule.conditions.length < 2) return;
    const many = rule.conditions.filter(
      (condition): condition is SelectorCondition =>
        condition.kind === 'selectorCondition' && takesMany(rule, condition),
    );
    if (many.length < 2 || !isComplete(rule)) return;
    const [first, second] = many.filter((condition) => isUsed(rule, condition));
    if (!first || !second || isJoined(rule)) return;
    yield {
      start: second.start,
      end: second.end,
      message: `The action runs for each ${nameOf(rule, first)} with each ${nameOf(rule, second)}. Pick a value, or make it two rules.`,
      related: [{ start: first.start, end: first.end, message: 'Multiplied with this condition' }],
    };
  },
};

function takesMany(rule: Rule, { selector }: SelectorCondition): boolean {
  return multiValuedType(rule, selector) !== undefined && !picksValues(selector);
}

/** `Value == a.Value` leaves few combinations. */
function isJoined(rule: Rule): boolean {
  return labelsOf(rule).uses.some(({ place }) => place === 'constraint');
}

function nameOf(rule: Rule, { selector }: SelectorCondition): string {
  return `${shortType(multiValuedType(rule, selector) ?? '')} claim`;
}
