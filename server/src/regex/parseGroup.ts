/**
 * What stands behind an opening parenthesis: the kind of a group, its name, options.
 *
 * Source: https://learn.microsoft.com/dotnet/standard/base-types/grouping-constructs-in-regular-expressions
 */
import { isDigit, isWordCharacter } from './characters.ts';
import type { GroupKind, RegexOptions } from './nodes.ts';
import type { Source } from './source.ts';

/** `name`, or a number if it is one. */
export type GroupName = string | number;

/** The opening of a group as written. */
export type GroupOpening =
  | { readonly kind: 'group'; readonly group: GroupKind }
  /** `(…)`: captures, unless the option `n` is set or it is the test of a conditional. */
  | { readonly kind: 'plain' }
  /** `(?<name>…)`, `(?<close-open>…)`, `(?<-open>…)`; `nameRange` is where `open` stands. */
  | {
      readonly kind: 'named';
      readonly name: GroupName | undefined;
      readonly uncapture: GroupName | undefined;
      readonly uncaptureStart: number;
    }
  | { readonly kind: 'conditional' }
  /** `(?i:…)` */
  | { readonly kind: 'optionGroup'; readonly options: RegexOptions }
  /** `(?i)`; the parenthesis has been closed. */
  | { readonly kind: 'options'; readonly options: RegexOptions }
  /** Something else, reported; what follows is read as the body of a group. */
  | { readonly kind: 'invalid' };

const simple: readonly (readonly [string, GroupKind])[] = [
  ['?:', 'nonCapture'],
  ['?>', 'atomic'],
  ['?=', 'lookahead'],
  ['?!', 'negativeLookahead'],
  ['?<=', 'lookbehind'],
  ['?<!', 'negativeLookbehind'],
];

/** Reads up to the body of a group; the reader stands behind the `(` at `start`. `(?#` is not for this function. */
export function readGroupOpening(source: Source, start: number, options: RegexOptions): GroupOpening {
  if (source.code() !== 0x3f) return { kind: 'plain' };
  for (const [text, group] of simple) {
    if (source.take(text)) return { kind: 'group', group };
  }
  if (source.sees('?(')) {
    source.position++;
    return { kind: 'conditional' };
  }
  if (source.take('?<')) return readNames(source, start, '>');
  if (source.take("?'")) return readNames(source, start, "'");
  source.position++;
  return readOptions(source, start, options);
}

function readNames(source: Source, start: number, close: string): GroupOpening {
  let name: GroupName | undefined;
  if (source.code() !== 0x2d) {
    const nameStart = source.position;
    name = readGroupName(source);
    if (name === undefined) return badName(source, start, close);
    if (source.text.charCodeAt(nameStart) === 0x30) {
      const message = 'The number of a group cannot be 0 or begin with 0.';
      source.report('groupNumberZero', message, nameStart);
      source.take(close);
      return { kind: 'invalid' };
    }
  }
  let uncapture: GroupName | undefined;
  let uncaptureStart = source.position;
  if (source.take('-')) {
    uncaptureStart = source.position;
    uncapture = readGroupName(source);
    if (uncapture === undefined) return badName(source, start, close);
  }
  if (!source.take(close)) return badName(source, start, close);
  return { kind: 'named', name, uncapture, uncaptureStart };
}

/** A number, a word that does not begin with a digit, or undefined if there is neither. */
export function readGroupName(source: Source): GroupName | undefined {
  const start = source.position;
  if (isDigit(source.code())) {
    source.skipWhile(isDigit);
    return source.number(start, source.position);
  }
  source.skipWhile(isWordCharacter);
  return source.position === start ? undefined : source.text.slice(start, source.position);
}

function badName(source: Source, start: number, close: string): GroupOpening {
  const open = close === '>' ? '<' : close;
  const message = `Name of the group is not right. Write "(?${open}name${close}…)"; a name has letters, digits and "_" and begins with no digit.`;
  source.report('badGroupName', message, start);
  return { kind: 'invalid' };
}

/** Letters of the options, and what they set. */
const letters: Readonly<Record<string, keyof RegexOptions>> = {
  i: 'ignoreCase',
  m: 'multiline',
  n: 'explicitCapture',
  s: 'singleline',
  x: 'ignorePatternWhitespace',
};

function readOptions(source: Source, start: number, before: RegexOptions): GroupOpening {
  const options = { ...before };
  let value = true;
  let letter = source.character();
  for (; letter !== ''; letter = source.character()) {
    const option = letters[letter.toLowerCase()];
    if (letter === '-') value = false;
    else if (letter === '+') value = true;
    else if (option) options[option] = value;
    else break;
    source.position++;
  }
  // "(?)" is refused by .NET, "(?-)" is not.
  const isEmpty = source.position === start + 2;
  if (!isEmpty && source.take(')')) return { kind: 'options', options };
  if (source.take(':')) return { kind: 'optionGroup', options };
  const end = Math.min(source.position + 1, source.text.length);
  source.report('unknownGroupKind', unknownKindMessage(source.text.slice(start, end), letter), start, end);
  return { kind: 'invalid' };
}

function unknownKindMessage(text: string, letter: string): string {
  if (letter === '') return `"${text}" is not complete.`;
  if (letter === 'P')
    return '.NET does not know "(?P". Write "(?<name>…)" for a group and "\\k<name>" to refer to it.';
  return `"${text}" begins no group that .NET knows.`;
}
