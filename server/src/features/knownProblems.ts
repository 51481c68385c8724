/** What can be said of rules of which a script decides a part. */
import type { Region } from '../embedded/index.ts';
import { pageOf } from '../lint/pages.ts';
import type { Problem } from '../syntax/problem.ts';
import type { RuleProblems } from './problems.ts';

/**
 * Whether a problem is one whatever the script puts into the rules: not where an expression stands, and what depends on
 * more than the syntax not in a rule that the expression may make another rule of. `region` is where the rules stand;
 * nothing is unknown without one.
 */
export function isKnownProblem(
  region: Region | undefined,
  { rule, start }: Pick<RuleProblems, 'rule' | 'start'>,
  problem: Problem,
): boolean {
  if (!region || region.holes.length === 0) return true;
  if (region.touchesHole({ start: start + problem.start, end: start + problem.end })) return false;
  if (pageOf(problem.code) === undefined) return true;
  return !region.holes.some(
    (hole) => !hole.inString && hole.start <= start + rule.end && start + rule.start <= hole.end,
  );
}
