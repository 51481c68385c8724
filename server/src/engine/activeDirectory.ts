/** Answers the queries of the Active Directory store from a directory that is written down (language.md 3.9). */
import { short } from '../syntax/nearest.ts';
import { formatted } from './compositeFormat.ts';
import type { Directory, DirectoryObject } from './directory.ts';
import { type Failure, failure, isFailure } from './errors.ts';
import { foldCase } from './foldCase.ts';
import { applyFilter, parseFilter, specialCharacters } from './ldapFilter.ts';
import type { StoreAnswer, StoreQuery } from './storeQuery.ts';

/** The longest query text after its params were put in. */
const LONGEST = 100_000;

/** A query in its three parts, the last two with their params put in. */
export interface LdapQuery {
  readonly filter: string;
  readonly attributes: readonly string[];
  /** `DOMAIN\user`; only the domain counts. */
  readonly account: string;
  readonly domain: string;
}

/** Takes `filter;attribute,attribute;domain\user` apart, or says what AD FS says about the form. */
export function readLdapQuery({ store, query, params }: StoreQuery): LdapQuery | Failure {
  const parts = query.split(';');
  if (parts.length !== 3) return threeParts(store, query);
  const [filter, list, user] = parts as [string, string, string];
  const account = formatted(user, params, LONGEST);
  if (isFailure(account)) return account;
  const domain = /^([^\\]+)\\[^\\]+$/.exec(account)?.[1];
  if (domain === undefined) return domainUser(store, query, account);
  const attributeList = formatted(list, params, LONGEST);
  if (isFailure(attributeList)) return attributeList;
  const attributes = attributeList.split(',').map((attribute) => attribute.trim());
  return { filter, attributes, account, domain };
}

/** Answers a query from the directory. An object is a row, an attribute a column with all its values. */
export function askDirectory(
  directory: Directory,
  { filter, attributes, account, domain }: LdapQuery,
  { query, params }: StoreQuery,
): StoreAnswer | Failure {
  if (!directory.hasDomain(domain)) {
    return failure('missing-fixture', `The directory has no domain \`${short(domain)}\`. Add its users.`);
  }
  const selection = select(directory, domain, filter, query, params);
  if (isFailure(selection)) return selection;
  const { objects } = selection;
  const rows: (readonly string[])[][] = [];
  for (const object of objects) {
    const row: (readonly string[])[] = [];
    for (const attribute of attributes) {
      const values = attributeOf(directory, object, attribute.toLowerCase());
      if (isFailure(values)) return values;
      row.push(values);
    }
    rows.push(row);
  }
  const note =
    objects.length === 0
      ? `The directory has nobody for \`${short(query)}\` with \`${short(account)}\`.`
      : undefined;
  const steps = selection.steps + objects.length * attributes.length;
  return { columns: attributes.length, rows, steps, ...(note === undefined ? {} : { note }) };
}

/** Finds the objects of a query, and counts what that took. */
function select(
  directory: Directory,
  domain: string,
  filter: string,
  query: string,
  params: readonly string[],
): { readonly objects: readonly DirectoryObject[]; readonly steps: number } | Failure {
  if (filter.trim() === '') {
    // "The account named by the first parameter": `samAccountName={0}` is assumed.
    const first = params[0];
    if (first === undefined) {
      return failure(
        'missing-param',
        `\`${short(query)}\` has no filter, which means the account in the first param; the rule has no param.`,
      );
    }
    const name = first.slice(first.lastIndexOf('\\') + 1);
    const object = directory.find(`${domain}\\${name}`);
    return { objects: object ? [object] : [], steps: 1 };
  }
  const text = formatted(filter, params, LONGEST, (param) =>
    specialCharacters.test(param)
      ? failure(
          'not-supported',
          `\`${short(param)}\` has characters with a meaning in LDAP filters; whether AD FS escapes them is not documented. Give the rows of this query under "stores".`,
        )
      : param,
  );
  if (isFailure(text)) return text;
  const parsed = parseFilter(text);
  if (isFailure(parsed)) return parsed;
  const all = directory.inDomain(domain);
  const objects = applyFilter(parsed, all, directory, (object, attribute) =>
    attributeOf(directory, object, attribute),
  );
  return isFailure(objects) ? objects : { objects, steps: all.length * parsed.length };
}

/** The values of an attribute, name in lower case; those that follow from the rest need not be written down. */
export function attributeOf(
  directory: Directory,
  object: DirectoryObject,
  attribute: string,
): readonly string[] | Failure {
  const written = object.attributes.get(attribute);
  if (written) return written;
  switch (attribute) {
    case 'samaccountname':
      return [object.account];
    case 'cn':
    case 'name':
      return object.attributes.get('cn') ?? object.attributes.get('name') ?? [object.account];
    case 'objectclass':
      return object.kind === 'user' ? ['top', 'person', 'organizationalPerson', 'user'] : ['top', 'group'];
    case 'objectcategory':
      return [object.kind === 'user' ? 'person' : 'group'];
    case 'objectsid':
      return object.sid === undefined ? [] : [object.sid];
    case 'memberof':
      return directory.directGroupsOf(object).flatMap(distinguishedName);
    case 'member':
      return directory.membersOf(object).flatMap(distinguishedName);
    case 'tokengroups':
      return directory.groupsOf(object).map(({ account }) => account);
    case 'tokengroups(domainqualifiedname)':
      return directory.groupsOf(object).map(({ domain, account }) => `${domain}\\${account}`);
    case 'tokengroups(longdomainqualifiedname)':
      return longNames(directory, object);
    default:
      return attribute.startsWith('tokengroups(')
        ? failure(
            'not-supported',
            `\`${short(attribute)}\` is not documented. Give the rows of this query under "stores".`,
          )
        : [];
  }
}

function distinguishedName(object: DirectoryObject): readonly string[] {
  return object.attributes.get('distinguishedname') ?? [];
}

function longNames(directory: Directory, object: DirectoryObject): readonly string[] | Failure {
  const names: string[] = [];
  for (const { domain, account } of directory.groupsOf(object)) {
    const dnsName = directory.dnsNames.get(foldCase(domain));
    if (dnsName === undefined) {
      return failure('missing-fixture', `The directory does not say the DNS name of \`${domain}\`.`);
    }
    names.push(`${dnsName}\\${account}`);
  }
  return names;
}

function threeParts(store: string, query: string): Failure {
  return failure(
    'POLICY3824',
    `The query \`${short(query)}\` must have three parts with semicolons between them: filter, attributes, \`domain\\user\`.\nAD FS reports POLICY0018: Query '${query}' to attribute store '${store}' failed: 'POLICY3824: LDAP query to the Active Directory store must have three parts separated by semicolons: filter, attributes, user in 'domain\\user' form.'`,
  );
}

function domainUser(store: string, query: string, account: string): Failure {
  return failure(
    'POLICY3826',
    `\`${short(account)}\` is not of the form \`domain\\user\`. Pass the Windows account name.\nAD FS reports POLICY0018: Query '${query}' to attribute store '${store}' failed: 'POLICY3826: User name '${account}' in LDAP query '${query}' is not in the required 'domain\\user' format.'`,
  );
}
