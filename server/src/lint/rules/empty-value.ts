import { claimLiterals } from '../claimLiterals.ts';
import type { LintRule } from '../lintRule.ts';

/**
 * `issue(…, Value = "")`: AD FS allows no claim with an empty value, Microsoft says; in the token nothing would come of
 * it (language.md 3.7, 7.10). `add` is left alone: scripts use it for marks that only later rules read.
 */
export const emptyValue: LintRule = {
  id: 'empty-value',
  title: 'Issued value is empty',
  category: 'correctness',
  severity: 'warning',
  needs: ['emptyText'],
  *check(rule) {
    if (rule.action?.verb !== 'issue') return;
    for (const { literal, text, property, use } of claimLiterals(rule)) {
      if (use !== 'write' || property !== 'Value' || text !== '') continue;
      yield {
        start: literal.start,
        end: literal.end,
        message: 'AD FS allows no claim with an empty value. Put in a value, or remove the rule.',
      };
    }
  },
};
