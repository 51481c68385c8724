import { shortType, summarize } from '../semantics/summary.ts';
import { isComplete, type Rule, type StringLiteral, type TextRange, templateOf } from '../syntax/nodes.ts';
import { ruleNameOf } from '../syntax/ruleName.ts';
import type { RuleSet } from '../syntax/ruleSet.ts';

/** A rule in the outline. Offsets count from the start of the text. */
export interface OutlineEntry {
  /** The rule's name, or undefined where it has none. */
  readonly name: string | undefined;
  /** The template of the management console that made the rule, or undefined. */
  readonly template: string | undefined;
  readonly range: TextRange;
  /** The part to select: the name, else what the rule starts with. */
  readonly selection: TextRange;
  /** False for a rule with syntax errors. */
  readonly complete: boolean;
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  /** What the rule does in a few words: `issue role`, `add 2 claim types`. */
  readonly title: string;
}

/** The rules of a text, in order. Text that is no rule is left out. */
export function outline(ruleSet: RuleSet): readonly OutlineEntry[] {
  const entries: OutlineEntry[] = [];
  for (let i = 0; i < ruleSet.pieces.length; i++) {
    const rule = ruleSet.pieces[i] as Rule;
    if (rule.kind === 'rule') entries.push(entryOf(rule, ruleSet.starts[i] as number));
  }
  return entries;
}

function entryOf(rule: Rule, start: number): OutlineEntry {
  const { reads, writes } = summarize(rule);
  const name = ruleNameOf(rule);
  const selected = name ? contentOf(name.literal) : (rule.arrow ?? rule);
  return {
    name: name?.text,
    template: templateOf(rule),
    range: { start: start + rule.start, end: start + rule.end },
    selection: { start: start + selected.start, end: start + selected.end },
    complete: isComplete(rule),
    reads,
    writes,
    title: titleOf(rule, writes),
  };
}

function contentOf({ contentStart, contentEnd }: StringLiteral): TextRange {
  return { start: contentStart, end: contentEnd };
}

function titleOf(rule: Rule, writes: readonly string[]): string {
  const verb = rule.action?.verb ?? 'rule';
  if (writes.length === 0) return rule.action?.form === 'copy' ? `${verb} incoming claims` : verb;
  if (writes.length > 2) return `${verb} ${writes.length} claim types`;
  return `${verb} ${writes.map(shortType).join(', ')}`;
}
