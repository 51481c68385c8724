import type { Rule, TextRange } from '../syntax/nodes.ts';
import type { RuleSet } from '../syntax/ruleSet.ts';

/** The ranges that an editor can fold: one for each rule over more than one line. Offsets count from the text's start. */
export function foldingRanges(ruleSet: RuleSet): readonly TextRange[] {
  const ranges: TextRange[] = [];
  for (let i = 0; i < ruleSet.pieces.length; i++) {
    const rule = ruleSet.pieces[i] as Rule;
    if (rule.kind !== 'rule') continue;
    const lineBreak = rule.text.indexOf('\n', rule.start);
    if (lineBreak < 0 || lineBreak >= rule.end) continue;
    const start = ruleSet.starts[i] as number;
    ranges.push({ start: start + rule.start, end: start + rule.end });
  }
  return ranges;
}
