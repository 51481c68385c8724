import type { DialectName } from '../../syntax/dialect.ts';
import { Keyword } from '../../syntax/keywords.ts';
import type { Rule, TextRange } from '../../syntax/nodes.ts';
import type { RuleSet } from '../../syntax/ruleSet.ts';
import { Scanner } from '../../syntax/scanner.ts';
import { TokenKind } from '../../syntax/tokens.ts';

/** A token with offsets in the whole text. */
export interface CursorToken extends TextRange {
  readonly kind: TokenKind;
  readonly keyword: Keyword;
  /** The word or sign; for a string what stands between the quotation marks. */
  readonly text: string;
  /** An empty line stands in front. */
  readonly paragraph: boolean;
}

/** The string that the cursor is in, closed or not. */
export interface CursorString extends TextRange {
  readonly contentStart: number;
  readonly contentEnd: number;
}

/** The surroundings of the cursor: what stands before it, what is being typed, what follows up to the rule's end. */
export interface Cursor {
  readonly text: string;
  readonly offset: number;
  readonly dialect: DialectName;
  /** Position of the cursor's rule among the pieces of the rule set; -1 in an empty text. */
  readonly piece: number;
  /** The tokens of the rule before the word or string that is being typed. */
  readonly before: readonly CursorToken[];
  readonly string: CursorString | undefined;
  /** The text outside a string that touches the cursor, up to blanks and punctuation; may be empty. */
  readonly word: TextRange;
  /** The cursor's word without anything that cannot be part of a name. */
  readonly nameEnd: number;
  /** An empty line lies between the last token and the cursor. */
  readonly paragraph: boolean;
}

/** How many pieces without an end are read as the beginning of the cursor's rule. */
const OPEN_PIECES = 8;
/** No rule has more tokens behind the cursor than are of interest. */
const TOKENS_AHEAD = 400;

