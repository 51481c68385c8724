/**
 * Backslash escapes that stand for one character or for a property of characters, inside a class and outside.
 *
 * Source: https://learn.microsoft.com/dotnet/standard/base-types/character-escapes-in-regular-expressions
 */
import { isProperty, isWordCharacter } from './characters.ts';
import type { ClassProperty } from './nodes.ts';
import type { Source } from './source.ts';

const simple = new Map([
  ['a', 0x07],
  ['b', 0x08],
  ['e', 0x1b],
  ['f', 0x0c],
  ['n', 0x0a],
  ['r', 0x0d],
  ['t', 0x09],
  ['v', 0x0b],
]);

/** Whether the letter after a backslash begins a property: `d`, `D`, `p` and so on. */
export function isPropertyLetter(letter: string): boolean {
  return letter !== '' && 'dDwWsSpP'.includes(letter);
}

/**
 * Reads one character's escape; the reader stands behind the backslash at `start`, which is not the last character
 * of the pattern. Returns the code unit, or undefined after reporting an error.
 */
export function readCharacterEscape(source: Source, start: number): number | undefined {
  const letter = source.character();
  const code = source.code();
  if (letter >= '0' && letter <= '7') return readOctal(source);
  source.position++;
  if (letter === 'x') return readHex(source, start, 2);
  if (letter === 'u') return readHex(source, start, 4);
  if (letter === 'c') return readControl(source, start);
  const known = simple.get(letter);
  if (known !== undefined) return known;
  if (!isWordCharacter(code)) return code;
  source.report('unknownEscape', unknownEscapeMessage(letter), start);
  return undefined;
}

function unknownEscapeMessage(letter: string): string {
  if (letter === '_' || letter > '\x7f') return `"\\${letter}" means nothing in .NET. Write "${letter}".`;
  return `"\\${letter}" means nothing in .NET. Write "\\\\${letter}" for a backslash before "${letter}".`;
}

/** Up to three octal digits; of the value the lowest eight bits count. */
function readOctal(source: Source): number {
  let value = 0;
  for (let digits = 0; digits < 3; digits++) {
    const digit = source.code() - 0x30;
    if (digit < 0 || digit > 7) break;
    value = value * 8 + digit;
    source.position++;
  }
  return value & 0xff;
}

function readHex(source: Source, start: number, length: 2 | 4): number | undefined {
  const digits =
    /^[0-9a-fA-F]*/.exec(source.text.slice(source.position, source.position + length))?.[0] ?? '';
  source.position += digits.length;
  if (digits.length === length) return Number.parseInt(digits, 16);
  const letter = length === 2 ? 'x' : 'u';
  source.report('badHexEscape', `"\\${letter}" needs ${length} hexadecimal digits.`, start);
  return undefined;
}

function readControl(source: Source, start: number): number | undefined {
  const code = source.code();
  const upper = code >= 0x61 && code <= 0x7a ? code - 0x20 : code;
  if (upper >= 0x40 && upper <= 0x5f) {
    source.position++;
    return upper - 0x40;
  }
  source.report('badControlEscape', '"\\c" needs a letter, as in "\\cM".', start);
  return undefined;
}

/**
 * Reads `\d`, `\P{Lu}` and the like; the reader stands behind the backslash at `start`. Returns undefined after
 * reporting an error.
 */
export function readProperty(source: Source, start: number): ClassProperty | undefined {
  const letter = source.character();
  const lower = letter.toLowerCase();
  source.position++;
  const negated = letter !== lower;
  if (lower !== 'p') return { kind: 'property', name: lower, negated, start, end: source.position };

  const nameStart = source.position + 1;
  if (source.take('{')) source.skipWhile((code) => isWordCharacter(code) || code === 0x2d);
  const name = source.text.slice(nameStart, source.position);
  if (name === '' || !source.take('}')) {
    const message = `"\\${letter}" needs a name in braces, as in "\\${letter}{L}" or "\\${letter}{IsGreek}".`;
    source.report('badPropertyEscape', message, start);
    return undefined;
  }
  if (isProperty(name)) return { kind: 'property', name, negated, start, end: source.position };
  if (/^_xml[CDIW]$/.test(name)) {
    source.report('notSupported', `"${name}" is not documented and not supported here.`, start);
  } else {
    source.report('unknownProperty', unknownPropertyMessage(name), start);
  }
  return undefined;
}

/** A name that JavaScript, Java or Perl would know is the usual mistake. */
function unknownPropertyMessage(name: string): string {
  const block = `Is${name.replace(/^(?:In|is|Is)/, '')}`;
  if (block !== name && isProperty(block)) return `"${name}" is no Unicode category. Write "${block}".`;
  return `"${name}" is neither a Unicode category, such as "Lu", nor a named block, such as "IsGreek".`;
}
