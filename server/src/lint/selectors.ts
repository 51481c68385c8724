/** What the conditions of a rule ask of claims of one type. */

import { typesOf } from '../semantics/summary.ts';
import type { Condition, Constraint, PropertyName, Rule } from '../syntax/nodes.ts';

/** A condition that names one claim type, and its test of the value. */
export interface TypeTest {
  readonly condition: Condition;
  readonly type: string;
  /** The first constraint on the value; undefined where any value will do. */
  readonly value: Constraint | undefined;
  /** True where the rule runs when the claim or the value is not there: `NOT exists`, `!=`, `!~`. */
  readonly negated: boolean;
}

/** The conditions with `Type == "…"`, in the order of the text; `count` is read as `exists`. */
export function typeTests(rule: Rule): readonly TypeTest[] {
  const tests: TypeTest[] = [];
  for (const condition of rule.conditions) {
    const [type] = typesOf(rule, condition.selector);
    if (type === undefined) continue;
    const value = constraintOn(condition, 'Value');
    const without = condition.kind === 'existsCondition' && condition.negated;
    const differs = value?.operator === '!=' || value?.operator === '!~';
    tests.push({ condition, type, value, negated: without !== differs });
  }
  return tests;
}

/** The first constraint of a condition on a property. */
export function constraintOn({ selector }: Condition, name: PropertyName): Constraint | undefined {
  return selector?.constraints.find(({ property }) => property.name === name);
}
