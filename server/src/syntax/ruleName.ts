import { annotationOf, type Rule, type StringLiteral, stringValue } from './nodes.ts';
import { PerRule } from './perRule.ts';

/** The name of a rule, without blanks around it, and where it stands. */
export interface RuleName {
  readonly text: string;
  readonly literal: StringLiteral;
}

const known = new PerRule<RuleName | null>();

/** The name of a rule, kept with it; undefined for a rule without one, and for an empty one. */
export function ruleNameOf(rule: Rule): RuleName | undefined {
  let name = known.get(rule);
  if (name === undefined) {
    name = find(rule) ?? null;
    known.set(rule, name);
  }
  return name ?? undefined;
}

function find(rule: Rule): RuleName | undefined {
  const literal = annotationOf(rule, 'RuleName')?.value;
  const text = literal && stringValue(rule, literal).trim();
  return literal && text ? { text, literal } : undefined;
}
