import { claimTypeUri } from '../../catalog/index.ts';
import { shortType } from '../../semantics/summary.ts';
import { isComplete } from '../../syntax/nodes.ts';
import type { LintRule } from '../lintRule.ts';
import { multiValuedType, picksValues } from '../multiValued.ts';
import { isUsed } from '../usedLabels.ts';

/** Types of which a user can have hundreds of claims; of the others there are a few. */
const inHundreds: readonly string[] = [
  claimTypeUri.groupSid,
  claimTypeUri.denyOnlySid,
  claimTypeUri.group,
  claimTypeUri.role,
];

/**
 * A query behind a condition that takes all groups or roles: the action runs once for each of them, so the store is asked
 * hundreds of times at one sign-in (language.md 3.9, 7.6).
 */
export const queryPerClaim: LintRule = {
  id: 'query-per-claim',
  title: 'The store is asked once for each group or role',
  category: 'store',
  severity: 'information',
  needs: ['store', 'manyClaims'],
  *check(rule) {
    if (rule.action?.form !== 'query') return;
    for (const condition of rule.conditions) {
      if (condition.kind !== 'selectorCondition') continue;
      const type = multiValuedType(rule, condition.selector);
      if (type === undefined || !inHundreds.includes(type) || picksValues(condition.selector)) continue;
      // A condition that the query does not use has a lint rule of its own.
      if (!isUsed(rule, condition) || !isComplete(rule)) continue;
      yield {
        start: condition.start,
        end: condition.end,
        message: `The query runs once for each ${shortType(type)} claim, at every sign-in. Ask by the account, or pick a value.`,
      };
    }
  },
};
