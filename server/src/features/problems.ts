import { linterOf, type SetLinter } from '../lint/linter.ts';
import { defaultSetup, type LintSetup } from '../lint/setup.ts';
import { type Suppression, suppressionOf } from '../lint/suppressions.ts';
import { checkLabels } from '../semantics/labels.ts';
import type { Rule } from '../syntax/nodes.ts';
import { PerRule } from '../syntax/perRule.ts';
import type { Problem } from '../syntax/problem.ts';
import type { RuleSet } from '../syntax/ruleSet.ts';

/** The problems of one rule, with the place of the rule in its text. */
export interface RuleProblems {
  readonly rule: Rule;
  /** The offset of the rule in the text; the offsets of the problems count from here. */
  readonly start: number;
  readonly problems: readonly Problem[];
  /** Findings that the configuration suppresses. */
  readonly suppressed: readonly SuppressedProblem[];
}

/** A finding that is not shown, and the entry of the configuration that says so. */
export interface SuppressedProblem {
  readonly problem: Problem;
  readonly suppression: Suppression;
}

/** What parser and labels say about a rule. */
const syntaxProblems = new PerRule<readonly Problem[]>();

function syntaxProblemsOf(rule: Rule): readonly Problem[] {
  let problems = syntaxProblems.get(rule);
  if (!problems) {
    const labels = checkLabels(rule);
    problems = labels.length === 0 ? rule.problems : [...rule.problems, ...labels];
    syntaxProblems.set(rule, problems);
  }
  return problems;
}

/** Everything that is wrong with a rule, in the order of the text; undefined where nothing is. */
function problemsOf(
  ruleSet: RuleSet,
  index: number,
  linter: SetLinter,
  setup: LintSetup,
): RuleProblems | undefined {
  const rule = ruleSet.pieces[index] as Rule;
  const syntax = syntaxProblemsOf(rule);
  const findings = linter.of(rule);
  if (syntax.length === 0 && findings.length === 0) return undefined;
  const problems = [...syntax];
  const suppressed: SuppressedProblem[] = [];
  for (const problem of findings) {
    const suppression = suppressionOf(setup.suppressions, problem.code, rule);
    if (suppression) suppressed.push({ problem, suppression });
    else problems.push(problem);
  }
  if (problems.length > 1) problems.sort((a, b) => a.start - b.start);
  return { rule, start: ruleSet.starts[index] as number, problems, suppressed };
}

/** The rules with problems that touch a range, and of each only those. */
export function* problemsBetween(
  ruleSet: RuleSet,
  start: number,
  end: number,
  setup: LintSetup = defaultSetup,
): Generator<RuleProblems> {
  const linter = linterOf(ruleSet, setup);
  for (let i = Math.max(0, ruleSet.indexAt(start) - 1); i < ruleSet.pieces.length; i++) {
    if ((ruleSet.starts[i] as number) > end) return;
    const found = problemsOf(ruleSet, i, linter, setup);
    if (!found) continue;
    const touches = (problem: Problem) =>
      found.start + problem.end >= start && found.start + problem.start <= end;
    const problems = found.problems.filter(touches);
    if (problems.length > 0) yield { ...found, problems };
  }
}

/** The rules that have problems, suppressed ones included, in order. */
export function* problemsIn(ruleSet: RuleSet, setup: LintSetup = defaultSetup): Generator<RuleProblems> {
  const linter = linterOf(ruleSet, setup);
  for (let i = 0; i < ruleSet.pieces.length; i++) {
    const problems = problemsOf(ruleSet, i, linter, setup);
    if (problems) yield problems;
  }
}
