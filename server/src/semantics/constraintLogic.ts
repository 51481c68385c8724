/** What constraints say about each other: which exclude, and which follow from, one another. */
import { createMatcher } from '../regex/index.ts';
import type { ComparisonOperator, Constraint, Rule, Selector } from '../syntax/nodes.ts';
import { literalValue, stringValue } from '../syntax/nodes.ts';

/** Steps of a match; a check that looks at many pairs must not wait for a slow pattern. */
const BUDGET = 10_000;

/** A constraint that compares a property with one literal. */
export interface LiteralTest {
  readonly constraint: Constraint;
  /** The property; one key of `Properties` is a property of its own. */
  readonly property: string;
  readonly operator: ComparisonOperator;
  readonly text: string;
}

/** The test that a constraint makes; undefined where it is not complete or compares with more than a literal. */
export function literalTest(rule: Rule, constraint: Constraint): LiteralTest | undefined {
  const { property, operator, value } = constraint;
  const text = literalValue(rule, value);
  if (text === undefined || !operator || !property.name) return undefined;
  const key = property.key ? `["${stringValue(rule, property.key)}"]` : '';
  return { constraint, property: property.name + key, operator, text };
}

/** The tests of a selector, without constraints that are none. */
export function literalTests(rule: Rule, selector: Selector): readonly LiteralTest[] {
  return selector.constraints.flatMap((constraint) => literalTest(rule, constraint) ?? []);
}

/** Whether a text satisfies a test; undefined where its pattern is invalid or takes too long. */
export function satisfies(text: string, test: LiteralTest): boolean | undefined {
  if (test.operator === '==') return text === test.text;
  if (test.operator === '!=') return text !== test.text;
  const made = createMatcher(test.text);
  const result = made.ok ? made.matcher.isMatch(text, BUDGET) : 'tookTooLong';
  return result === 'tookTooLong' ? undefined : (result === 'match') === (test.operator === '=~');
}

/** Whether no claim can pass both tests. False where that is not sure. */
export function excludes(a: LiteralTest, b: LiteralTest): boolean {
  if (a.property !== b.property) return false;
  if (a.operator === '==') return satisfies(a.text, b) === false;
  if (b.operator === '==') return satisfies(b.text, a) === false;
  return a.text === b.text && opposite[a.operator] === b.operator;
}

/** Whether every claim that passes `a` passes `b` too. False where that is not sure. */
export function implies(a: LiteralTest, b: LiteralTest): boolean {
  if (a.property !== b.property) return false;
  if (a.operator === b.operator && a.text === b.text) return true;
  return a.operator === '==' && satisfies(a.text, b) === true;
}

/** The operator that holds for a claim exactly when this one does not (language.md 3.5). */
export const opposite: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  '==': '!=',
  '!=': '==',
  '=~': '!~',
  '!~': '=~',
};
