/** A directory as files hold it: users, groups, and the names of domains. */
import type { Node } from 'jsonc-parser';
import { createDirectory, type Directory, type DirectoryObject } from './directory.ts';
import { foldCase } from './foldCase.ts';
import { type JsonReader, rangeOf } from './json.ts';

/**
 * Reads `{ "domains": { "CONTOSO": "contoso.example" }, "users": [{ "account": "CONTOSO\\jane", "sid", "attributes",
 * "groups" }], "groups": [{ "account", "sid", "attributes", "groups" }] }`. Groups are named as `DOMAIN\name`, or by
 * the name alone within the member's domain.
 */
export function readDirectory(reader: JsonReader, node: Node): Directory {
  const members = reader.object(node, 'The directory', ['domains', 'users', 'groups']) ?? {};
  const dnsNames = new Map<string, string>();
  for (const { name, value } of (members.domains && reader.members(members.domains, '`domains`')) ?? []) {
    const dnsName = reader.string(value, 'The DNS name of a domain');
    if (dnsName !== undefined) dnsNames.set(foldCase(name), dnsName);
  }
  const objects: DirectoryObject[] = [];
  const wanted: (readonly [account: string, node: Node])[] = [];
  const add = (list: Node | undefined, kind: 'user' | 'group') => {
    if (!list) return;
    for (const member of reader.array(list, `\`${kind}s\``)) {
      const object = objectIn(reader, member, kind, wanted);
      if (object) objects.push(object);
    }
  };
  add(members.groups, 'group');
  add(members.users, 'user');
  const directory = createDirectory(objects, dnsNames);
  for (const [account, place] of wanted) {
    if (directory.find(account)?.kind === 'group') continue;
    reader.report(
      'unknown-name',
      rangeOf(place),
      `The directory has no group \`${account}\`. Add it to "groups".`,
    );
  }
  return directory;
}

function objectIn(
  reader: JsonReader,
  node: Node,
  kind: 'user' | 'group',
  wanted: (readonly [account: string, node: Node])[],
): DirectoryObject | undefined {
  const what = kind === 'user' ? 'A user' : 'A group';
  const members = reader.object(node, what, ['account', 'sid', 'attributes', 'groups']);
  if (!members) return undefined;
  if (!members.account) return reader.missing(node, what, 'account');
  const written = reader.string(members.account, '`account`');
  if (written === undefined) return undefined;
  const found = /^([^\\]+)\\([^\\]+)$/.exec(written);
  if (!found) {
    reader.report('wrong-type', rangeOf(members.account), '`account` must have the form `DOMAIN\\\\name`.');
    return undefined;
  }
  const [, domain, account] = found as unknown as [string, string, string];
  const attributes = new Map<string, readonly string[]>();
  for (const { name, value } of (members.attributes && reader.members(members.attributes, '`attributes`')) ??
    []) {
    attributes.set(name.toLowerCase(), reader.strings(value, 'The value of an attribute'));
  }
  const memberOf: string[] = [];
  for (const group of (members.groups && reader.array(members.groups, '`groups`')) ?? []) {
    const name = reader.string(group, 'A group');
    if (name === undefined) continue;
    const full = name.includes('\\') ? name : `${domain}\\${name}`;
    memberOf.push(full);
    wanted.push([full, group]);
  }
  const sid = members.sid && reader.string(members.sid, '`sid`');
  return { kind, domain, account, sid, attributes, memberOf };
}
