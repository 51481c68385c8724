import { scanBareValue } from './bareValue.ts';
import {
  isBlank,
  isBlankInLine,
  isDigit,
  isHalfOperator,
  isIdentifierPart,
  isIdentifierStart,
  isInvisible,
  isTypographicDouble,
  isTypographicSingle,
} from './characters.ts';
import { scanForeignString } from './foreignQuotes.ts';
import { Keyword, keywordAt, keywordOf } from './keywords.ts';
import { scanMisspelt } from './misspelt.ts';
import { MAX_PROBLEMS, type Problem } from './problem.ts';
import { strayQuote } from './quoteMistakes.ts';
import { isSuspicious, scanBrokenString } from './quotes.ts';
import type { ScannedString } from './stringEnds.ts';
import { TokenKind } from './tokens.ts';
import { invisibleCharacter, scanTrivia } from './trivia.ts';

/** A place in the text with the token there. */
export interface ScannerState {
  readonly position: number;
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  readonly contentStart: number;
  readonly contentEnd: number;
  readonly mistake: Problem | undefined;
  readonly trivia: Problem[] | undefined;
  readonly junkEnd: number;
  readonly keyword: Keyword;
  readonly powerShellQuotes: boolean;
}

/** Form feed, vertical tab, `#`, `&`, `-`, `/`, `<`, `~` and the backtick may start something to skip. */
const oddStart = new Uint8Array(128);
for (const c of [11, 12, 35, 38, 45, 47, 60, 96, 126]) oddStart[c] = 1;

/** The punctuation marks that are a token whatever follows, by character. */
const marks = new Uint8Array(128);
for (const [mark, kind] of [
  ['[', TokenKind.OpenBracket],
  [']', TokenKind.CloseBracket],
  ['(', TokenKind.OpenParen],
  [')', TokenKind.CloseParen],
  [',', TokenKind.Comma],
  [':', TokenKind.Colon],
  [';', TokenKind.Semicolon],
  ['.', TokenKind.Dot],
  ['+', TokenKind.Plus],
  ['@', TokenKind.At],
] as const) {
  marks[mark.charCodeAt(0)] = kind;
}

/** How far past its own end a token may look to decide what it is (the longest entity, `<!--`, `://`). */
const LOOKAHEAD = 12;

/**
 * Reads one token at a time. It never fails and skips nothing without a trace: a token that is misspelt in a way
 * that has one sure meaning (`=&gt;`, `~=`, “text”) comes back as the kind that was meant, with the problem in
 * `mistake`. So one slip is one problem and the parser goes on as if the text were right.
 *
 * One scanner serves a whole text, rule by rule (`begin`). Offsets are UTF-16 and relative to `base`, where the rule
 * starts.
 */
export class Scanner {
  kind = TokenKind.EndOfText;
  start = 0;
  end = 0;
  /** For a string or bare value: the range of the text without its quotation marks. */
  contentStart = 0;
  contentEnd = 0;
  /** What is wrong with the current token, though its meaning is clear. */
  mistake: Problem | undefined;
  /** What is wrong with the blanks, comments and stray marks in front of the current token. */
  trivia: Problem[] | undefined;
  /** End of the last comment or stray mark in front of the current token, or -1. */
  junkEnd = -1;
  /** The first offset that nothing decided so far depends on. Text from here on may change without effect. */
  examined = 0;

  /** The current token as a keyword; `None` for any other word or token. */
  keyword = Keyword.None;

  readonly source: string;
  base = 0;
  private position = 0;
  /** The line that was asked for last, so that a long one is searched once. */
  private lineFrom = 0;
  private lineEnd = -1;
  /** The text uses PowerShell's `" for quotation marks, so a string that ends in a backtick means the same. */
  private powerShellQuotes = false;

  constructor(source: string) {
    this.source = source;
  }

  /** Makes `base` the start of a new rule. */
  begin(base: number): void {
    this.base = base;
    this.position = base;
    this.examined = 0;
    this.powerShellQuotes = false;
  }

