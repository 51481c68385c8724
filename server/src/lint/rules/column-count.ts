import { countFinding, ldapCount, sqlCount } from '../columns.ts';
import type { LintRule } from '../lintRule.ts';
import { storeQueryOf } from '../storeQuery.ts';

/**
 * The same for a SQL or LDAP query to a store that was registered (language.md 3.9, 7.9). A warning, since what a
 * store of that name makes of the query is its own affair.
 */
export const columnCount: LintRule = {
  id: 'column-count',
  title: 'Number of columns and claim types differ',
  category: 'store',
  severity: 'warning',
  needs: ['store'],
  check(rule) {
    const query = storeQueryOf(rule);
    if (query?.language === 'sql') return countFinding(rule, query, sqlCount(query), 'column');
    return query?.language === 'ldap' ? countFinding(rule, query, ldapCount(query), 'attribute') : [];
  },
};