const wordEnd = /[\s,;()[\]"\u201c\u201d\u201e=~!|+<>&]/;
const emptyLine = /\n[ \t\r]*\n/;
/** Rule text that cannot be part of a string: the mark that should close it is missing further left. */
const ruleText = /[,\]]\s*(?:Type|Value|ValueType|Issuer|OriginalIssuer)\s*(?:==|!=|=~|!~|=)|\]\s*(?:=>|&&)/i;
const comment = /^(?:#|\/\/|\/\*|--|<!)/;

/**
 * Reads the surroundings of an offset. All decisions rest on the text before the cursor, so that a half-typed rule
 * does as well as a finished one. Undefined inside a comment.
 */
export function cursorAt(ruleSet: RuleSet, offset: number): Cursor | undefined {
  const { text, dialect } = ruleSet;
  const piece = pieceAt(ruleSet, offset);
  const from = startOfOpenText(ruleSet, piece);
  const { tokens, junkEnd } = tokensBefore(text, from, offset);
  if (junkEnd >= 0 && !text.slice(junkEnd, offset).includes('\n')) return undefined;

  const string = openString(text, offset, tokens);
  const start = string ? string.start : startOfWord(text, from, offset, tokens);
  const before = tokens.filter((token) => token.start < start && token.kind !== TokenKind.EndOfText);
  const typed = text.slice(start, offset);
  if (!string && comment.test(typed)) return undefined;
  const last = before[before.length - 1];
  return {
    text,
    offset,
    dialect,
    piece,
    before,
    string,
    word: { start, end: typed === '' ? offset : endOf(text, offset, /[\w\-./:#]/) },
    nameEnd: typed === '' ? offset : endOf(text, offset, /\w/),
    paragraph: last !== undefined && emptyLine.test(text.slice(last.end, start)),
  };
}

/** The tokens behind what is being typed, up to the `;` or `=>` of the rule or what must be another rule. */
export function tokensAfter(cursor: Cursor): readonly CursorToken[] {
  const scanner = new Scanner(cursor.text);
  scanner.begin(cursor.string?.end ?? cursor.nameEnd);
  const tokens: CursorToken[] = [];
  for (let i = 0; i < TOKENS_AHEAD; i++) {
    scanner.next();
    const { kind } = scanner;
    if (kind === TokenKind.EndOfText || kind === TokenKind.Semicolon || kind === TokenKind.At) break;
    if (kind === TokenKind.Arrow) break;
    tokens.push(tokenOf(scanner, tokens[tokens.length - 1]?.end ?? scanner.base));
  }
  return tokens;
}

function pieceAt(ruleSet: RuleSet, offset: number): number {
  const index = ruleSet.indexAt(offset);
  return index < 0 ? ruleSet.pieces.length - 1 : index;
}

/** Where the cursor's rule starts: pieces without a `;` in front of it may be its beginning. */
function startOfOpenText(ruleSet: RuleSet, piece: number): number {
  let first = piece;
  while (first > 0 && piece - first < OPEN_PIECES) {
    const previous = ruleSet.pieces[first - 1] as Rule;
    if (previous.semicolon) break;
    first--;
  }
  return ruleSet.starts[first] ?? 0;
}

function tokensBefore(
  text: string,
  from: number,
  offset: number,
): { readonly tokens: readonly CursorToken[]; readonly junkEnd: number } {
  const scanner = new Scanner(text.slice(0, offset));
  scanner.begin(from);
  const tokens: CursorToken[] = [];
  do {
    scanner.next();
    tokens.push(tokenOf(scanner, tokens[tokens.length - 1]?.end ?? from));
  } while (scanner.kind !== TokenKind.EndOfText);
  return { tokens, junkEnd: scanner.junkEnd < 0 ? -1 : scanner.junkEnd + from };
}

function tokenOf(scanner: Scanner, previousEnd: number): CursorToken {
  const { base, kind, source } = scanner;
  const start = scanner.start + base;
  const end = scanner.end + base;
  const quoted = kind === TokenKind.String || kind === TokenKind.BareValue;
  return {
    kind,
    keyword: kind === TokenKind.Identifier ? scanner.keyword : Keyword.None,
    start,
    end,
    text: quoted
      ? source.slice(scanner.contentStart + base, scanner.contentEnd + base)
      : source.slice(start, end),
    paragraph: emptyLine.test(source.slice(previousEnd, start)),
  };
}

/** The string around the cursor: the last quotation mark on the line opens one, as the tokens before it say. */
function openString(text: string, offset: number, tokens: readonly CursorToken[]): CursorString | undefined {
  const line = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  let open = -1;
  for (const mark of ['"', '“', '”', '„']) open = Math.max(open, text.lastIndexOf(mark, offset - 1));
  if (open < line) return undefined;
  const opener = tokens.find((token) => token.start === open);
  const opens =
    opener?.kind === TokenKind.String || (opener?.kind === TokenKind.Unknown && text.charAt(open) !== '"');
  if (!opens || ruleText.test(text.slice(open + 1, offset))) return undefined;

  const rest = text.slice(offset, endOf(text, offset, /[^\r\n]/));
  // An odd number of marks on the rest of the line: the first of them closes this string.
  const marks = rest.match(/["\u201c\u201d]/g)?.length ?? 0;
  if (marks % 2 === 1) {
    const close = offset + rest.search(/["\u201c\u201d]/);
    return { start: open, end: close + 1, contentStart: open + 1, contentEnd: close };
  }
  const end = endOf(text, offset, /[^\s",;)\]\u201c\u201d]/);
  return { start: open, end, contentStart: open + 1, contentEnd: end };
}

/** Where the text that touches the cursor starts, outside strings. A label and its `:` or `.` stay outside. */
function startOfWord(text: string, from: number, offset: number, tokens: readonly CursorToken[]): number {
  let start = offset;
  while (start > from && !wordEnd.test(text.charAt(start - 1))) start--;
  const word = text.slice(start, offset);
  const colon = word.lastIndexOf(':');
  if (colon >= 0 && !/^(?:https?|urn):/i.test(word)) return start + colon + 1;
  const label = /^([A-Za-z_]\w*)\.\w*$/.exec(word)?.[1];
  if (label !== undefined && isBound(tokens, label)) return start + label.length + 1;
  return start;
}

function isBound(tokens: readonly CursorToken[], label: string): boolean {
  return tokens.some(
    ({ kind, text }, i) =>
      kind === TokenKind.Identifier &&
      text.toLowerCase() === label.toLowerCase() &&
      tokens[i + 1]?.kind === TokenKind.Colon,
  );
}

function endOf(text: string, offset: number, part: RegExp): number {
  let end = offset;
  while (end < text.length && part.test(text.charAt(end))) end++;
  return end;
}