  /** Moves on to the next token. At the end of the text it stays there. */
  next(): void {
    const source = this.source;
    this.mistake = undefined;
    this.trivia = undefined;
    this.junkEnd = -1;
    this.keyword = Keyword.None;
    let c = source.charCodeAt(this.position);
    while (c === 32 || c === 10 || c === 13 || c === 9) c = source.charCodeAt(++this.position);
    // Everything that can be odd in front of a token starts with one of these or is not ASCII.
    while (c > 126 || oddStart[c] === 1) {
      if (!this.skipOddTrivia(c)) break;
      c = source.charCodeAt(this.position);
      while (isBlank(c)) c = source.charCodeAt(++this.position);
    }
    const start = this.position;
    this.start = start - this.base;
    if (start >= source.length) {
      this.kind = TokenKind.EndOfText;
      this.end = this.start;
      this.examined = Math.max(this.examined, this.end + 1);
      return;
    }
    this.kind = this.scanToken(c, start);
    this.end = this.position - this.base;
    // A plain punctuation mark is itself whatever follows; a rule therefore depends on nothing behind its `;`.
    const plain = this.kind >= TokenKind.At && this.kind <= TokenKind.Plus && !this.mistake;
    const seen = plain ? this.end : this.end + LOOKAHEAD;
    if (seen > this.examined) this.examined = seen;
  }

  /**
   * Reads the current token again as text that should have been quoted: from its start to the next blank or
   * punctuation mark. `toLineEnd` is for the value of an annotation, where blanks belong to the text.
   */
  rescanAsBareValue(toLineEnd: boolean): void {
    const from = this.base + this.start;
    const lineEnd = this.endOfLine(from);
    const scanned = scanBareValue(this.source, from, lineEnd, toLineEnd, this.base);
    this.accept(scanned);
    this.kind = TokenKind.BareValue;
    this.end = this.position - this.base;
    this.examined = Math.max(this.examined, lineEnd + 1 - this.base);
  }

  /** The absolute offset of the first character at or after `from` (relative) that is no blank. */
  skipBlanks(from: number): number {
    let i = this.base + from;
    while (isBlank(this.source.charCodeAt(i))) i++;
    if (i + 1 - this.base > this.examined) this.examined = i + 1 - this.base;
    return i;
  }

  /** Whether a line break lies between `from` (relative) and the current token. */
  onNewLine(from: number): boolean {
    for (let i = this.base + from; i < this.base + this.start; i++) {
      if (this.source.charCodeAt(i) === 10) return true;
    }
    return false;
  }

  /** The state to come back to after a look ahead; see `restore`. `examined` only ever grows. */
  save(): ScannerState {
    return {
      position: this.position,
      kind: this.kind,
      start: this.start,
      end: this.end,
      contentStart: this.contentStart,
      contentEnd: this.contentEnd,
      mistake: this.mistake,
      trivia: this.trivia,
      junkEnd: this.junkEnd,
      keyword: this.keyword,
      powerShellQuotes: this.powerShellQuotes,
    };
  }

  restore(state: ScannerState): void {
    this.position = state.position;
    this.kind = state.kind;
    this.start = state.start;
    this.end = state.end;
    this.contentStart = state.contentStart;
    this.contentEnd = state.contentEnd;
    this.mistake = state.mistake;
    this.trivia = state.trivia;
    this.junkEnd = state.junkEnd;
    this.keyword = state.keyword;
    this.powerShellQuotes = state.powerShellQuotes;
  }

