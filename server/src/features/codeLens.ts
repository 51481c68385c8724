import { type ClaimTypeUse, claimTypeUses } from '../semantics/workspaceIndex.ts';
import type { Rule, TextRange } from '../syntax/nodes.ts';
import type { RuleSet } from '../syntax/ruleSet.ts';

/**
 * A rule that is tied to another one of its set: rules run in order, so a rule is read by rules below it and reads what
 * rules above it make (language.md 3.2). A rule that stands alone has no lens, as there is nothing to say that is not in
 * the rule itself.
 */
export interface RuleLens {
  /** The position of the rule among the pieces of the rule set. */
  readonly index: number;
  /** The rule; offsets count from the start of the text. */
  readonly range: TextRange;
}

/** What a lens says. */
export interface RuleLensText {
  /** `reads 2 claims · read by 3 rules` */
  readonly title: string;
  /** The places below that read the rule's claims, else those above that make what it reads; offsets in the text. */
  readonly places: readonly TextRange[];
}

/** The rules that have a lens, in order. In one pass each way, as there may be many of them. */
export function ruleLenses(ruleSet: RuleSet): readonly RuleLens[] {
  const { pieces, starts } = ruleSet;
  const tied = new Set<number>();
  const made = new Set<string>();
  for (let i = 0; i < pieces.length; i++) {
    const uses = claimTypeUses(pieces[i] as Rule);
    if (uses.some(({ kind, type }) => kind === 'read' && made.has(type))) tied.add(i);
    for (const { kind, type } of uses) if (kind === 'write') made.add(type);
  }
  const read = new Set<string>();
  for (let i = pieces.length - 1; i >= 0; i--) {
    const uses = claimTypeUses(pieces[i] as Rule);
    if (uses.some(({ kind, type }) => kind === 'write' && read.has(type))) tied.add(i);
    for (const { kind, type } of uses) if (kind === 'read') read.add(type);
  }
  return [...tied]
    .sort((a, b) => a - b)
    .map((index) => {
      const rule = pieces[index] as Rule;
      const start = starts[index] as number;
      return { index, range: { start: start + rule.start, end: start + rule.end } };
    });
}

/** The text of one lens, which is worth computing for rules on the screen only. Undefined for a rule without a lens. */
export function ruleLensText(ruleSet: RuleSet, index: number): RuleLensText | undefined {
  const rule = ruleSet.pieces[index];
  if (!rule) return undefined;
  const reads = typesOf(rule, 'read');
  const makes = typesOf(rule, 'write');
  const above: TextRange[] = [];
  const below: TextRange[] = [];
  let readers = 0;
  for (let i = 0; i < ruleSet.pieces.length; i++) {
    const other = ruleSet.pieces[i] as Rule;
    const start = ruleSet.starts[i] as number;
    const before = below.length;
    for (const { kind, type, range } of claimTypeUses(other)) {
      const place = { start: start + range.start, end: start + range.end };
      if (i < index && kind === 'write' && reads.has(type)) above.push(place);
      else if (i > index && kind === 'read' && makes.has(type)) below.push(place);
    }
    if (below.length > before) readers++;
  }
  if (above.length === 0 && below.length === 0) return undefined;
  const parts: string[] = [];
  if (reads.size > 0) parts.push(`reads ${counted(reads.size, 'claim')}`);
  if (readers > 0) parts.push(`read by ${counted(readers, 'rule')}`);
  return { title: parts.join(' · '), places: below.length > 0 ? below : above };
}

function typesOf(rule: Rule, wanted: ClaimTypeUse['kind']): ReadonlySet<string> {
  const types = new Set<string>();
  for (const { kind, type } of claimTypeUses(rule)) if (kind === wanted) types.add(type);
  return types;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
