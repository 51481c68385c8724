/**
 * LDAP filters (RFC 4515), read and applied to a directory that is written down. `name=value` without parentheses is
 * a filter too, as Active Directory takes it.
 */
import { short } from '../syntax/nearest.ts';
import type { Directory, DirectoryObject } from './directory.ts';
import { type Failure, failure } from './errors.ts';
import { foldCase } from './foldCase.ts';

/** One comparison of a filter. */
interface Comparison {
  readonly kind: 'comparison';
  /** In lower case, without the rule of an extensible match. */
  readonly attribute: string;
  readonly operator: '=' | '>=' | '<=' | '~=' | ':=';
  /** The matching rule of `:1.2.840…:=`. */
  readonly rule: string | undefined;
  /** The parts of the value between its stars, escapes decoded. */
  readonly parts: readonly string[];
}

/** Filters in reverse Polish notation: operands first, so that nesting needs no recursion. */
type Item = Comparison | { readonly kind: '&' | '|' | '!'; readonly operands: number };

export type LdapFilter = readonly Item[];

/** What an object's attributes are, by names in lower case. */
export type AttributesOf = (object: DirectoryObject, attribute: string) => readonly string[] | Failure;

/** LDAP_MATCHING_RULE_IN_CHAIN, …_BIT_AND and …_BIT_OR: https://learn.microsoft.com/windows/win32/adsi/search-filter-syntax */
const inChain = '1.2.840.113556.1.4.1941';
const bitAnd = '1.2.840.113556.1.4.803';
const bitOr = '1.2.840.113556.1.4.804';

/** Characters that a value may hold in a filter only as `\28` and the like. */
export const specialCharacters = /[*()\\\0]/;

/** Longer filters are refused: each comparison looks at every object. */
const MOST_ITEMS = 500;

