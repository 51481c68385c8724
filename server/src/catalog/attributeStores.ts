/** Attribute stores, their query languages, and the LDAP attributes that feed claim types. */

import text from './data/attribute-stores.json?raw';
import { addTo, lazy } from './lazy.ts';
import type { Sourced } from './types.ts';

/** A store that rules can ask. */
export interface AttributeStore extends Sourced {
  /** Name in rules; in round brackets where the administrator chooses the name. */
  readonly name: string;
  readonly kind: 'built-in' | 'internal' | 'configurable' | 'custom';
  readonly storeType: 'ActiveDirectory' | 'LDAP' | 'SQL' | 'internal' | 'Custom';
  readonly querySyntax: string;
  readonly parameters: readonly string[];
  readonly rules: readonly string[];
  /** A rule that parses clean. */
  readonly example: string;
  readonly pitfalls: readonly string[];
}

/** An attribute of Active Directory that rules ask for. */
export interface LdapAttribute extends Sourced {
  readonly ldapAttribute: string;
  /** Name in the list of the "Send LDAP Attributes as Claims" template. */
  readonly templateName: string | null;
  /** Claim type it usually feeds; in `claim-types.json`. */
  readonly claimType: string | null;
  readonly claimFriendlyName: string | null;
  readonly offeredByTemplate: boolean | null;
  readonly notes: string | null;
}

interface Data {
  readonly stores: readonly AttributeStore[];
  readonly ldapAttributes: readonly LdapAttribute[];
}

const data = lazy(() => JSON.parse(String(text)) as Data);
const stores = lazy(() => new Map(data().stores.map((store) => [store.name, store])));
const attributes = lazy(() => {
  const byName = new Map<string, LdapAttribute>();
  const byType = new Map<string, LdapAttribute[]>();
  for (const attribute of data().ldapAttributes) {
    byName.set(attribute.ldapAttribute.toLowerCase(), attribute);
    if (attribute.claimType !== null) addTo(byType, attribute.claimType, attribute);
  }
  return { byName, byType };
});

/** All stores, also the ones that stand for a kind: `(your SQL store)`. */
export function attributeStores(): readonly AttributeStore[] {
  return data().stores;
}

/** The store with exactly this name. Undefined for a store that the administrator registered. */
export function attributeStoreByName(name: string): AttributeStore | undefined {
  return stores().get(name);
}

/** The stores that exist without registration. */
export function attributeStoresForCompletion(): readonly AttributeStore[] {
  return data().stores.filter(({ kind }) => kind === 'built-in' || kind === 'internal');
}

/** All LDAP attributes, in the order of the template's list. */
export function ldapAttributes(): readonly LdapAttribute[] {
  return data().ldapAttributes;
}

/** The attribute with this name; LDAP ignores case. `tokenGroups(domainQualifiedName)` is a name of its own. */
export function ldapAttributeByName(name: string): LdapAttribute | undefined {
  return attributes().byName.get(name.toLowerCase());
}

/** The attributes that usually feed a claim type. Empty when none is known. */
export function ldapAttributesOfClaimType(uri: string): readonly LdapAttribute[] {
  return attributes().byType.get(uri) ?? [];
}
