/** Attribute stores, answered from what the user wrote down: rows for a query, and a directory (language.md 3.9). */
import { catalog } from '../catalog/index.ts';
import { short } from '../syntax/nearest.ts';
import { askDirectory, readLdapQuery } from './activeDirectory.ts';
import { missingParam, placeholders } from './compositeFormat.ts';
import type { Directory } from './directory.ts';
import { type Failure, failure, isFailure } from './errors.ts';
import type { AttributeStores, StoreFixture, StoreQuery } from './storeQuery.ts';

/** The store that every farm has. */
export const activeDirectory = 'Active Directory';

/**
 * Stores that answer from fixtures, and Active Directory also from a directory. A fixture for exactly the params goes
 * before one for any params, and both before the directory.
 */
export function createStores(fixtures: readonly StoreFixture[], directory?: Directory): AttributeStores {
  const byQuery = new Map<string, StoreFixture>();
  for (const fixture of fixtures) {
    const key = keyOf(fixture.store, fixture.query, fixture.params);
    if (!byQuery.has(key)) byQuery.set(key, fixture);
  }
  return {
    ask(asked) {
      const { store, query, params } = asked;
      const index = placeholders(query).find((wanted) => wanted >= params.length);
      if (index !== undefined) return missingParam(query, index, params.length);
      // A malformed query fails whatever the store holds.
      const ldap = store === activeDirectory ? readLdapQuery(asked) : undefined;
      if (isFailure(ldap)) return ldap;
      const fixture = byQuery.get(keyOf(store, query, params)) ?? byQuery.get(keyOf(store, query, undefined));
      if (fixture) return { rows: fixture.rows };
      if (ldap && directory) return askDirectory(directory, ldap, asked);
      return missingFixture(asked);
    },
  };
}

function keyOf(store: string, query: string, params: readonly string[] | undefined): string {
  return JSON.stringify([store, query, params]);
}

/** Says what to write down. For a store of AD FS itself also the documented form of its queries. */
function missingFixture({ store, query, params }: StoreQuery): Failure {
  const known = catalog.attributeStores.byName(store);
  const form = known?.kind === 'internal' ? ` Documented queries of this store: ${known.querySyntax}.` : '';
  const what = JSON.stringify({ store, query, params: params.map((param) => short(param)), rows: [] });
  const other = store === activeDirectory ? ' Or describe the user in a directory.' : '';
  return failure(
    'missing-fixture',
    `Nothing says what the store \`${short(store)}\` answers. Add it with its rows: ${what}.${other}${form}`,
  );
}
