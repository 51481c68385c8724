/** How many columns a query returns, as far as its text tells (language.md 3.9). */
import type { Rule, TextRange } from '../syntax/nodes.ts';
import { stringValue } from '../syntax/nodes.ts';
import { fix } from '../syntax/problem.ts';
import type { Finding } from './lintRule.ts';
import { isTemplateText, type StoreQuery } from './storeQuery.ts';

/** The columns of a query and where it names them. */
export interface Columns extends TextRange {
  readonly count: number;
  /** The end of a last comma that nothing follows. */
  readonly emptyEnd?: number;
}

/** The attributes of an LDAP query, which stand in its second part. */
export function ldapCount(query: StoreQuery): Columns | undefined {
  const parts = query.parts;
  const [, list] = parts;
  const shape =
    query.language === 'activeDirectory' ? parts.length === 3 : parts.length === 2 || isDomainForm(query);
  if (!list || !shape || list.text.includes('{') || list.text.trim() === '') return undefined;
  const comma = /,\s*$/.exec(list.text);
  return {
    start: list.start,
    end: list.end,
    count: list.text.split(',').length,
    ...(comma ? { emptyEnd: list.start + comma.index + 1 } : {}),
  };
}

/** `…;…;{0}`: the form for Active Directory, at a store with another name. */
function isDomainForm(query: StoreQuery): boolean {
  const parts = query.parts;
  return parts.length === 3 && /^\s*\{\d+\}\s*$/.test(parts[2]?.text ?? '');
}

/** The columns of one plain `SELECT a, b FROM …`; undefined for `*`, `UNION`, nested and quoted text, procedures. */
export function sqlCount({ text, literal }: StoreQuery): Columns | undefined {
  const found = /^(\s*select\s+(?:distinct\s+)?(?:top\s*\(?\s*\d+\s*\)?\s+)?)([^*;'"]*?)\s+from\b/i.exec(
    text,
  );
  const [, before, list] = found ?? [];
  if (!literal || before === undefined || !list || /\bselect\b/i.test(list)) return undefined;
  let depth = 0;
  let count = 1;
  for (const character of list) {
    if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (character === ',' && depth === 0) count++;
  }
  if (depth !== 0) return undefined;
  const start = literal.contentStart + before.length;
  const comma = /,\s*$/.exec(list);
  return {
    start,
    end: start + list.length,
    count,
    ...(comma ? { emptyEnd: start + comma.index + 1 } : {}),
  };
}

/** The finding where the columns are not as many as the claim types. */
export function countFinding(
  rule: Rule,
  { types, text }: StoreQuery,
  columns: Columns | undefined,
  name: 'attribute' | 'column',
): readonly Finding[] {
  const values = types?.values ?? [];
  if (!types || !columns || (columns.count === values.length && !columns.emptyEnd) || isTemplateText(text))
    return [];
  if (columns.emptyEnd) {
    return [
      {
        start: columns.emptyEnd - 1,
        end: columns.emptyEnd,
        message: `Nothing follows this comma. Remove it, or name another ${name}.`,
        fixes: [fix('Remove the comma', columns.emptyEnd - 1, columns.emptyEnd, '')],
      },
    ];
  }
  const literals = values.map((value) => (value.kind === 'string' ? stringValue(rule, value) : ''));
  if (literals.some((type) => isTemplateText(type))) return [];
  return [
    {
      start: columns.start,
      end: columns.end,
      message: `${counted(columns.count, name)} for ${counted(values.length, 'claim type')}. Each needs the other; AD FS reports POLICY0019 at every sign-in.`,
      related: [{ start: types.start, end: types.end, message: counted(values.length, 'claim type') }],
    },
  ];
}

function counted(count: number, name: string): string {
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}
