/** Hover on what names a rule or a condition: the rule in plain English, the condition behind a label. */
import { describeClaims, describeCondition, describeRule } from '../../semantics/describe.ts';
import { labelsOf } from '../../semantics/labels.ts';
import type { SelectorCondition } from '../../syntax/nodes.ts';
import { isComplete, textOf } from '../../syntax/nodes.ts';
import { bold, type Card, code, codeBlock, escaped, prose } from './markdown.ts';
import type { Site } from './site.ts';

/** The rule in plain English, with what the word under the cursor means below it. */
export function ruleCard({ rule, stage }: Site, word?: Card): Card {
  const text = describeRule(rule, stage);
  return {
    // What the parser says about a broken rule holds code in backticks.
    lines: [isComplete(rule) ? escaped(text) : prose(text)],
    details: word ? word.lines.slice(0, 3) : [],
    source: word?.source,
  };
}

/** The condition that a label is bound by, in words and as code. */
export function labelCard({ rule }: Site, label: string): Card {
  const binding = labelsOf(rule).bindings.find(({ name }) => name.toLowerCase() === label.toLowerCase());
  if (!binding) {
    return {
      lines: [
        `No condition of this rule has the label ${code(label)}.`,
        `Write ${code(`${label}:[…]`)} in front of the condition that is meant, or use another label.`,
      ],
    };
  }
  return {
    lines: labelLines(label, rule, binding.condition),
    details: conditionBlock(rule, binding.condition),
  };
}

function labelLines(label: string, rule: Site['rule'], condition: SelectorCondition): readonly string[] {
  const claims = describeClaims(rule, condition);
  const clause = describeCondition(rule, condition);
  const idiom = clause.startsWith('there is ') ? [] : [`So ${escaped(clause)}.`];
  return [`${bold(label)}: every ${escaped(claims)}`, ...idiom];
}

function conditionBlock(rule: Site['rule'], condition: SelectorCondition): readonly string[] {
  return [codeBlock(textOf(rule, condition))];
}

/** The first line of a label's card, for use below another card. */
export function labelLine(site: Site, label: string): string {
  return labelCard(site, label).lines[0] as string;
}
