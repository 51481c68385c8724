import type { Rule } from '../syntax/nodes.ts';
import { ruleNameOf } from '../syntax/ruleName.ts';

/** Longer names are cut, so that a message stays short. */
const LONGEST = 60;

/** How a message calls another rule: `rule "Permit staff"`, or the words given for a rule without a name. */
export function ruleTitle(rule: Rule, nameless: string): string {
  const name = ruleNameOf(rule)?.text;
  if (!name) return nameless;
  return `rule "${name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name}"`;
}
