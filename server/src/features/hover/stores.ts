/** Hover on attribute stores: their names, the parts of a query, its placeholders. */
import { type AttributeStore, catalog } from '../../catalog/index.ts';
import { typeName } from '../../semantics/describe/claimNames.ts';
import type { Action, Expression, Rule, StringLiteral } from '../../syntax/nodes.ts';
import { literalValue, stringValue, textOf } from '../../syntax/nodes.ts';
import { bold, type Card, code, escaped, firstSentences, prose } from './markdown.ts';
import { around, type Found, type Site } from './site.ts';

/** The arguments of an action that asks a store. */
interface StoreQuery {
  readonly store: AttributeStore | undefined;
  readonly types: readonly Expression[];
  readonly params: readonly Expression[];
  readonly text: string | undefined;
}

function queryOf(rule: Rule, action: Action): StoreQuery {
  let name: string | undefined;
  let text: string | undefined;
  let types: readonly Expression[] = [];
  const params: Expression[] = [];
  for (const arg of action.args) {
    if (arg.kind === 'typesArgument') types = arg.values;
    else if (arg.kind === 'storeArgument') {
      if (arg.name === 'store') name = literalValue(rule, arg.value);
      else if (arg.name === 'query') text = literalValue(rule, arg.value);
      else params.push(arg.value);
    }
  }
  return {
    store: name === undefined ? undefined : catalog.attributeStores.byName(name),
    types,
    params,
    text,
  };
}

/** Hover on the name of a store. */
export function storeCard(name: string): Card {
  const store = catalog.attributeStores.byName(name);
  if (store) {
    const [rule = '', pitfall = ''] = [store.rules[0], store.pitfalls[0]];
    return {
      lines: [`${bold(store.name)}: attribute store, ${storeKinds[store.kind]}`],
      details: [
        `**Query:** ${code(store.querySyntax)}`,
        ...(rule === '' ? [] : [prose(rule)]),
        ...(pitfall === '' ? [] : [`**Mind:** ${prose(pitfall)}`]),
      ],
      source: store,
    };
  }
  const trimmed = name.trim();
  const blank = trimmed !== name ? [`**The name has a blank at its end or beginning**; it counts.`] : [];
  const builtIn = catalog.attributeStores.all().find((s) => s.name.toLowerCase() === trimmed.toLowerCase());
  return {
    lines: [
      `${bold(name)}: an attribute store of your farm`,
      ...blank,
      ...(builtIn ? [`The built-in store is written ${code(builtIn.name)}.`] : []),
      `It must be registered under exactly this name; ${code('Get-AdfsAttributeStore')} lists the names.`,
    ],
    details: catalog.attributeStores
      .all()
      .filter(({ storeType }) => storeType === 'LDAP' || storeType === 'SQL')
      .map((kind) => `**${kind.storeType} query:** ${code(kind.querySyntax)}`),
  };
}

const storeKinds: Readonly<Record<AttributeStore['kind'], string>> = {
  'built-in': 'built into AD FS',
  internal: 'internal to AD FS',
  configurable: 'to be registered by you',
  custom: 'of a class of your own',
};

/** Hover inside the text of a query: a placeholder, an attribute, or another part. */
export function queryHover(site: Site, literal: StringLiteral): Found | undefined {
  const { rule, offset } = site;
  const action = around(site, 'action');
  if (!action) return undefined;
  const query = queryOf(rule, action);
  const text = stringValue(rule, literal);
  const at = Math.min(Math.max(offset - literal.contentStart, 0), Math.max(text.length - 1, 0));
  const placed = (start: number, end: number, card: Card): Found => ({
    card,
    range: { start: literal.contentStart + start, end: literal.contentStart + end },
  });
  for (const match of text.matchAll(/\{(\d+)\}/g)) {
    const end = match.index + match[0].length;
    if (match.index <= at && at < end) {
      return placed(match.index, end, placeholderCard(rule, query, Number(match[1])));
    }
  }
  if (query.text !== text || !isDirectory(query, text))
    return placed(0, text.length, wholeQuery(query, text));
  return directoryPart(query, text, at, placed, rule);
}

function placeholderCard(rule: Rule, { params }: StoreQuery, index: number): Card {
  const param = params[index];
  const which = ordinal(index + 1);
  if (!param) {
    return {
      lines: [
        `**No param for ${code(`{${index}}`)}.** The rule has ${params.length}; this is the ${which}.`,
        'AD FS fails when a placeholder has no param.',
      ],
    };
  }
  return { lines: [`${code(`{${index}}`)}: the ${which} ${code('param')}, ${code(textOf(rule, param))}`] };
}

function ordinal(n: number): string {
  return ['', 'first', 'second', 'third', 'fourth', 'fifth'][n] ?? `${n}th`;
}

