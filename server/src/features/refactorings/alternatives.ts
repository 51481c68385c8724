import type { RuleSet } from '../../syntax/ruleSet.ts';
import { joinRefactorings } from './joinRules.ts';
import type { Refactoring } from './refactoring.ts';
import { splitRefactorings } from './splitAlternatives.ts';

/**
 * Alternatives in a pattern, `A|B`, into rules of their own, and two rules that differ in one compared text into one rule
 * with alternatives.
 */
export function alternativesRefactorings(
  ruleSet: RuleSet,
  start: number,
  end: number,
): readonly Refactoring[] {
  return [...splitRefactorings(ruleSet, start, end), ...joinRefactorings(ruleSet, start, end)];
}
