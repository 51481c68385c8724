/** Character classes of the scanner. All functions take UTF-16 code units; `NaN` (past the end) is in no class. */

/** The characters that the parser looks for behind a word. */
export enum Char {
  Quote = 34,
  Ampersand = 38,
  OpenParen = 40,
  Dot = 46,
  Colon = 58,
  Semicolon = 59,
  Equals = 61,
  OpenBracket = 91,
}

const identifierPart = new Uint8Array(128);
for (let c = 0; c < 128; c++) {
  const letter = (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c === 95;
  identifierPart[c] = letter ? 1 : c >= 48 && c <= 57 ? 2 : 0;
}

/** Letter or underscore. Letters outside ASCII count too, so that a translated keyword is one word. */
export function isIdentifierStart(c: number): boolean {
  return c < 128 ? identifierPart[c] === 1 : isForeignLetter(c);
}

/** Letter, digit or underscore. */
export function isIdentifierPart(c: number): boolean {
  return c < 128 ? identifierPart[c] !== 0 : isForeignLetter(c);
}

/**
 * The ASCII characters that may start something to skip or a misspelt token: form feed, vertical tab,
 * `# & ' - / < \ ~` and the backtick.
 */
const odd = new Uint8Array(128);
for (const c of [11, 12, 35, 38, 39, 45, 47, 60, 92, 96, 126]) odd[c] = 1;

/** Whether a token or something to skip may start here whose first character does not say what it means. */
export function mayBeOdd(c: number): boolean {
  return c > 126 || odd[c] === 1;
}

/** 0 to 9; digits of other scripts are none here. */
export function isDigit(c: number): boolean {
  return c >= 48 && c <= 57;
}

function isForeignLetter(c: number): boolean {
  return c >= 0xaa && /\p{L}|\p{M}|\p{N}/u.test(String.fromCharCode(c));
}

/** Blank, tab, line feed, carriage return, form feed, vertical tab. */
export function isBlank(c: number): boolean {
  return c === 32 || (c >= 9 && c <= 13);
}

/** Blank or tab. */
export function isBlankInLine(c: number): boolean {
  return c === 32 || c === 9;
}

/** A blank that is not ASCII: no-break space and its family. They come along with text from web pages. */
export function isOddBlank(c: number): boolean {
  return (
    c === 0xa0 ||
    c === 0x85 ||
    c === 0x1680 ||
    (c >= 0x2000 && c <= 0x200a) ||
    c === 0x2028 ||
    c === 0x2029 ||
    c === 0x202f ||
    c === 0x205f ||
    c === 0x3000
  );
}

/** A character that nobody sees: zero-width spaces and joiners, soft hyphen, direction marks, byte order mark. */
export function isInvisible(c: number): boolean {
  return (
    c === 0xad ||
    (c >= 0x200b && c <= 0x200f) ||
    (c >= 0x202a && c <= 0x202e) ||
    (c >= 0x2060 && c <= 0x2064) ||
    c === 0xfeff
  );
}

/** Typographic double quotation marks, the full-width one and the double prime. */
export function isTypographicDouble(c: number): boolean {
  return (
    (c >= 0x201c && c <= 0x201f) || c === 0xab || c === 0xbb || c === 0x2033 || c === 0xff02 || c === 0x301d
  );
}

/** Typographic single quotation marks and the acute accent that some keyboards give. */
export function isTypographicSingle(c: number): boolean {
  return (c >= 0x2018 && c <= 0x201b) || c === 0xb4 || c === 0x2032 || c === 0xff07;
}

/** The ASCII character that a full-width one (as East Asian input methods type it) stands for, or ''. */
export function fullWidthToAscii(c: number): string {
  if (c >= 0xff01 && c <= 0xff5e) return String.fromCharCode(c - 0xfee0);
  if (c === 0x3001) return ',';
  if (c === 0x3010) return '[';
  if (c === 0x3011) return ']';
  return '';
}

/** Whether this can be the second half of an operator that starts with `=`. */
export function isHalfOperator(c: number): boolean {
  return c >= 60 ? c <= 62 || c === 126 : false;
}