/** Whether the query is `filter;attributes;DOMAIN\user` or, for LDAP stores, `filter;attributes`. */
function isDirectory({ store }: StoreQuery, text: string): boolean {
  if (store) return store.storeType === 'ActiveDirectory';
  return /^(?:\(?[&|!(]*[\w.:-]+=[^;]*)?;\s*[\w-]+(?:\([\w]+\))?(?:,\s*[\w-]+(?:\([\w]+\))?)*(?:;[^;]*)?$/.test(
    text,
  );
}

function wholeQuery({ store }: StoreQuery, text: string): Card {
  const lines = ['**Query** for the attribute store, passed on as it stands.'];
  if (store) lines[0] = `**Query** for ${escaped(store.name)}: ${code(store.querySyntax)}`;
  const quoted = /'\{\d+\}'/.exec(text)?.[0];
  return {
    lines: quoted
      ? [...lines, `**Mind:** ${code(quoted)} compares with the text itself; leave out the quotation marks.`]
      : lines,
    source: store,
  };
}

function directoryPart(
  query: StoreQuery,
  text: string,
  at: number,
  placed: (start: number, end: number, card: Card) => Found,
  rule: Rule,
): Found {
  const parts = text.split(';');
  // The semicolon behind an empty filter belongs to the filter, any other to the part before it.
  const { part, start, index } = partAt(parts, at);
  const end = Math.max(start + part.length, start + 1);
  const activeDirectory = query.store?.storeType === 'ActiveDirectory';
  if (activeDirectory && parts.length !== 3) {
    return placed(0, text.length, {
      lines: [
        `**The query has ${parts.length} ${parts.length === 1 ? 'part' : 'parts'}; Active Directory wants three:** ` +
          `${code('filter;attributes;DOMAIN\\user')}.`,
        'AD FS reports POLICY3824. For the account itself start with a semicolon.',
      ],
      source: query.store,
    });
  }
  if (index === 0) return placed(start, end, filterCard(part, query));
  if (index > 1) {
    return placed(start, end, {
      lines: [
        `**Domain:** ${code(part)} only says which domain to ask. It must come out as ${code('DOMAIN\\user')}.`,
        'A UPN or mail address here fails with POLICY3826.',
      ],
      source: query.store,
    });
  }
  return attribute(query, part, start, at, placed, rule);
}

/** Of parts with one character between them the one that an offset is in, or ends at, and where it starts. */
function partAt(parts: readonly string[], at: number): { part: string; start: number; index: number } {
  let start = 0;
  let index = 0;
  while (index < parts.length - 1 && at > start + (parts[index] as string).length) {
    start += (parts[index] as string).length + 1;
    index++;
  }
  return { part: parts[index] as string, start, index };
}

function filterCard(filter: string, { store }: StoreQuery): Card {
  if (filter.trim() === '') {
    return {
      lines: [
        '**Filter:** empty, so the account that the first param names.',
        'Parts of the query: `filter;attributes;DOMAIN\\user`.',
      ],
      source: store,
    };
  }
  const nested = filter.includes('1.2.840.113556.1.4.1941');
  return {
    lines: [
      `**Filter:** every object that matches ${code(filter)}. More than one hit gives several claims.`,
      ...(nested ? ['The number makes it follow nested groups; slow in large directories.'] : []),
    ],
    source: store,
  };
}

function attribute(
  query: StoreQuery,
  part: string,
  partStart: number,
  at: number,
  placed: (start: number, end: number, card: Card) => Found,
  rule: Rule,
): Found {
  const names = part.split(',');
  const { part: raw, start, index } = partAt(names, at - partStart);
  const name = raw.trim();
  const from = partStart + start + raw.indexOf(name);
  return placed(from, from + Math.max(name.length, 1), attributeCard(query, name, index, names.length, rule));
}

function attributeCard(query: StoreQuery, name: string, index: number, count: number, rule: Rule): Card {
  const known = catalog.attributeStores.ldapAttributeByName(name);
  const target = query.types[index];
  const type = literalValue(rule, target);
  const feeds = !target
    ? `**No claim type for it.** The query names ${count} attributes for ${query.types.length} types (POLICY0019).`
    : `Number ${index + 1} of ${count}: feeds ${type === undefined ? code(textOf(rule, target)) : bold(typeName(type))}.`;
  const title = known?.templateName ? ` (${prose(known.templateName)} in the console)` : '';
  return {
    lines: [
      `${bold(name)}: LDAP attribute${title}`,
      feeds,
      ...(known?.notes ? [prose(firstSentences(known.notes, 160))] : []),
    ],
    details: [
      ...(type === undefined ? [] : [code(type, 200)]),
      'An attribute without a value gives no claim, one with several values several claims.',
    ],
    source: known,
  };
}

/** Which attribute of the query feeds a type of the list. Undefined where that cannot be told. */
export function feederOf(rule: Rule, action: Action, literal: StringLiteral): string | undefined {
  const query = queryOf(rule, action);
  const index = query.types.indexOf(literal);
  if (index < 0 || query.text === undefined || !isDirectory(query, query.text)) return undefined;
  return query.text.split(';')[1]?.split(',')[index]?.trim() || undefined;
}

/** Which placeholder a `param` fills in: 0 for the first. Undefined for an expression that is none. */
export function paramIndex(rule: Rule, action: Action, value: Expression): number | undefined {
  const index = queryOf(rule, action).params.indexOf(value);
  return index < 0 ? undefined : index;
}
