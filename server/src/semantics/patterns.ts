import { isRegExReplace } from '../syntax/keywords.ts';
import type { Expression, Node, Rule, StringLiteral } from '../syntax/nodes.ts';
import { textOf } from '../syntax/nodes.ts';
import { walk } from '../syntax/tree.ts';

/** A regular expression that a rule writes as one literal. */
export interface Pattern {
  readonly literal: StringLiteral;
  /** The replacement text of the same `RegExReplace`, where that is one literal too. */
  readonly replacement: StringLiteral | undefined;
}

/** The regular expressions of a rule: behind `=~` and `!~`, and the second argument of `RegExReplace`. */
export function patternsIn(rule: Rule): readonly Pattern[] {
  const patterns: Pattern[] = [];
  for (const node of walk(rule)) {
    const pattern = patternOf(rule, node);
    if (pattern) patterns.push(pattern);
  }
  return patterns;
}

function patternOf(rule: Rule, node: Node): Pattern | undefined {
  if (node.kind === 'constraint' && (node.operator === '=~' || node.operator === '!~')) {
    const literal = literalOf(node.value);
    return literal && { literal, replacement: undefined };
  }
  if (node.kind !== 'call' || !isRegExReplace(textOf(rule, node.name))) return undefined;
  const literal = literalOf(node.args[1]);
  return literal && { literal, replacement: literalOf(node.args[2]) };
}

function literalOf(expression: Expression | undefined): StringLiteral | undefined {
  return expression?.kind === 'string' ? expression : undefined;
}
