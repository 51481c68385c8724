import { lint } from '../lint/linter.ts';
import { checkLabels } from '../semantics/labels.ts';
import type { Rule } from '../syntax/nodes.ts';
import type { Problem } from '../syntax/problem.ts';
import type { RuleSet } from '../syntax/ruleSet.ts';

/** The problems of one rule, with the place of the rule in its text. */
export interface RuleProblems {
  readonly rule: Rule;
  /** The offset of the rule in the text; the offsets of the problems count from here. */
  readonly start: number;
  readonly problems: readonly Problem[];
}

const known = new WeakMap<Rule, readonly Problem[]>();

/** Everything that is wrong with a rule, in the order of the text. Computed once per rule. */
export function problemsOf(rule: Rule): readonly Problem[] {
  let problems = known.get(rule);
  if (!problems) {
    const more = [...checkLabels(rule), ...lint(rule)];
    problems =
      more.length === 0 ? rule.problems : [...rule.problems, ...more].sort((a, b) => a.start - b.start);
    known.set(rule, problems);
  }
  return problems;
}

/** The rules that have problems, in order. */
export function* problemsIn(ruleSet: RuleSet): Generator<RuleProblems> {
  for (let i = 0; i < ruleSet.pieces.length; i++) {
    const rule = ruleSet.pieces[i] as Rule;
    const problems = problemsOf(rule);
    if (problems.length > 0) yield { rule, start: ruleSet.starts[i] as number, problems };
  }
}
