import { describe, expect, it } from 'vitest';
import { excludes, implies, literalTests } from '../../../server/src/semantics/constraintLogic.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';

/** The tests of a selector with these constraints. */
function tests(constraints: string) {
  const rule = RuleSet.parse(`c:[${constraints}] => issue(claim = c);`).pieces[0];
  const selector = rule?.conditions[0]?.selector;
  if (!rule || !selector) throw new Error(`No selector in ${constraints}`);
  return literalTests(rule, selector);
}

function pair(constraints: string) {
  const [a, b] = tests(constraints);
  if (!a || !b) throw new Error(`Not two tests: ${constraints}`);
  return [a, b] as const;
}

describe('what two tests say about each other', () => {
  it.each([
    ['Value == "a", Value == "b"', true, false],
    ['Value == "a", Value == "a"', false, true],
    ['Value == "a", Value != "a"', true, false],
    ['Value == "a", Value != "b"', false, true],
    ['Value == "ab", Value =~ "b$"', false, true],
    ['Value == "ab", Value =~ "^b"', true, false],
    ['Value == "ab", Value !~ "b"', true, false],
    ['Value =~ "a", Value !~ "a"', true, false],
    ['Value =~ "a", Value =~ "b"', false, false],
    ['Value != "a", Value != "b"', false, false],
    ['Value == "a", Value =~ "("', false, false],
    ['Value == "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", Value =~ "^(a+)+$"', false, false],
    ['Value == "A", Value =~ "^(?i)a$"', false, true],
    ['Issuer == "a", OriginalIssuer == "b"', false, false],
    ['Properties["p"] == "a", Properties["q"] == "b"', false, false],
    ['Properties["p"] == "a", properties["p"] == "b"', true, false],
  ])('%s: excludes %s, implies %s', (constraints, excluding, implying) => {
    const [a, b] = pair(constraints);
    expect([excludes(a, b), excludes(b, a)]).toEqual([excluding, excluding]);
    expect(implies(a, b)).toBe(implying);
  });
});

it('only literals are tests', () => {
  expect(tests('Type == "a", Value == b.Value, Issuer == "x" + "y"').map(({ property }) => property)).toEqual(
    ['Type'],
  );
});
