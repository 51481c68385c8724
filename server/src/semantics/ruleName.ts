import type { Rule, StringLiteral } from '../syntax/nodes.ts';
import { stringValue, textOf } from '../syntax/nodes.ts';
import { PerRule } from '../syntax/perRule.ts';

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
  for (const { name, value } of rule.annotations) {
    if (!name || !value || textOf(rule, name).toLowerCase() !== 'rulename') continue;
    const text = stringValue(rule, value).trim();
    return text === '' ? undefined : { text, literal: value };
  }
  return undefined;
}
