/** What stands under the cursor and has other places: a label of the rule, or a claim type. */
import { type ClaimTypeUse, claimTypeUses } from '../semantics/workspaceIndex.ts';
import type { Name, Rule, TextRange } from '../syntax/nodes.ts';
import { textOf } from '../syntax/nodes.ts';
import type { RuleSet } from '../syntax/ruleSet.ts';
import { walk } from '../syntax/tree.ts';

/** A label; it means something in its own rule only. */
export interface LabelSymbol {
  readonly kind: 'label';
  /** As it is written at this place; other places may differ in case. */
  readonly name: string;
  /** The label under the cursor; offsets count from the start of the text. */
  readonly range: TextRange;
  readonly rule: Rule;
  readonly ruleStart: number;
}

/** A claim type; it means the same in all files. */
export interface ClaimTypeSymbol {
  readonly kind: 'claimType';
  readonly type: string;
  /** The type under the cursor without quotation marks; offsets count from the start of the text. */
  readonly range: TextRange;
}

export type RuleSymbol = LabelSymbol | ClaimTypeSymbol;

/** The label or claim type at an offset; its first and last edge count. Undefined elsewhere. */
export function symbolAt(ruleSet: RuleSet, offset: number): RuleSymbol | undefined {
  const index = ruleSet.indexAt(offset);
  const rule = ruleSet.pieces[index];
  if (!rule) return undefined;
  const ruleStart = ruleSet.starts[index] as number;
  const at = offset - ruleStart;
  for (const { name } of labelNames(rule)) {
    if (at < name.start || at > name.end) continue;
    return { kind: 'label', name: textOf(rule, name), range: moved(name, ruleStart), rule, ruleStart };
  }
  for (const use of claimTypeUses(rule)) {
    if (!use.literal || !touches(rule, use, at)) continue;
    return { kind: 'claimType', type: use.type, range: moved(use.range, ruleStart) };
  }
  return undefined;
}

/** Whether the offset is in a type, its quotation marks included. */
function touches(rule: Rule, { range }: ClaimTypeUse, at: number): boolean {
  const quoted = rule.text[range.start - 1] === '"' ? 1 : 0;
  return at >= range.start - quoted && at <= range.end + quoted;
}

/** A label where it stands in a rule. */
export interface LabelPlace {
  readonly name: Name;
  /** Whether the place gives the label to a condition, or uses it. */
  readonly binds: boolean;
}

/** All labels of a rule in the order of the text, also the ones that bind nothing because they stand on `exists`. */
export function* labelNames(rule: Rule): Generator<LabelPlace> {
  if (rule.kind === 'stray') return;
  for (const node of walk(rule)) {
    if (node.kind === 'access') yield { name: node.label, binds: false };
    else if (node.kind === 'claimArgument' && node.label) yield { name: node.label, binds: false };
    else if (node.kind === 'selectorCondition' && node.label) yield { name: node.label, binds: true };
    else if (node.kind === 'existsCondition' || node.kind === 'countCondition') {
      if (node.label) yield { name: node.label, binds: true };
      if (node.innerLabel) yield { name: node.innerLabel, binds: true };
    }
  }
}

/** The places of a label in its rule. Look-up ignores case, as the label check does. */
export function* placesOfLabel(symbol: LabelSymbol): Generator<LabelPlace> {
  const wanted = symbol.name.toLowerCase();
  for (const place of labelNames(symbol.rule)) {
    if (textOf(symbol.rule, place.name).toLowerCase() === wanted) yield place;
  }
}

function moved({ start, end }: TextRange, by: number): TextRange {
  return { start: start + by, end: end + by };
}
