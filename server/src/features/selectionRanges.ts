import type { Node, Rule, TextRange } from '../syntax/nodes.ts';
import type { RuleSet } from '../syntax/ruleSet.ts';
import { pathAt } from '../syntax/tree.ts';

/**
 * What a selection at an offset grows to, step by step: the content of a string, the string, its constraint, the
 * selector, the condition, all conditions, the rule, the file. Innermost first, each range larger than the one before.
 */
export function selectionRanges(ruleSet: RuleSet, offset: number): readonly TextRange[] {
  const ranges: TextRange[] = [];
  const add = ({ start, end }: TextRange, by: number) => {
    const last = ranges[ranges.length - 1];
    const range = { start: start + by, end: end + by };
    if (range.start === range.end || range.start > offset || range.end < offset) return;
    if (last && (range.start > last.start || range.end < last.end)) return;
    if (!last || range.end - range.start > last.end - last.start) ranges.push(range);
  };
  const index = ruleSet.indexAt(offset);
  const rule = ruleSet.pieces[index];
  if (rule) {
    const ruleStart = ruleSet.starts[index] as number;
    for (const node of pathAt(rule, offset - ruleStart).toReversed()) {
      for (const range of rangesOf(node)) add(range, ruleStart);
    }
  }
  add({ start: 0, end: ruleSet.text.length }, 0);
  return ranges.length > 0 ? ranges : [{ start: offset, end: offset }];
}

/** The steps within one node, smallest first. */
function rangesOf(node: Node): readonly TextRange[] {
  switch (node.kind) {
    case 'string':
      return [{ start: node.contentStart, end: node.contentEnd }, node];
    case 'property':
      return [{ start: node.start, end: node.nameEnd }, node];
    case 'action': {
      const args = around(node.args);
      return args ? [args, node] : [node];
    }
    case 'selector': {
      const constraints = around(node.constraints);
      return constraints ? [constraints, node] : [node];
    }
    case 'rule':
      return [...body(node), node];
    default:
      return [node];
  }
}

/** The conditions together, then the rule without its annotations. */
function body(rule: Rule): readonly TextRange[] {
  const conditions = around(rule.conditions);
  const start = rule.conditions[0]?.start ?? rule.arrow?.start;
  const whole = start === undefined ? [] : [{ start, end: rule.end }];
  return conditions ? [conditions, ...whole] : whole;
}

function around(nodes: readonly TextRange[]): TextRange | undefined {
  const first = nodes[0];
  const last = nodes[nodes.length - 1];
  return first && last && { start: first.start, end: last.end };
}
