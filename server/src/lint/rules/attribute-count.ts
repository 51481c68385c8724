import { countFinding, ldapCount } from '../columns.ts';
import type { LintRule } from '../lintRule.ts';
import { storeQueryOf } from '../storeQuery.ts';

/** Each attribute of an Active Directory query fills one claim type; any other number fails (POLICY0019, language.md 3.9). */
export const attributeCount: LintRule = {
  id: 'attribute-count',
  title: 'Number of attributes and claim types differ',
  category: 'store',
  severity: 'error',
  needs: ['store'],
  check(rule) {
    const query = storeQueryOf(rule);
    return query?.language === 'activeDirectory'
      ? countFinding(rule, query, ldapCount(query), 'attribute')
      : [];
  },
};
