import { claimTypeUri } from '../../catalog/index.ts';
import type { Rule } from '../../syntax/nodes.ts';
import { authorizationStages, type Decision, issues, mayPermit } from '../decisions.ts';
import type { LintRule, SetFinding } from '../lintRule.ts';

/** Rules that only deny: who meets none of them is not permitted either (language.md 4.3, 7.7). */
export const denyWithoutPermit: LintRule = {
  id: 'deny-without-permit',
  wholeSets: true,
  title: 'No rule permits',
  category: 'stage',
  severity: 'warning',
  setNeeds: ['decision'],
  stages: authorizationStages,
  *checkSet(ruleSet): Generator<SetFinding> {
    // A rule that stands alone is a part of a set that we do not see.
    if (ruleSet.pieces.length < 2) return;
    let first: { readonly rule: Rule; readonly deny: Decision } | undefined;
    for (const rule of ruleSet.pieces) {
      if (mayPermit(rule)) return;
      const deny = first ? undefined : issues(rule, 'deny');
      if (deny) first = { rule, deny };
    }
    if (!first) return;
    const { rule, deny } = first;
    yield {
      rule,
      start: deny.range.start,
      end: deny.range.end,
      message:
        'No rule of this set permits, so nobody gets in. Put a permit rule beside it; deny still wins.',
      fixes: [
        {
          title: 'Add the rule that permits everyone who is not denied',
          edits: [{ start: rule.start, end: rule.start, newText: permitAll }],
        },
      ],
    };
  },
};

/** As the console writes it (language.md 5.2). */
const permitAll = `@RuleTemplate = "AllowAllAuthzRule"
 => issue(Type = "${claimTypeUri.permit}", Value = "true");

`;
