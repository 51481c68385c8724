import { isRegExReplace } from '../syntax/keywords.ts';
import type { Expression, Node, Rule, StringLiteral } from '../syntax/nodes.ts';
import { textOf } from '../syntax/nodes.ts';
import { PerRule } from '../syntax/perRule.ts';
import { walk } from '../syntax/tree.ts';

/** A regular expression that a rule writes as one literal. */
export interface Pattern {
  readonly literal: StringLiteral;
  /** The replacement text of the same `RegExReplace`, where that is one literal too. */
  readonly replacement: StringLiteral | undefined;
}

const none: readonly Pattern[] = [];
const known = new PerRule<readonly Pattern[]>();

/** The regular expressions of a rule: behind `=~` and `!~`, and the second argument of `RegExReplace`. Kept per rule. */
export function patternsIn(rule: Rule): readonly Pattern[] {
  let patterns = known.get(rule);
  if (!patterns) {
    patterns = mayCall(rule.text) ? findPatterns(rule) : inConditions(rule);
    known.set(rule, patterns);
  }
  return patterns;
}

/** Calls can stand anywhere in an expression; without any, the conditions hold all there is. */
function mayCall(text: string): boolean {
  return /regexreplace/i.test(text);
}

function inConditions(rule: Rule): readonly Pattern[] {
  let patterns: Pattern[] | undefined;
  for (const { selector } of rule.conditions) {
    for (const constraint of selector?.constraints ?? []) {
      const pattern = patternOf(rule, constraint);
      if (pattern) {
        patterns ??= [];
        patterns.push(pattern);
      }
    }
  }
  return patterns ?? none;
}

function findPatterns(rule: Rule): readonly Pattern[] {
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