/** Reads a filter, or says why it is none. */
export function parseFilter(text: string): LdapFilter | Failure {
  const bad = () => failure('malformed-query', `\`${short(text)}\` is not an LDAP filter.`);
  const source = text.trim().startsWith('(') ? text.trim() : `(${text.trim()})`;
  const items: Item[] = [];
  const open: { readonly kind: '&' | '|' | '!'; operands: number }[] = [];
  let at = 0;
  let isDone = false;
  while (at < source.length) {
    if (items.length > MOST_ITEMS)
      return failure('too-large', `The LDAP filter \`${short(text)}\` is too long.`);
    const c = source[at];
    if (/\s/.test(c as string)) {
      at++;
    } else if (isDone) {
      return bad();
    } else if (c === ')') {
      const group = open.pop();
      if (!group || group.operands === 0 || (group.kind === '!' && group.operands !== 1)) return bad();
      items.push({ kind: group.kind, operands: group.operands });
      at++;
      isDone = !count(open);
    } else if (c !== '(') {
      return bad();
    } else {
      const operator = /^\(\s*([&|!])/.exec(source.slice(at, at + 20));
      if (operator) {
        open.push({ kind: operator[1] as '&' | '|' | '!', operands: 0 });
        at += operator[0].length;
        continue;
      }
      const end = source.indexOf(')', at);
      const comparison = end < 0 ? undefined : parseComparison(source.slice(at + 1, end));
      if (!comparison) return bad();
      items.push(comparison);
      at = end + 1;
      isDone = !count(open);
    }
  }
  return isDone && open.length === 0 ? items : bad();
}

/** Counts an operand for the innermost open group; false where there is none. */
function count(open: { operands: number }[]): boolean {
  const group = open.at(-1);
  if (group) group.operands++;
  return group !== undefined;
}

function parseComparison(text: string): Comparison | undefined {
  const found = /^\s*([\w.-]+)(?::([\w.]+))?\s*(:=|>=|<=|~=|=)(.*)$/s.exec(text);
  if (!found) return undefined;
  const [, attribute, rule, operator, value] = found as unknown as [
    string,
    string,
    string?,
    string?,
    string?,
  ];
  if ((rule !== undefined) !== (operator === ':=')) return undefined;
  const parts = (value ?? '').split('*').map(unescaped);
  if (parts.some((part) => part === undefined)) return undefined;
  return {
    kind: 'comparison',
    attribute: attribute.toLowerCase(),
    operator: operator as Comparison['operator'],
    rule,
    parts: parts as string[],
  };
}

/** `\28` is `(`. Undefined for a backslash that escapes nothing. */
function unescaped(text: string): string | undefined {
  const decoded = text.replaceAll(/\\([0-9a-f]{2})/gi, (_, digits: string) =>
    digits === '5c' || digits === '5C' ? '\uffff' : String.fromCharCode(Number.parseInt(digits, 16)),
  );
  return decoded.includes('\\') ? undefined : decoded.replaceAll('\uffff', '\\');
}

/** The objects that a filter selects, in their order. */
export function applyFilter(
  filter: LdapFilter,
  objects: readonly DirectoryObject[],
  directory: Directory,
  attributesOf: AttributesOf,
): readonly DirectoryObject[] | Failure {
  const found: DirectoryObject[] = [];
  for (const object of objects) {
    const stack: boolean[] = [];
    for (const item of filter) {
      if (item.kind === 'comparison') {
        const result = compare(item, object, directory, attributesOf);
        if (typeof result !== 'boolean') return result;
        stack.push(result);
        continue;
      }
      const operands = stack.splice(stack.length - item.operands);
      if (item.kind === '!') stack.push(!operands[0]);
      else stack.push(item.kind === '&' ? operands.every(Boolean) : operands.some(Boolean));
    }
    if (stack[0]) found.push(object);
  }
  return found;
}

function compare(
  { attribute, operator, rule, parts }: Comparison,
  object: DirectoryObject,
  directory: Directory,
  attributesOf: AttributesOf,
): boolean | Failure {
  if (rule === inChain) return isInChain(attribute, parts.join('*'), object, directory);
  const values = attributesOf(object, attribute);
  if ('code' in values) return values;
  const wanted = parts.join('*');
  if (rule === bitAnd || rule === bitOr) {
    const bits = BigInt(/^\d{1,18}$/.test(wanted) ? wanted : '0');
    return values.some((value) => {
      const set = BigInt(/^\d{1,18}$/.test(value) ? value : '0') & bits;
      return rule === bitAnd ? set === bits : set !== 0n;
    });
  }
  if (rule !== undefined) return failure('not-supported', `The matching rule ${rule} is not known here.`);
  if (operator === '>=' || operator === '<=')
    return values.some((value) => isOrdered(value, wanted, operator));
  return values.some((value) => isLike(foldCase(value), parts.map(foldCase)));
}

/** `=` with stars between the parts; `*` alone asks for presence. */
function isLike(value: string, parts: readonly string[]): boolean {
  const [first = '', ...rest] = parts;
  const last = rest.pop();
  if (last === undefined) return value === first;
  if (value.length < first.length + last.length || !value.startsWith(first) || !value.endsWith(last)) {
    return false;
  }
  let at = first.length;
  for (const part of rest) {
    const found = value.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= value.length - last.length;
}

/** Numbers by size, other texts by their letters. */
function isOrdered(value: string, wanted: string, operator: '>=' | '<='): boolean {
  const numbers = /^-?\d{1,18}$/.test(value) && /^-?\d{1,18}$/.test(wanted);
  const [a, b] = numbers ? [BigInt(value), BigInt(wanted)] : [foldCase(value), foldCase(wanted)];
  return operator === '>=' ? a >= b : a <= b;
}

/** `member:1.2.840.113556.1.4.1941:=DN`: groups that hold the object, directly or not; `memberOf` the other way. */
function isInChain(
  attribute: string,
  name: string,
  object: DirectoryObject,
  directory: Directory,
): boolean | Failure {
  const other = directory.byDistinguishedName(name);
  if (!other) return false;
  if (attribute === 'member') return directory.groupsOf(other).includes(object);
  if (attribute === 'memberof') return directory.groupsOf(object).includes(other);
  return failure('not-supported', `The matching rule in ${attribute}:${inChain}:= is not known here.`);
}
