/**
 * The tokens of a PowerShell script, as far as they matter for finding strings and where their values go. Commands and
 * expressions are read by the same rules; comments, blanks and continued line ends are left out.
 */

import { isBlank, isDash, isDoubleQuote, isLineBreak, isSingleQuote, lineEnd } from './characters.ts';
import type { StringLiteral } from './stringLiteral.ts';
import { StringScanner } from './stringScanner.ts';

export enum TokenKind {
  LineBreak,
  Semicolon,
  Comma,
  Pipe,
  Plus,
  /** `=`, `+=` and their like. */
  Assign,
  /** A name, a number, a path, an operator of punctuation marks: whatever is no other token. */
  Word,
  /** A dash and a name: a parameter in a command, an operator in an expression. */
  Dash,
  /** `.Name` or `::Name` without a blank before it. */
  Member,
  Variable,
  /** `@name` */
  Splat,
  String,
  /** `(`, `$(`, `@(` */
  OpenParen,
  OpenBrace,
  /** `@{` */
  OpenTable,
  OpenBracket,
  Close,
}

/** A token of a script; `literal` is there for strings. */
export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  readonly literal: StringLiteral | undefined;
  /** For an opening bracket the index of the token that ends what it holds; 0 for others. */
  match: number;
}

/** A script taken to tokens. */
export interface Script {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly scanner: StringScanner;
  /** What the comments say, to learn what a script is meant to do. */
  readonly comments: readonly { readonly start: number; readonly end: number }[];
}

