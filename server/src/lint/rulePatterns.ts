/** The regular expressions of a rule, found and read once for all lint rules. */

import { parseRegex, type RegexTree } from '../regex/index.ts';
import { type Pattern, patternsIn } from '../semantics/patterns.ts';
import type { Rule } from '../syntax/nodes.ts';
import { stringValue } from '../syntax/nodes.ts';
import { PerRule } from '../syntax/perRule.ts';

/** A regular expression that a rule writes as one literal, with its text. */
export interface RulePattern extends Pattern {
  readonly text: string;
  readonly tree: RegexTree;
}

const ofRules = new PerRule<readonly RulePattern[]>();
const trees = new Map<string, RegexTree>();
const mostTrees = 2000;

/** The regular expressions of a rule: behind `=~` and `!~`, and the second argument of `RegExReplace`. */
export function rulePatterns(rule: Rule): readonly RulePattern[] {
  let patterns = ofRules.get(rule);
  if (!patterns) {
    patterns = patternsIn(rule).map(({ literal, replacement }) => {
      const text = stringValue(rule, literal);
      return { literal, replacement, text, tree: treeOf(text) };
    });
    ofRules.set(rule, patterns);
  }
  return patterns;
}

/** The tree of a pattern; the same object for the same text while it is in use. */
export function treeOf(pattern: string): RegexTree {
  let tree = trees.get(pattern);
  if (!tree) {
    tree = parseRegex(pattern);
    if (trees.size >= mostTrees) trees.clear();
    trees.set(pattern, tree);
  }
  return tree;
}
