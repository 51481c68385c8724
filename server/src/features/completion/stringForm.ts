import { TokenKind } from '../../syntax/tokens.ts';
import type { Cursor } from './cursor.ts';
import { escapedRegex, partSlot, type Slot, snippetText, stringSlot } from './slot.ts';

/** How a value is written at the cursor: as a whole string, as a regular expression, or as one alternative of it. */
export interface StringForm {
  readonly slot: Slot;
  readonly regex: boolean;
  /** The value is one alternative of a longer expression. */
  readonly part: boolean;
  /** The texts around the alternative, between the signs of the expression. */
  readonly others: readonly string[];
  /** Closes the expression behind the alternative. */
  readonly end: '$' | '';
}

/** A value with everything around it, ready to insert. */
export interface StringText {
  readonly text: string;
  readonly snippet: boolean;
}

/** How to write a value at the cursor, by the operator in front; undefined stands for an assignment. */
export function stringFormAt(cursor: Cursor, operator: TokenKind | undefined): StringForm {
  const regex = isRegex(operator);
  return (
    (regex ? alternativeAt(cursor) : undefined) ?? {
      slot: stringSlot(cursor),
      regex,
      part: false,
      others: [],
      end: '',
    }
  );
}

/** Whether what stands behind the operator is a regular expression: `=~` and `!~`. */
export function isRegex(operator: TokenKind | undefined): boolean {
  return operator === TokenKind.Match || operator === TokenKind.NotMatch;
}

/** The text for a value; `stop` is put behind it as a placeholder that makes the text a snippet. */
export function writeValue(form: StringForm, value: string, stop?: string): StringText {
  return writeExpression(form, form.regex ? escapedRegex(value) : value, true, stop);
}

/** The text for a regular expression, which is its own business to be anchored unless `anchor` is set. */
export function writeExpression(
  form: StringForm,
  expression: string,
  anchor: boolean,
  stop?: string,
): StringText {
  const snippet = stop !== undefined;
  const body = snippet ? `${snippetText(expression)}\${1:${stop}}` : expression;
  const end = snippet ? '\\$' : '$';
  if (form.part) return { text: form.end === '' ? body : body + end, snippet };
  return { text: form.regex && anchor ? `"^${body}${end}"` : `"${body}"`, snippet };
}

/** One alternative of the regular expression at the cursor, where there is more around it than the alternative. */
function alternativeAt({ string, text, offset, ...rest }: Cursor): StringForm | undefined {
  if (!string) return undefined;
  const before = text.slice(string.contentStart, offset);
  const after = text.slice(offset, string.contentEnd);
  const start = startOfAlternative(before);
  const found = after.search(/(?<!\\)[|)$]/);
  if (start === 0 && found < 0) return undefined;
  const from = string.contentStart + start;
  const to = found < 0 ? string.contentEnd : offset + found;
  const around = `${text.slice(string.contentStart, from)}\n${text.slice(to, string.contentEnd)}`;
  const anchoredOnly = /^\^?(?:\(\?\w+\))?\^?$/.test(before.slice(0, start));
  return {
    slot: partSlot({ string, text, offset, ...rest }, from, to),
    regex: true,
    part: true,
    others: around.split(/[|()^$\n]/),
    end: anchoredOnly && before.startsWith('^') && found < 0 ? '$' : '',
  };
}

/** Where the alternative at the end of an expression starts: behind `^`, `|`, `(`, `(?:` and options. */
function startOfAlternative(expression: string): number {
  let start = 0;
  for (let i = 0; i < expression.length; i++) {
    const c = expression.charAt(i);
    if (c === '\\') {
      i++;
    } else if (c === '[') {
      const close = expression.indexOf(']', i + 2);
      i = close < 0 ? expression.length : close;
    } else if (c === '(') {
      const open = /^\((?:\?(?:[imnsx-]*:|[imnsx-]+\)|<?[=!]|<\w+>))?/.exec(expression.slice(i))?.[0] ?? '(';
      i += open.length - 1;
      start = i + 1;
    } else if (c === '|' || c === ')' || (c === '^' && i === start)) {
      start = i + 1;
    }
  }
  return start;
}
