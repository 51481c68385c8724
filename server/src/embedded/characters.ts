/**
 * What PowerShell takes for a quotation mark, a dash, a part of a name. It reads typographic forms like the plain ones
 * (about_Quoting_Rules, about_Special_Characters; PowerShell/PowerShell, engine/parser/CharTraits.cs).
 */

/** All that opens or closes a string without expansion: ' ‘ ’ ‚ ‛. For use inside a character class. */
export const SINGLE_QUOTES = "'\u2018\u2019\u201a\u201b";
/** All that opens or closes a string with expansion: " “ ” „. For use inside a character class. */
export const DOUBLE_QUOTES = '"\u201c\u201d\u201e';

/** A code unit that opens or closes a string without expansion: ' ‘ ’ ‚ ‛. */
export function isSingleQuote(code: number): boolean {
  return code === 0x27 || (code >= 0x2018 && code <= 0x201b);
}

/** A code unit that opens or closes a string with expansion: " “ ” „. */
export function isDoubleQuote(code: number): boolean {
  return code === 0x22 || (code >= 0x201c && code <= 0x201e);
}

/** A hyphen, or a dash that stands for one: – — ―. */
export function isDash(code: number): boolean {
  return code === 0x2d || (code >= 0x2013 && code <= 0x2015);
}

/** White space that ends no line. */
export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0b || code === 0x0c || code === 0xa0 || code === 0x85;
}

/** Carriage return and line feed. */
export function isLineBreak(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}

/** Where the line ends that `at` stands in: before its line break, or at the end of the text. */
export function lineEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && !isLineBreak(text.charCodeAt(end))) end++;
  return end;
}

/** The place behind the line break at `at`; `at` itself where there is none. */
export function afterLineBreak(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === 0x0d) return text.charCodeAt(at + 1) === 0x0a ? at + 2 : at + 1;
  return code === 0x0a ? at + 1 : at;
}
