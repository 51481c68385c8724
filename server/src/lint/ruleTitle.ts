import type { Rule } from '../syntax/nodes.ts';
import { annotationValue } from '../syntax/nodes.ts';

/** Longer names are cut, so that a message stays short. */
const LONGEST = 60;

/** How a message calls another rule: `rule "Permit staff"`, or the words given for a rule without a name. */
export function ruleTitle(rule: Rule, nameless: string): string {
  const name = annotationValue(rule, 'RuleName')?.trim();
  if (!name) return nameless;
  return `rule "${name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name}"`;
}