  private scanToken(c: number, start: number): TokenKind {
    const source = this.source;
    if (c === 34) return this.scanString(start);
    const mark = c < 128 ? (marks[c] as number) : 0;
    if (mark > 0) return this.take(1, mark);
    if (isIdentifierStart(c)) return this.scanWord(start);
    if (isDigit(c)) {
      let end = start + 1;
      while (isIdentifierPart(source.charCodeAt(end))) end++;
      this.position = end;
      const number = /^\d+$/.test(source.slice(start, Math.min(end, start + 20)));
      return number ? TokenKind.Integer : TokenKind.Unknown;
    }
    const next = source.charCodeAt(start + 1);
    switch (c) {
      case 61:
        if (next === 62) return this.take(2, TokenKind.Arrow);
        if (next === 126) return this.take(2, TokenKind.Match);
        if (next !== 61) return this.scanAssign(start, next);
        if (!isHalfOperator(source.charCodeAt(start + 2))) return this.take(2, TokenKind.Equal);
        return this.misspelt(start) ?? this.take(2, TokenKind.Equal);
      case 33:
        if (next === 126) return this.take(2, TokenKind.NotMatch);
        if (next !== 61) return this.misspelt(start) ?? this.take(1, TokenKind.Unknown);
        if (source.charCodeAt(start + 2) !== 61) return this.take(2, TokenKind.NotEqual);
        return this.misspelt(start) ?? this.take(2, TokenKind.NotEqual);
      case 62:
        if (next === 61) return this.take(2, TokenKind.GreaterEqual);
        return this.take(1, TokenKind.Greater);
      case 60:
        if (next === 61) return this.take(2, TokenKind.LessEqual);
        return this.misspelt(start) ?? this.take(1, TokenKind.Less);
      case 38:
        if (next === 38) return this.take(2, TokenKind.And);
        return this.foreignString(start, c) ?? this.misspelt(start) ?? this.take(1, TokenKind.Unknown);
      case 39:
      case 96:
      case 92:
        return this.foreignString(start, c) ?? this.strayQuote(c);
      default:
        if (isTypographicDouble(c) || isTypographicSingle(c)) {
          return this.foreignString(start, c) ?? this.strayQuote(c);
        }
        return this.misspelt(start) ?? this.take(1, TokenKind.Unknown);
    }
  }

  private take(length: number, kind: TokenKind): TokenKind {
    this.position += length;
    return kind;
  }

  /** An operator or mark that is misspelt but clear, with what to write instead. */
  private misspelt(start: number): TokenKind | undefined {
    const found = scanMisspelt(this.source, start, this.base);
    if (!found) return undefined;
    this.mistake = found.mistake;
    return this.take(found.length, found.kind);
  }

  /** `=`, or half an operator whose other half stands behind blanks. */
  private scanAssign(start: number, next: number): TokenKind {
    if (isBlankInLine(next)) {
      let i = start + 1;
      while (isBlankInLine(this.source.charCodeAt(i))) i++;
      this.examined = Math.max(this.examined, i + LOOKAHEAD - this.base);
      if (!isHalfOperator(this.source.charCodeAt(i))) return this.take(1, TokenKind.Assign);
    } else if (next !== 33 && next !== 38 && next !== 60) {
      return this.take(1, TokenKind.Assign);
    }
    return this.misspelt(start) ?? this.take(1, TokenKind.Assign);
  }

  private scanWord(start: number): TokenKind {
    const source = this.source;
    let end = start + 1;
    let c = source.charCodeAt(end);
    while (isIdentifierPart(c)) c = source.charCodeAt(++end);
    this.position = end;
    // A scheme: an address that lost its quotation marks. A label is never followed by two slashes.
    if (c === 58 && source.charCodeAt(end + 1) === 47 && source.charCodeAt(end + 2) === 47) {
      this.accept(scanBareValue(source, start, this.endOfLine(start), false, this.base));
      return TokenKind.BareValue;
    }
    if (isInvisible(c)) return this.scanDividedWord(start, end);
    this.keyword = keywordAt(source, start, end);
    return TokenKind.Identifier;
  }

