import { claimTypeUri } from '../../catalog/index.ts';
import { opposite } from '../../semantics/constraintLogic.ts';
import { shortType } from '../../semantics/summary.ts';
import type { Condition, Constraint, Rule, Selector } from '../../syntax/nodes.ts';
import { isComplete, textOf } from '../../syntax/nodes.ts';
import type { Fix } from '../../syntax/problem.ts';
import type { Finding, LintRule } from '../lintRule.ts';
import { multiValuedType, picksValues } from '../multiValued.ts';
import { isUsed } from '../usedLabels.ts';

/**
 * `Value != "x"` over a type of which users have several claims says "there is another value", not "x is not there"
 * (language.md 7.5). Where the action takes the claims, it is a filter and good.
 */
export const negationOverMultipleValues: LintRule = {
  id: 'negation-over-multiple-values',
  title: 'Negation over several claims does not say "has not"',
  category: 'correctness',
  severity: 'warning',
  needs: ['negation', 'manyClaims'],
  *check(rule): Generator<Finding> {
    for (const condition of rule.conditions) {
      const { selector } = condition;
      if (!selector || !asksForOne(condition)) continue;
      const negated = selector.constraints.filter(isNegatedValue);
      if (negated.length === 0 || picksValues(selector) || !isComplete(rule)) continue;
      const type = multiValuedType(rule, selector);
      if (type !== undefined && !isTaken(rule, condition))
        yield finding(rule, condition, selector, negated, type);
    }
  },
};

/** A plain selector or `exists`: holds as soon as one claim satisfies it. */
function asksForOne(condition: Condition): boolean {
  return (
    condition.kind === 'selectorCondition' || (condition.kind === 'existsCondition' && !condition.negated)
  );
}

function isNegatedValue({ property, operator, value }: Constraint): boolean {
  return property.name === 'Value' && (operator === '!=' || operator === '!~') && value.kind === 'string';
}

/** A plain selector whose claims are used is a filter. */
function isTaken(rule: Rule, condition: Condition): boolean {
  return condition.kind === 'selectorCondition' && isUsed(rule, condition);
}

function finding(
  rule: Rule,
  condition: Condition,
  selector: Selector,
  negated: readonly Constraint[],
  type: string,
): Finding {
  const [first] = negated as readonly [Constraint];
  return {
    start: first.start,
    end: first.end,
    message: `A user can have several ${shortType(type)} claims; this holds as soon as one of them differs. Write \`not exists([…])\`.`,
    fixes: [rewrite(rule, condition, selector, negated, type === claimTypeUri.forwardedClientIp)],
  };
}

/**
 * One `not exists` for each value. An address claim is there only for what came through the proxy: the rewritten
 * condition still asks for it, since a rule that denies must not begin to deny everybody inside.
 */
function rewrite(
  rule: Rule,
  condition: Condition,
  selector: Selector,
  negated: readonly Constraint[],
  asksForClaim: boolean,
): Fix {
  const others = selector.constraints.filter((constraint) => !negated.includes(constraint));
  const common = others.map((constraint) => textOf(rule, constraint));
  const parts = negated.map(({ property, operator, value }) => {
    const turned = `${textOf(rule, property)} ${operator && opposite[operator]} ${textOf(rule, value)}`;
    return `not exists([${[...common, turned].join(', ')}])`;
  });
  if (asksForClaim) parts.unshift(`exists([${common.join(', ')}])`);
  return {
    title: asksForClaim ? 'Rewrite as exists(…) && not exists(…)' : 'Rewrite as not exists(…)',
    edits: [{ start: condition.start, end: condition.end, newText: parts.join(' && ') }],
  };
}
