import { excludes, type LiteralTest, literalTests } from '../../semantics/constraintLogic.ts';
import type { Condition, Rule } from '../../syntax/nodes.ts';
import { textOf } from '../../syntax/nodes.ts';
import type { Fix } from '../../syntax/problem.ts';
import { removeMember } from '../edits.ts';
import { exactlyOneOf } from '../exactlyOneOf.ts';
import type { Finding, LintRule } from '../lintRule.ts';

/** Nobody writes more, and every pair is looked at. */
const MOST = 24;

/**
 * Constraints of one selector that no claim can satisfy together: all of them are about the same claim (language.md 2.2
 * and 8.1). `Value == "a", Value == "b"` is nearly always meant as "a or b".
 */
export const contradictingConstraints: LintRule = {
  id: 'contradicting-constraints',
  title: 'No claim can satisfy the condition',
  category: 'correctness',
  severity: 'warning',
  needs: ['repeatedProperty'],
  *check(rule) {
    for (const condition of rule.conditions) {
      if ((condition.selector?.constraints.length ?? 0) > 1) yield* contradiction(rule, condition);
    }
  },
};

function* contradiction(rule: Rule, condition: Condition): Generator<Finding> {
  const { selector } = condition;
  if (!selector || selector.constraints.length > MOST || !repeatsProperty(selector.constraints)) return;
  const tests = literalTests(rule, selector);
  for (const [i, later] of tests.entries()) {
    const earlier = tests.slice(0, i).find((test) => excludes(test, later));
    if (!earlier) continue;
    const { start, end } = later.constraint;
    yield {
      start,
      end,
      message: `${reason(earlier, later)}${effect(condition)}`,
      related: [{ ...rangeOf(earlier), message: 'It excludes this constraint' }],
      fixes: fixes(rule, condition, tests, earlier, later),
    };
    return;
  }
}

function repeatsProperty(constraints: readonly { readonly property: { readonly name: unknown } }[]): boolean {
  return new Set(constraints.map(({ property }) => property.name)).size < constraints.length;
}

function rangeOf({ constraint: { start, end } }: LiteralTest) {
  return { start, end };
}

function reason(earlier: LiteralTest, later: LiteralTest): string {
  if (earlier.operator === '==' && later.operator === '==') {
    return `One claim cannot have two values for \`${later.property}\``;
  }
  return `This excludes \`${earlier.property} ${earlier.operator} …\` in the same condition`;
}

function effect(condition: Condition): string {
  const holds = condition.kind === 'existsCondition' && condition.negated;
  return holds ? ', so the condition always holds.' : ', so the condition never holds.';
}

/** "Either of them" for two values; else to take the later one out. Only where the condition can hold then. */
function fixes(
  rule: Rule,
  condition: Condition,
  tests: readonly LiteralTest[],
  earlier: LiteralTest,
  later: LiteralTest,
): readonly Fix[] {
  const constraints = condition.selector?.constraints ?? [];
  const found: Fix[] = [];
  const same = tests.filter(({ property, operator }) => property === later.property && operator === '==');
  const rest = tests.filter((test) => !same.includes(test));
  const [first, ...others] = same;
  if (first && earlier.operator === '==' && later.operator === '==') {
    const pattern = exactlyOneOf([...new Set(same.map(({ text }) => text))]);
    if (canHold([...rest, { ...first, operator: '=~', text: pattern }])) {
      const { property, start, end } = first.constraint;
      found.push({
        title: `Accept either: =~ "${pattern}"`,
        edits: [
          { start, end, newText: `${textOf(rule, property)} =~ "${pattern}"` },
          ...others.map(({ constraint }) => removeMember(constraints, constraint)),
        ],
      });
    }
  }
  if (canHold(tests.filter((test) => test !== later))) {
    found.push({
      title: `Remove ${textOf(rule, later.constraint)}`,
      edits: [removeMember(constraints, later.constraint)],
    });
  }
  return found;
}

function canHold(tests: readonly LiteralTest[]): boolean {
  return tests.every((later, i) => !tests.slice(0, i).some((test) => excludes(test, later)));
}
