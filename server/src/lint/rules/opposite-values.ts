import { catalog, claimTypeUri } from '../../catalog/index.ts';
import { typesOf } from '../../semantics/summary.ts';
import type { Condition, Constraint, Rule } from '../../syntax/nodes.ts';
import { literalValue } from '../../syntax/nodes.ts';
import type { Finding, LintRule } from '../lintRule.ts';

/** Types with free or listed values of which a request has one claim. */
const oneOfEach: ReadonlySet<string> = new Set([
  claimTypeUri.clientApplication,
  claimTypeUri.endpointAbsolutePath,
]);

/**
 * Inside and outside asked for in two conditions of one rule. Two claims could exist (language.md 8.1), but nothing in AD
 * FS makes both.
 */
export const oppositeValues: LintRule = {
  id: 'opposite-values',
  title: 'Conditions ask for two values of one claim',
  category: 'correctness',
  severity: 'hint',
  needs: ['severalConditions', 'knownType'],
  *check(rule): Generator<Finding> {
    if (rule.conditions.length < 2) return;
    const asked = new Map<string, Constraint>();
    for (const condition of rule.conditions) {
      const test = valueTest(condition);
      if (!test) continue;
      const type = typeWithOneValue(rule, condition);
      if (type === undefined) continue;
      const first = asked.get(type);
      if (!first) asked.set(type, test);
      else if (literalValue(rule, first.value) !== literalValue(rule, test.value)) yield finding(first, test);
    }
  },
};

/** `Value == "…"` in a condition that asks for a claim. */
function valueTest(condition: Condition): Constraint | undefined {
  const asks =
    condition.kind === 'selectorCondition' || (condition.kind === 'existsCondition' && !condition.negated);
  if (!asks) return undefined;
  return condition.selector?.constraints.find(
    ({ property, operator, value }) =>
      property.name === 'Value' && operator === '==' && value.kind === 'string',
  );
}

function typeWithOneValue(rule: Rule, { selector }: Condition): string | undefined {
  return typesOf(rule, selector).find(
    (type) => oneOfEach.has(type) || catalog.claimTypes.byUri(type)?.valueKind === 'boolean',
  );
}

function finding(first: Constraint, second: Constraint): Finding {
  return {
    start: second.start,
    end: second.end,
    message:
      'Another condition asks for another value of the same claim, and a request has one. Write two rules.',
    related: [{ start: first.start, end: first.end, message: 'The other value' }],
  };
}