const WORD = /(?:`[^\r\n]|[^\s`;,|&(){}[\]"'\u2018-\u201e$=])+/y;
const NAME = /[\p{L}\p{N}_][\p{L}\p{N}_-]*/uy;
const MEMBER = /(?:\.|::)[\p{L}_][\p{L}\p{N}_]*/uy;

/** Reads a whole script. Linear; any text gives tokens. */
export function tokenize(text: string): Script {
  const tokens: Token[] = [];
  const comments: { start: number; end: number }[] = [];
  const scanner = new StringScanner(text);
  let last: Token | undefined;

  const push = (kind: TokenKind, start: number, end: number, literal?: StringLiteral): number => {
    last = { kind, start, end, literal, match: 0 };
    tokens.push(last);
    return end;
  };
  const at = (pattern: RegExp, from: number): number => {
    pattern.lastIndex = from;
    return pattern.test(text) ? pattern.lastIndex : from;
  };

  let i = 0;
  while (i < text.length) {
    const code = text.charCodeAt(i);
    const next = text.charCodeAt(i + 1);
    if (isBlank(code) || code === 0xfeff) i++;
    else if (isLineBreak(code)) {
      i = push(TokenKind.LineBreak, i, code === 0x0d && next === 0x0a ? i + 2 : i + 1);
    } else if (code === 0x60 && (isLineBreak(next) || i + 1 === text.length)) {
      i += next === 0x0d && text.charCodeAt(i + 2) === 0x0a ? 3 : 2;
    } else if (code === 0x23) {
      const end = lineEnd(text, i);
      comments.push({ start: i, end });
      i = end;
    } else if (code === 0x3c && next === 0x23) {
      const close = text.indexOf('#>', i + 2);
      comments.push({ start: i, end: close < 0 ? text.length : close });
      i = close < 0 ? text.length : close + 2;
    } else if (isSingleQuote(code) || isDoubleQuote(code)) {
      const literal = scanner.quotedString(i);
      i = push(TokenKind.String, i, literal.end, literal);
    } else if (code === 0x40 && scanner.isHereString(i)) {
      const literal = scanner.hereString(i);
      i = push(TokenKind.String, i, literal.end, literal);
    } else if (code === 0x40 && next === 0x28) i = push(TokenKind.OpenParen, i, i + 2);
    else if (code === 0x40 && next === 0x7b) i = push(TokenKind.OpenTable, i, i + 2);
    else if (code === 0x40 && at(NAME, i + 1) > i + 1) i = push(TokenKind.Splat, i, at(NAME, i + 1));
    else if (code === 0x24 && next === 0x28) i = push(TokenKind.OpenParen, i, i + 2);
    else if (code === 0x24) {
      const end = scanner.variableEnd(i);
      i = end > i ? push(TokenKind.Variable, i, end) : push(TokenKind.Word, i, i + 1);
    } else if (code === 0x28) i = push(TokenKind.OpenParen, i, i + 1);
    else if (code === 0x7b) i = push(TokenKind.OpenBrace, i, i + 1);
    else if (code === 0x5b) i = push(TokenKind.OpenBracket, i, i + 1);
    else if (code === 0x29 || code === 0x7d || code === 0x5d) i = push(TokenKind.Close, i, i + 1);
    else if (code === 0x3b) i = push(TokenKind.Semicolon, i, i + 1);
    else if (code === 0x2c) i = push(TokenKind.Comma, i, i + 1);
    else if (code === 0x7c) i = push(TokenKind.Pipe, i, next === 0x7c ? i + 2 : i + 1);
    else if (code === 0x26)
      i = push(next === 0x26 ? TokenKind.Pipe : TokenKind.Word, i, next === 0x26 ? i + 2 : i + 1);
    else if (code === 0x3d) i = push(TokenKind.Assign, i, i + 1);
    else if (
      next === 0x3d &&
      (code === 0x2b || code === 0x2d || code === 0x2a || code === 0x2f || code === 0x25)
    ) {
      i = push(TokenKind.Assign, i, i + 2);
    } else if (code === 0x2b) i = push(TokenKind.Plus, i, i + 1);
    else if (isDash(code) && at(NAME, i + 1) > i + 1) i = push(TokenKind.Dash, i, at(NAME, i + 1));
    else if ((code === 0x2e || code === 0x3a) && last?.end === i && holdsMembers(last) && at(MEMBER, i) > i) {
      i = push(TokenKind.Member, i, at(MEMBER, i));
    } else i = push(TokenKind.Word, i, Math.max(i + 1, at(WORD, i)));
  }
  matchBrackets(text, tokens);
  return { text, tokens, scanner, comments };
}

function holdsMembers({ kind }: Token): boolean {
  return (
    kind === TokenKind.Variable ||
    kind === TokenKind.Close ||
    kind === TokenKind.String ||
    kind === TokenKind.Member
  );
}

/**
 * Gives every opening bracket its end. One that is not closed ends with its line; a brace ends with what is around it,
 * since blocks have many lines.
 */
function matchBrackets(text: string, tokens: readonly Token[]): void {
  const nextBreak = new Int32Array(tokens.length + 1).fill(tokens.length);
  for (let i = tokens.length - 1; i >= 0; i--) {
    nextBreak[i] = tokens[i]?.kind === TokenKind.LineBreak ? i : (nextBreak[i + 1] as number);
  }
  const open: number[] = [];
  const counts = new Map<string, number>();
  const pop = (end: number, closed: boolean): void => {
    const i = open.pop() as number;
    const token = tokens[i] as Token;
    const mark = closingMark(token.kind);
    counts.set(mark, (counts.get(mark) as number) - 1);
    token.match = closed || mark === '}' ? end : Math.min(end, nextBreak[i] as number);
  };
  tokens.forEach((token, i) => {
    const mark = closingMark(token.kind);
    if (mark) {
      open.push(i);
      counts.set(mark, (counts.get(mark) ?? 0) + 1);
    } else if (token.kind === TokenKind.Close) {
      const closed = text[token.start] as string;
      if (!counts.get(closed)) return;
      while (closingMark((tokens[open.at(-1) as number] as Token).kind) !== closed) pop(i, false);
      pop(i, true);
    }
  });
  while (open.length > 0) pop(tokens.length, false);
}

function closingMark(kind: TokenKind): string {
  if (kind === TokenKind.OpenParen) return ')';
  if (kind === TokenKind.OpenBrace || kind === TokenKind.OpenTable) return '}';
  return kind === TokenKind.OpenBracket ? ']' : '';
}
