import type { Node, Rule } from '../../syntax/nodes.ts';
import { isComplete } from '../../syntax/nodes.ts';
import type { TextEdit } from '../../syntax/problem.ts';
import type { RuleSet } from '../../syntax/ruleSet.ts';
import { pathAt } from '../../syntax/tree.ts';

/** A selection in a rule without syntax errors. Offsets count from the start of the rule. */
export interface RulePlace {
  readonly ruleSet: RuleSet;
  readonly rule: Rule;
  readonly index: number;
  readonly start: number;
  readonly end: number;
  /** The nodes that hold all of the selection, outermost first. */
  readonly path: readonly Node[];
}

/** Where a selection of the text lies; undefined outside rules, over several rules and in a rule with syntax errors. */
export function placeOf(ruleSet: RuleSet, start: number, end: number): RulePlace | undefined {
  const index = ruleSet.indexAt(start);
  const rule = ruleSet.pieces[index];
  if (!rule || !isComplete(rule)) return undefined;
  const ruleStart = ruleSet.starts[index] as number;
  const place = { start: start - ruleStart, end: end - ruleStart };
  if (place.start < rule.start || place.end > rule.end || place.end < place.start) return undefined;
  const path = pathAt(rule, place.start).filter((node) => node.end >= place.end);
  return { ruleSet, rule, index, ...place, path };
}

/** The innermost node of a kind around the selection. */
export function around<K extends Node['kind']>(
  { path }: RulePlace,
  ...kinds: readonly K[]
): Extract<Node, { kind: K }> | undefined {
  return path.findLast((node): node is Extract<Node, { kind: K }> =>
    (kinds as readonly string[]).includes(node.kind),
  );
}

/** Edits of the rule as edits of the text. */
export function inText({ ruleSet, index }: RulePlace, edits: readonly TextEdit[]): readonly TextEdit[] {
  const by = ruleSet.starts[index] as number;
  return edits.map(({ start, end, newText }) => ({ start: start + by, end: end + by, newText }));
}

/** How lines end in the text. */
export function lineEnd({ ruleSet }: RulePlace): string {
  return ruleSet.text.includes('\r\n') ? '\r\n' : '\n';
}
