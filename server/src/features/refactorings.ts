import type { Stage } from '../catalog/index.ts';
import type { RuleSet } from '../syntax/ruleSet.ts';
import { addressRefactorings } from './refactorings/addresses.ts';
import { alternativesRefactorings } from './refactorings/alternatives.ts';
import { invertAggregateRefactorings } from './refactorings/invertAggregate.ts';
import { nameRuleRefactorings } from './refactorings/nameRule.ts';
import type { Refactoring } from './refactorings/refactoring.ts';
import { replaceValueRefactorings } from './refactorings/replaceValue.ts';
import { parsesNoWorse } from './soundFixes.ts';

export type { Refactoring } from './refactorings/refactoring.ts';

/**
 * What can be made of the rules at a selection, the nearest to it first.
 *
 * @param start UTF-16 offset of the text; `end` is the same where nothing is selected
 * @param stage where it is known, only claim types that make sense there are offered
 */
export function refactorings(
  ruleSet: RuleSet,
  start: number,
  end: number,
  stage?: Stage,
): readonly Refactoring[] {
  const found = [
    ...addressRefactorings(ruleSet, start, end),
    ...invertAggregateRefactorings(ruleSet, start, end),
    ...alternativesRefactorings(ruleSet, start, end),
    ...nameRuleRefactorings(ruleSet, start, end),
    ...replaceValueRefactorings(ruleSet, start, end, stage),
  ];
  // In a rule that AD FS cannot read, what is put in can tear apart what stands around it; and in any rule, what comes to
  // stand side by side can happen to look like a slip.
  return found.filter(({ edits }) => parsesNoWorse(ruleSet, edits));
}
