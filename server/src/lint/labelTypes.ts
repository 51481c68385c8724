import { labelsOf } from '../semantics/labels.ts';
import { typesOf } from '../semantics/summary.ts';
import type { Rule } from '../syntax/nodes.ts';

/** The claim types of the condition with this label; none for one that is not bound. Case does not matter. */
export function typesOfLabel(rule: Rule, label: string): readonly string[] {
  const wanted = label.toLowerCase();
  const binding = labelsOf(rule).bindings.find(({ name }) => name.toLowerCase() === wanted);
  return typesOf(rule, binding?.condition.selector);
}
