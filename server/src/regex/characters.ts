/**
 * Characters as .NET's regular expressions see them. A character is a UTF-16 code unit.
 *
 * Source: https://learn.microsoft.com/dotnet/standard/base-types/character-classes-in-regular-expressions
 */
import { namedBlock } from './blocks.ts';

/** The Unicode categories that `\p{…}` knows, in .NET as in JavaScript. */
const categories = new Set(
  (
    'L M N P S Z C Lu Ll Lt Lm Lo Mn Mc Me Nd Nl No Pc Pd Ps Pe Pi Pf Po ' +
    'Sm Sc Sk So Zs Zl Zp Cc Cf Cs Co Cn'
  ).split(' '),
);

/** Letters, non-spacing marks, decimal digits and connectors: the documented meaning of `\w`. */
const word = /[\p{L}\p{Mn}\p{Nd}\p{Pc}]/u;
const tests = new Map<string, RegExp>([
  ['w', word],
  ['d', /\p{Nd}/u],
  ['s', /[\f\n\r\t\v\x85\p{Z}]/u],
]);

/** Whether `\p{name}` exists. */
export function isProperty(name: string): boolean {
  return categories.has(name) || namedBlock(name) !== undefined;
}

/** Whether a character has a property: `d`, `w`, `s`, a category or a named block. An unknown name has no members. */
export function hasProperty(name: string, code: number): boolean {
  const block = namedBlock(name);
  if (block) return code >= block[0] && code <= block[1];
  let test = tests.get(name);
  if (!test) {
    if (!categories.has(name)) return false;
    test = new RegExp(`\\p{${name}}`, 'u');
    tests.set(name, test);
  }
  return test.test(String.fromCharCode(code));
}

/**
 * Whether `\b` takes a character for part of a word, and whether it may stand in the name of a group: `\w`, and the
 * joiners U+200C and U+200D.
 */
export function isWordCharacter(code: number): boolean {
  if (code < 128) return isAsciiWord(code);
  return code === 0x200c || code === 0x200d || word.test(String.fromCharCode(code));
}

function isAsciiWord(code: number): boolean {
  return isLetter(code) || isDigit(code) || code === 0x5f;
}

/** `0` to `9` */
export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** `a` to `z` and `A` to `Z` */
export function isLetter(code: number): boolean {
  const folded = code | 0x20;
  return folded >= 0x61 && folded <= 0x7a;
}

/** White space that the option `x` skips: space, tab, line feed, form feed, carriage return, and no other. */
export function isPatternSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09 || code === 0x0c;
}

/**
 * The lower case of a character in the invariant culture: one character for one, and only where the way back leads
 * to the same character. So `İ`, `ẞ` and the Kelvin sign stay what they are, unlike in JavaScript.
 */
export function toLower(code: number): number {
  if (code < 128) return code >= 0x41 && code <= 0x5a ? code + 32 : code;
  const character = String.fromCharCode(code);
  const lower = character.toLowerCase();
  if (lower.length !== 1) return code;
  return lower.toUpperCase() === character || isGreekTitle(code) ? lower.charCodeAt(0) : code;
}

/** The character whose lower case this is, or the character itself. */
export function toUpper(code: number): number {
  if (code < 128) return code >= 0x61 && code <= 0x7a ? code - 32 : code;
  const upper = String.fromCharCode(code).toUpperCase();
  if (upper.length === 1) return toLower(upper.charCodeAt(0)) === code ? upper.charCodeAt(0) : code;
  return [code + 8, code + 9].find((other) => isGreekTitle(other) && toLower(other) === code) ?? code;
}

/** `ᾈ` and its like: JavaScript makes two characters of their lower case when going back, .NET one. */
function isGreekTitle(code: number): boolean {
  return code >= 0x1f88 && code <= 0x1ffc;
}
