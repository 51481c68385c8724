/** An Active Directory for tests: users and groups, written down. */
import { addTo } from '../catalog/lazy.ts';
import { foldCase } from './foldCase.ts';

/** A user or a group. */
export interface DirectoryObject {
  readonly kind: 'user' | 'group';
  /** The NetBIOS name of its domain: `CONTOSO`. */
  readonly domain: string;
  /** The sAMAccountName. */
  readonly account: string;
  readonly sid: string | undefined;
  /** Attributes by their names in lower case, each with its values; none for an attribute that is not set. */
  readonly attributes: ReadonlyMap<string, readonly string[]>;
  /** The accounts of the groups that it is a direct member of, as `DOMAIN\name`. */
  readonly memberOf: readonly string[];
}

/** Made by `createDirectory`. */
export interface Directory {
  readonly objects: readonly DirectoryObject[];
  /** DNS names of domains by their NetBIOS names, in upper case. */
  readonly dnsNames: ReadonlyMap<string, string>;
  /** The object with this `DOMAIN\name`, case ignored. */
  find(account: string): DirectoryObject | undefined;
  hasDomain(domain: string): boolean;
  /** The objects of a domain; LDAP queries see no other. */
  inDomain(domain: string): readonly DirectoryObject[];
  /** The object with this distinguished name. */
  byDistinguishedName(name: string): DirectoryObject | undefined;
  /** The groups that the object is a member of, directly or through other groups; nearest first, each once. */
  groupsOf(object: DirectoryObject): readonly DirectoryObject[];
  directGroupsOf(object: DirectoryObject): readonly DirectoryObject[];
  /** The direct members of a group. */
  membersOf(group: DirectoryObject): readonly DirectoryObject[];
}

/** Makes the look-ups of a directory. Groups that are named and not there are left out of memberships. */
export function createDirectory(
  objects: readonly DirectoryObject[],
  dnsNames: ReadonlyMap<string, string>,
): Directory {
  const byAccount = new Map<string, DirectoryObject>();
  const byName = new Map<string, DirectoryObject>();
  const domains = new Map<string, DirectoryObject[]>();
  for (const object of objects) {
    byAccount.set(foldCase(`${object.domain}\\${object.account}`), object);
    const name = object.attributes.get('distinguishedname')?.[0];
    if (name !== undefined) byName.set(foldCase(name), object);
    addTo(domains, foldCase(object.domain), object);
  }
  const directGroups = new Map<DirectoryObject, readonly DirectoryObject[]>();
  const members = new Map<DirectoryObject, DirectoryObject[]>();
  for (const object of objects) {
    const groups = new Set(object.memberOf.flatMap((account) => byAccount.get(foldCase(account)) ?? []));
    directGroups.set(object, [...groups]);
    for (const group of groups) addTo(members, group, object);
  }
  const allGroups = new Map<DirectoryObject, readonly DirectoryObject[]>();
  const directGroupsOf = (object: DirectoryObject) => directGroups.get(object) ?? [];
  return {
    objects,
    dnsNames,
    find: (account) => byAccount.get(foldCase(account)),
    hasDomain: (domain) => domains.has(foldCase(domain)),
    inDomain: (domain) => domains.get(foldCase(domain)) ?? [],
    byDistinguishedName: (name) => byName.get(foldCase(name)),
    directGroupsOf,
    membersOf: (group) => members.get(group) ?? [],
    groupsOf(object) {
      let found = allGroups.get(object);
      if (!found) {
        const reached = new Set(directGroupsOf(object));
        for (const group of reached) for (const outer of directGroupsOf(group)) reached.add(outer);
        found = [...reached];
        allGroups.set(object, found);
      }
      return found;
    },
  };
}
