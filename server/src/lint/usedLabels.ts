import { labelsOf } from '../semantics/labels.ts';
import type { Rule, SelectorCondition } from '../syntax/nodes.ts';
import { textOf } from '../syntax/nodes.ts';
import { PerRule } from '../syntax/perRule.ts';

const known = new PerRule<ReadonlySet<string>>();

/** Whether the action or another condition uses the claims that a condition takes. */
export function isUsed(rule: Rule, { label }: SelectorCondition): boolean {
  if (!label) return false;
  let used = known.get(rule);
  if (!used) {
    used = new Set(labelsOf(rule).uses.map((use) => textOf(rule, use.label).toLowerCase()));
    known.set(rule, used);
  }
  return used.has(textOf(rule, label).toLowerCase());
}
