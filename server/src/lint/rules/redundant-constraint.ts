import { implies, type LiteralTest, literalTests } from '../../semantics/constraintLogic.ts';
import type { Rule, Selector } from '../../syntax/nodes.ts';
import { removeMember } from '../edits.ts';
import type { Finding, LintRule } from '../lintRule.ts';

/** Nobody writes more, and every pair is looked at. */
const MOST = 24;

/** A constraint that follows from another one of the same selector: `Value == "a", Value != "b"`. */
export const redundantConstraint: LintRule = {
  id: 'redundant-constraint',
  title: 'Constraint follows from another one',
  category: 'style',
  severity: 'hint',
  needs: ['repeatedProperty'],
  *check(rule) {
    for (const { selector } of rule.conditions) {
      if (selector && selector.constraints.length > 1) yield* redundant(rule, selector);
    }
  },
};

function* redundant(rule: Rule, selector: Selector): Generator<Finding> {
  const { constraints } = selector;
  if (constraints.length > MOST) return;
  if (new Set(constraints.map(({ property }) => property.name)).size === constraints.length) return;
  const tests = literalTests(rule, selector);
  for (const [i, test] of tests.entries()) {
    const stronger = tests.find(
      (other, j) => j !== i && implies(other, test) && !(j > i && implies(test, other)),
    );
    if (stronger) yield finding(selector, test, stronger);
  }
}

function finding({ constraints }: Selector, { constraint }: LiteralTest, stronger: LiteralTest): Finding {
  const { start, end } = stronger.constraint;
  return {
    start: constraint.start,
    end: constraint.end,
    message: `This follows from \`${stronger.property} ${stronger.operator} …\` in the same condition. Remove it.`,
    tag: 'unnecessary',
    related: [{ start, end, message: 'It follows from this constraint' }],
    fixes: [
      { title: 'Remove the constraint', edits: [removeMember(constraints, constraint)], preferred: true },
    ],
  };
}
