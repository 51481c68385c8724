/** The query of a rule to an attribute store, taken apart once per rule (language.md 3.9). */

import type {
  Expression,
  PropertyAccess,
  Rule,
  StoreArgument,
  StringLiteral,
  TextRange,
  TypesArgument,
} from '../syntax/nodes.ts';
import { literalValue, stringValue } from '../syntax/nodes.ts';
import { PerRule } from '../syntax/perRule.ts';
import { walk } from '../syntax/tree.ts';
import { literalOf } from './actionParts.ts';

/** The store that exists without registration. */
export const ACTIVE_DIRECTORY = 'Active Directory';

/**
 * `activeDirectory`: the store of that name; `sql` and `ldap`: the query is in that language, whatever the store;
 * `internal`: a store that AD FS brings along; `other`: anybody's guess.
 */
export type QueryLanguage = 'activeDirectory' | 'sql' | 'ldap' | 'internal' | 'other';

export interface StoreQuery {
  readonly store: StoreArgument;
  readonly types: TypesArgument | undefined;
  readonly query: StoreArgument;
  readonly params: readonly StoreArgument[];
  readonly language: QueryLanguage;
  /** The query where it is one literal. */
  readonly literal: StringLiteral | undefined;
  /** Its text; empty where it is no literal. */
  readonly text: string;
  /** `filter;attributes;domain\\user` at its semicolons; empty where the query is no literal. */
  readonly parts: readonly QueryPart[];
}

const known = new PerRule<StoreQuery | null>();

/** The query of a rule; undefined where the action asks no store, or where text had to be skipped. */
export function storeQueryOf(rule: Rule): StoreQuery | undefined {
  let query = known.get(rule);
  if (query === undefined) {
    query = (!rule.incomplete && rule.action?.form === 'query' && read(rule)) || null;
    known.set(rule, query);
  }
  return query ?? undefined;
}

function read(rule: Rule): StoreQuery | undefined {
  let store: StoreArgument | undefined;
  let query: StoreArgument | undefined;
  let types: TypesArgument | undefined;
  const params: StoreArgument[] = [];
  for (const arg of rule.action?.args ?? []) {
    if (arg.kind === 'typesArgument') types ??= arg;
    else if (arg.kind !== 'storeArgument') return undefined;
    else if (arg.name === 'store') store ??= arg;
    else if (arg.name === 'query') query ??= arg;
    else params.push(arg);
  }
  if (!store || !query) return undefined;
  const literal = literalOf(query.value);
  const text = literal ? stringValue(rule, literal) : '';
  const language = languageOf(literalValue(rule, store.value), text || firstText(rule, query.value));
  return {
    store,
    types,
    query,
    params,
    language,
    literal,
    text,
    parts: literal ? partsOf(literal, text) : [],
  };
}

/** What a query that is put together begins with. */
function firstText(rule: Rule, value: Expression): string {
  return (value.kind === 'concatenation' && literalValue(rule, value.operands[0])) || '';
}

function languageOf(store: string | undefined, text: string): QueryLanguage {
  if (store === ACTIVE_DIRECTORY) return 'activeDirectory';
  if (store?.startsWith('_')) return 'internal';
  if (/^\s*(?:select|exec|execute|with|declare)\b/i.test(text)) return 'sql';
  return /^\s*(?:\(|[\w-]+=)[^;]*;|^\s*;[^;]*;\s*\{\d+\}\s*$/.test(text) ? 'ldap' : 'other';
}

/** A part of a query between semicolons, in offsets of the rule. */
export interface QueryPart extends TextRange {
  readonly text: string;
}

function partsOf(literal: StringLiteral, text: string): readonly QueryPart[] {
  const parts: QueryPart[] = [];
  let start = literal.contentStart;
  for (const part of text.split(';')) {
    parts.push({ text: part, start, end: start + part.length });
    start += part.length + 1;
  }
  return parts;
}

/** The placeholders in a text, with offsets in it. `{{` and `}}` are braces. */
export function placeholdersIn(text: string): readonly (TextRange & { readonly index: number })[] {
  const found: (TextRange & { readonly index: number })[] = [];
  for (const match of text.matchAll(/\{\{|\}\}|\{(\d{1,9})\}/g)) {
    if (match[1] === undefined) continue;
    found.push({ start: match.index, end: match.index + match[0].length, index: Number(match[1]) });
  }
  return found;
}

/** Whether a template that writes rules still has to fill the text in: `$(…)`, `[Replace…]`. */
export function isTemplateText(text: string): boolean {
  return text.includes('$(') || /\[[A-Za-z_ ]+\]/.test(text);
}

/** The claims that an expression reads, such as `c.Value`. */
export function accessesIn(expression: Expression): readonly PropertyAccess[] {
  const found: PropertyAccess[] = [];
  for (const node of walk(expression)) if (node.kind === 'access') found.push(node);
  return found;
}
