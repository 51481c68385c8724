import { catalog } from '../../catalog/index.ts';
import type { Cursor } from './cursor.ts';
import { documentationKey } from './documentation.ts';
import type { Setting } from './scope.ts';
import { type Draft, draft, partSlot, snippetText, stringSlot } from './slot.ts';

export interface QueryRequest {
  readonly cursor: Cursor;
  readonly settings: readonly Setting[];
  readonly snippets: boolean;
}

/** What can stand at the cursor in the query to an attribute store. */
export function queryItems(request: QueryRequest): readonly Draft[] {
  const { cursor, settings } = request;
  const store = settings.find(({ name }) => name === 'store')?.literals[0] ?? '';
  const types = settings.find(({ name }) => name === 'types')?.literals ?? [];
  const before = cursor.string ? cursor.text.slice(cursor.string.contentStart, cursor.offset) : '';
  const after = cursor.string ? cursor.text.slice(cursor.offset, cursor.string.contentEnd) : '';
  const placeholder = /\{\d*$/.exec(before);
  if (placeholder) return placeholders(request, before.length - placeholder[0].length, after, before + after);
  if (before + after === '') return wholeQueries(request, store, types);
  const parts = before.split(';');
  if (!isLdap(store, before + after)) return [];
  if (parts.length === 2) return attributes(request, before, after, types);
  if (store === 'Active Directory' && parts.length === 3 && parts[2] === '') {
    return placeholders(request, before.length, after, before + after);
  }
  return [];
}

/** The query of an LDAP store: Active Directory, or an unknown store whose query has parts. */
function isLdap(store: string, query: string): boolean {
  if (store === 'Active Directory') return true;
  return !store.startsWith('_') && query.includes(';') && !/^\s*(?:select|exec|with)\b/i.test(query);
}

/** A complete query for an empty string: the attributes that feed the claim types, or the one of a built-in store. */
function wholeQueries(
  { cursor, snippets }: QueryRequest,
  store: string,
  types: readonly string[],
): readonly Draft[] {
  const slot = stringSlot(cursor);
  if (store === 'Active Directory') {
    let stop = 0;
    const names = (types.length > 0 ? types : ['']).map((type) => {
      const [usual] = catalog.attributeStores.ldapAttributesOfClaimType(type);
      const name = usual?.ldapAttribute ?? 'mail';
      return snippets ? `\${${++stop}:${snippetText(name)}}` : name;
    });
    const label = `;${names.map((name) => name.replace(/\$\{\d+:(.*)\}/, '$1')).join(',')};{0}`;
    const text = snippets ? `";${names.join(',')};{0\\}"` : `"${label}"`;
    const detail = 'No filter, the attributes, and the account to look up';
    return [
      draft(slot, {
        label,
        kind: 'template',
        text,
        snippet: snippets,
        detail,
        data: documentationKey('store', store),
      }),
    ];
  }
  const known = catalog.attributeStores.byName(store);
  const queries =
    known?.kind === 'internal' ? [...known.querySyntax.matchAll(/"(\{0\}[^"]*|\w+\(\{0\}\))"/g)] : [];
  return queries.map(([, query = '']) =>
    draft(slot, {
      label: query,
      kind: 'template',
      text: `"${query}"`,
      data: documentationKey('store', store),
    }),
  );
}

function attributes(
  { cursor }: QueryRequest,
  before: string,
  after: string,
  types: readonly string[],
): readonly Draft[] {
  const content = cursor.string?.contentStart ?? cursor.offset;
  const start = Math.max(before.lastIndexOf(';'), before.lastIndexOf(',')) + 1;
  const end = before.length + (/^[^,;]*/.exec(after)?.[0].length ?? 0);
  const slot = partSlot(cursor, content + start, content + end);
  const list = `${before.slice(before.indexOf(';') + 1)}${after}`.split(';')[0] ?? '';
  const position = before.slice(before.indexOf(';') + 1).split(',').length - 1;
  const used = list.split(',').map((name) => name.trim().toLowerCase());
  used.splice(position, 1);
  const wanted = types[position];
  return catalog.attributeStores
    .ldapAttributes()
    .filter(({ ldapAttribute }) => !used.includes(ldapAttribute.toLowerCase()))
    .toSorted((a, b) => Number(feeds(b, wanted)) - Number(feeds(a, wanted)))
    .map(({ ldapAttribute, templateName, claimFriendlyName }) =>
      draft(slot, {
        label: ldapAttribute,
        kind: 'attribute',
        text: ldapAttribute,
        search: [templateName ?? '', claimFriendlyName ?? ''].filter((word) => word !== ''),
        description: claimFriendlyName ?? undefined,
        data: documentationKey('attribute', ldapAttribute),
        commitCharacters: [',', ';'],
      }),
    );
}

function feeds({ claimType }: { readonly claimType: string | null }, wanted: string | undefined): boolean {
  return claimType !== null && claimType === wanted;
}

/** `{0}`, `{1}`, … for the params that are there; without any, for those that the query has and the next one. */
function placeholders(
  { cursor, settings }: QueryRequest,
  start: number,
  after: string,
  query: string,
): readonly Draft[] {
  const content = cursor.string?.contentStart ?? cursor.offset;
  const end = cursor.offset + (/^\d*\}?/.exec(after)?.[0].length ?? 0);
  const params = settings.filter(({ name }) => name === 'param').map(({ text }) => text);
  const highest = Math.max(-1, ...[...query.matchAll(/\{(\d+)\}/g)].map(([, digits]) => Number(digits)));
  const count = params.length > 0 ? params.length : Math.min(highest + 2, 10);
  return Array.from({ length: count }, (_, i) =>
    draft(partSlot(cursor, content + start, end), {
      label: `{${i}}`,
      kind: 'placeholder',
      text: `{${i}}`,
      detail: params[i] ?? `The value of param ${i + 1}`,
    }),
  );
}