  /** A word that may have an invisible character inside: `Ty·pe`. Behind a word it is the next token's affair. */
  private scanDividedWord(start: number, firstEnd: number): TokenKind {
    const source = this.source;
    let end = firstEnd;
    for (let i = firstEnd; isInvisible(source.charCodeAt(i)); ) {
      while (isInvisible(source.charCodeAt(i))) i++;
      if (!isIdentifierPart(source.charCodeAt(i))) break;
      const from = end - this.base;
      const gap = invisibleCharacter(from, i - this.base, 'error');
      // Further gaps of the same word join the first problem's fix.
      const edits = [...(this.mistake?.fixes?.[0]?.edits ?? []), ...(gap.fixes?.[0]?.edits ?? [])];
      this.mistake ??= gap;
      if (edits.length <= MAX_PROBLEMS) {
        this.mistake = {
          ...this.mistake,
          fixes: [{ title: gap.fixes?.[0]?.title ?? '', edits, preferred: true }],
        };
      }
      while (isIdentifierPart(source.charCodeAt(i))) i++;
      end = i;
    }
    this.position = end;
    const word = source.slice(start, Math.min(end, start + 60));
    this.keyword = this.mistake
      ? keywordOf([...word].filter((character) => !isInvisible(character.charCodeAt(0))).join(''))
      : keywordAt(source, start, end);
    return TokenKind.Identifier;
  }

  private scanString(start: number): TokenKind {
    const source = this.source;
    const lineEnd = this.endOfLine(start);
    const close = source.indexOf('"', start + 1);
    if (close >= 0 && close < lineEnd && !isSuspicious(source, start, close, this.powerShellQuotes)) {
      this.contentStart = start + 1 - this.base;
      this.contentEnd = close - this.base;
      this.position = close + 1;
      return TokenKind.String;
    }
    this.accept(scanBrokenString(source, start, close, lineEnd, this.base, this.powerShellQuotes));
    return TokenKind.String;
  }

  private accept(scanned: ScannedString): void {
    this.contentStart = scanned.contentStart - this.base;
    this.contentEnd = scanned.contentEnd - this.base;
    this.position = scanned.end;
    this.mistake = scanned.mistake;
    this.examined = Math.max(this.examined, scanned.examined - this.base);
  }

  /** Text in quotation marks of another language: '…', “…”, `"…`", \"…\", &quot;…&quot;. */
  private foreignString(start: number, c: number): TokenKind | undefined {
    const lineEnd = this.endOfLine(start);
    const scanned = scanForeignString(this.source, start, lineEnd, this.base);
    if (!scanned) {
      // What closes it may still come on this line; an HTML code is one at once or not at all.
      if (c !== 38) this.sawUpTo(lineEnd + 1 - this.base);
      return undefined;
    }
    if (c === 96) this.powerShellQuotes = true;
    this.accept(scanned);
    return TokenKind.String;
  }

  private strayQuote(c: number): TokenKind {
    this.mistake = strayQuote(this.position - this.base, String.fromCharCode(c));
    return this.take(1, TokenKind.Unknown);
  }

  /** Skips one comment, stray mark or odd blank; false when a token starts here. */
  private skipOddTrivia(c: number): boolean {
    const trivia = this.trivia;
    const found = scanTrivia(this, c, this.position, trivia?.[trivia.length - 1]);
    if (!found) return false;
    if (found.joined) trivia?.pop();
    if (found.problem) this.pushTrivia(found.problem);
    this.position = found.end;
    if (found.junk) this.junkEnd = found.end - this.base;
    this.sawUpTo(found.examined - this.base);
    return true;
  }

  private pushTrivia(problem: Problem): void {
    this.trivia ??= [];
    if (this.trivia.length < MAX_PROBLEMS) this.trivia.push(problem);
  }

  /** Notes that a decision depended on the text up to `end` (relative, exclusive). */
  sawUpTo(end: number): void {
    if (end > this.examined) this.examined = end;
  }

  /** The end (absolute) of the line that holds `from`, without its line break. */
  endOfLine(from: number): number {
    if (this.lineEnd < from || from < this.lineFrom) {
      this.lineFrom = from;
      const found = this.source.indexOf('\n', from);
      this.lineEnd = found < 0 ? this.source.length : found;
    }
    const end = this.lineEnd;
    return end > from && this.source.charCodeAt(end - 1) === 13 ? end - 1 : end;
  }
}
