import type { LintContext, LintOptionValue, LintRule } from '../../../server/src/lint/lintRule.ts';
import { lintRules } from '../../../server/src/lint/rules/index.ts';
import { traitsIn, traitsOf } from '../../../server/src/lint/ruleTraits.ts';
import { bitsOf, type Trait, traits } from '../../../server/src/lint/traits.ts';
import type { Stage } from '../../../server/src/semantics/stage.ts';
import type { RuleSet } from '../../../server/src/syntax/ruleSet.ts';

/**
 * Runs all lint rules, whatever they say they need. What they find where that is missing: the linter would not have
 * asked them. Such as `wildcard needs regexMark`.
 */
export function unmetNeeds(ruleSet: RuleSet, stage: Stage | undefined): readonly string[] {
  return lintRules.flatMap((lintRule) => {
    const { needs, setNeeds, stages } = lintRule;
    if (stages && !(stage && stages.includes(stage))) return [];
    const context = contextOf(lintRule, ruleSet, stage);
    const unmet = ruleSet.rules.flatMap((rule) =>
      hasAny(lintRule.check?.(rule, context)) ? missing(needs, traitsOf(rule)) : [],
    );
    if (hasAny(lintRule.checkSet?.(ruleSet, context))) unmet.push(...missing(setNeeds, traitsIn(ruleSet)));
    return [...new Set(unmet)].map((trait) => `${lintRule.id} needs ${trait}`);
  });
}

function contextOf({ options }: LintRule, { dialect }: RuleSet, stage: Stage | undefined): LintContext {
  return {
    stage,
    dialect,
    option: <T extends LintOptionValue>(name: string) => options?.[name]?.default as T,
    isOwnClaimType: () => false,
  };
}

function hasAny(findings: Iterable<unknown> | undefined): boolean {
  for (const _ of findings ?? []) return true;
  return false;
}

function missing(needs: readonly Trait[] | undefined, there: number): Trait[] {
  return Object.keys(traits).filter((trait): trait is Trait => {
    const bit = traits[trait as Trait];
    return (bitsOf(needs) & bit) !== 0 && (there & bit) === 0;
  });
}
