import { nearestByName } from '../../catalog/distance.ts';
import { catalog } from '../../catalog/index.ts';
import { literalValue } from '../../syntax/nodes.ts';
import { fix } from '../../syntax/problem.ts';
import type { Finding, LintRule } from '../lintRule.ts';
import { storeQueryOf } from '../storeQuery.ts';

/**
 * The name of a store that AD FS brings along, misspelt, or a blank around any name: AD FS finds no such store (event
 * 149). Another case is left alone: how names compare is not documented (language.md 3.9, 6.3, 7.9).
 */
export const storeName: LintRule = {
  id: 'store-name',
  title: 'Name of the attribute store is misspelt',
  category: 'store',
  severity: 'warning',
  needs: ['store'],
  *check(rule): Generator<Finding> {
    const query = storeQueryOf(rule);
    const name = literalValue(rule, query?.store.value);
    if (!query || name === undefined || query.store.value.kind !== 'string') return;
    const right = rightName(name);
    if (right === undefined) return;
    const { contentStart, contentEnd } = query.store.value;
    yield {
      start: contentStart,
      end: contentEnd,
      message:
        right === name.trim()
          ? 'With this blank AD FS finds no such store. Remove it.'
          : `There is no store of this name unless you registered it. Write \`${right}\`.`,
      fixes: [fix(`Replace with ${right}`, contentStart, contentEnd, right)],
    };
  },
};

function rightName(name: string): string | undefined {
  const trimmed = name.trim();
  const stores = catalog.attributeStores.forCompletion();
  const key = keyOf(trimmed);
  if (key === '' || stores.some((store) => store.name.toLowerCase() === trimmed.toLowerCase())) {
    return trimmed === name ? undefined : trimmed || undefined;
  }
  // `Active Directory 2` may well be a store that somebody registered.
  if (/\d/.test(key)) return trimmed === name ? undefined : trimmed;
  return (
    nearestByName(key, stores, (store) => keyOf(store.name))?.name ?? (trimmed === name ? undefined : trimmed)
  );
}

/** The letters of a name alone. */
function keyOf(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_-]+/g, '');
}
