import { nearestByName } from '../../catalog/distance.ts';
import { catalog } from '../../catalog/index.ts';
import { fix } from '../../syntax/problem.ts';
import type { Finding, LintRule } from '../lintRule.ts';
import { isTemplateText, storeQueryOf } from '../storeQuery.ts';

/** An attribute with a name that is almost a well-known one: nobody has it, so no claim comes of it (language.md 3.9). */
export const ldapAttribute: LintRule = {
  id: 'ldap-attribute',
  title: 'LDAP attribute may be misspelt',
  category: 'store',
  severity: 'information',
  needs: ['store'],
  *check(rule): Generator<Finding> {
    const query = storeQueryOf(rule);
    if (query?.language !== 'activeDirectory') return;
    const parts = query.parts;
    const list = parts[1];
    if (!list || parts.length !== 3 || list.text.includes('{') || isTemplateText(list.text)) return;
    let at = list.start;
    for (const written of list.text.split(',')) {
      const name = written.trim();
      const right = meant(name);
      if (right !== undefined) {
        const start = at + written.indexOf(name);
        const end = start + name.length;
        yield {
          start,
          end,
          message: `Active Directory has no attribute \`${name}\` unless the schema was extended. Did you mean \`${right}\`?`,
          fixes: [fix(`Replace with ${right}`, start, end, right)],
        };
      }
      at += written.length + 1;
    }
  },
};

function meant(name: string): string | undefined {
  const { ldapAttributeByName, ldapAttributes } = catalog.attributeStores;
  if (name === '' || ldapAttributeByName(name)) return undefined;
  return nearestByName(name.toLowerCase(), ldapAttributes(), ({ ldapAttribute: known }) =>
    known.toLowerCase(),
  )?.ldapAttribute;
}
