import { textOf } from '../../syntax/nodes.ts';
import { takesAny } from '../decisions.ts';
import type { Finding, LintRule } from '../lintRule.ts';

/** `c:[] => issue(claim = c)` in acceptance rules: the partner can assert whatever it likes (language.md 7.7). */
export const passAllAcceptance: LintRule = {
  id: 'pass-all-acceptance',
  title: 'Every claim of a partner is accepted',
  category: 'security',
  severity: 'warning',
  stages: ['acceptance'],
  *check(rule): Generator<Finding> {
    const [copy, ...others] = rule.action?.args ?? [];
    if (rule.action?.verb !== 'issue' || copy?.kind !== 'claimArgument' || !copy.label || others.length > 0)
      return;
    const label = textOf(rule, copy.label).toLowerCase();
    for (const condition of rule.conditions) {
      if (condition.kind !== 'selectorCondition' || !condition.label || !takesAny(condition.selector))
        continue;
      if (textOf(rule, condition.label).toLowerCase() !== label) continue;
      yield {
        start: condition.start,
        end: condition.end,
        message:
          'This accepts whatever the claims provider sends, account names and group SIDs included. Pass the claim types that you need, one rule each.',
      };
      return;
    }
  },
};
