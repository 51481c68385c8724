import {
  fullWidthToAscii,
  isBlank,
  isDigit,
  isIdentifierPart,
  isIdentifierStart,
  isInvisible,
  isOddBlank,
  isTypographicDouble,
  isTypographicSingle,
} from './characters.ts';
import { Keyword, keywordAt } from './keywords.ts';
import { type Fix, fix, type Problem } from './problem.ts';
import { type ScannedString, scanBareValue, scanBrokenString, scanForeignString } from './quotes.ts';
import { TokenKind } from './tokens.ts';

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

/** Form feed, vertical tab, `#`, `&`, `-`, `/`, `<` and the backtick may start something to skip. */
const oddStart = new Uint8Array(128);
for (const c of [11, 12, 35, 38, 45, 47, 60, 96]) oddStart[c] = 1;

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
      return /^\d+$/.test(source.slice(start, Math.min(end, start + 20)))
        ? TokenKind.Integer
        : TokenKind.Unknown;
    }
    const next = source.charCodeAt(start + 1);
    switch (c) {
      case 61:
        return this.scanEquals(start, next);
      case 33:
        if (next === 61) return this.take(2, TokenKind.NotEqual);
        if (next === 126) return this.take(2, TokenKind.NotMatch);
        return this.take(1, TokenKind.Unknown);
      case 126:
        if (next === 61) return this.repair(2, TokenKind.Match, 'tilde-equals', '=~', '`~=`');
        return this.take(1, TokenKind.Unknown);
      case 62:
        if (next === 61) return this.take(2, TokenKind.GreaterEqual);
        return this.take(1, TokenKind.Greater);
      case 60:
        if (next === 61) return this.take(2, TokenKind.LessEqual);
        return this.take(1, TokenKind.Less);
      case 45:
        if (next === 62) return this.repair(2, TokenKind.Arrow, 'wrong-arrow', '=>', '`->`');
        return this.take(1, TokenKind.Unknown);
      case 38:
        return this.scanAmpersand(start, next);
      case 39:
      case 96:
      case 92:
        return this.foreignString(start, c) ?? this.strayQuote(c);
      default:
        return c > 126 ? this.scanForeignCharacter(c, start) : this.take(1, TokenKind.Unknown);
    }
  }

  private take(length: number, kind: TokenKind): TokenKind {
    this.position += length;
    return kind;
  }

  /** A token that is misspelt but clear: reported where it stands, with what to write instead. */
  private repair(length: number, kind: TokenKind, code: string, right: string, wrong: string): TokenKind {
    const start = this.position - this.base;
    this.mistake = {
      code,
      severity: 'error',
      start,
      end: start + length,
      message: `Write \`${right}\` instead of ${wrong}.`,
      fixes: [fix(`Replace with ${right}`, start, start + length, right)],
    };
    return this.take(length, kind);
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
    this.keyword = keywordAt(source, start, end);
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
    const scanned = scanForeignString(this.source, start, this.endOfLine(start), this.base);
    if (!scanned) return undefined;
    if (c === 96) this.powerShellQuotes = true;
    this.accept(scanned);
    return TokenKind.String;
  }

  private strayQuote(c: number): TokenKind {
    const start = this.position - this.base;
    const shown = String.fromCharCode(c);
    this.mistake = {
      code: 'stray-quote',
      severity: 'error',
      start,
      end: start + 1,
      message: `Stray \`${shown}\`: it belongs to the text around the rule, not to the rule. Remove it.`,
      fixes: [fix(`Remove ${shown}`, start, start + 1, '')],
    };
    return this.take(1, TokenKind.Unknown);
  }

  private scanEquals(start: number, next: number): TokenKind {
    const source = this.source;
    if (next === 62) return this.take(2, TokenKind.Arrow);
    if (next === 126) return this.take(2, TokenKind.Match);
    if (next === 61) {
      if (source.charCodeAt(start + 2) === 62)
        return this.repair(3, TokenKind.Arrow, 'wrong-arrow', '=>', '`==>`');
      return this.take(2, TokenKind.Equal);
    }
    if (next === 38 && source.startsWith('&gt;', start + 1)) {
      return this.repair(5, TokenKind.Arrow, 'html-entity', '=>', 'the HTML code `=&gt;`');
    }
    if (next === 60) return this.repair(2, TokenKind.Arrow, 'wrong-arrow', '=>', '`=<`');
    if (isBlank(next)) {
      let i = start + 1;
      while (isBlank(source.charCodeAt(i))) i++;
      this.examined = Math.max(this.examined, i + 1 - this.base);
      if (source.charCodeAt(i) === 62) {
        return this.repair(i + 1 - start, TokenKind.Arrow, 'split-arrow', '=>', '`= >`, in one piece');
      }
    }
    return this.take(1, TokenKind.Assign);
  }

  private scanAmpersand(start: number, next: number): TokenKind {
    if (next === 38) return this.take(2, TokenKind.And);
    const entity = /^(?:&amp;){1,2}|^&(?:gt|lt);=?/.exec(this.source.slice(start, start + LOOKAHEAD))?.[0];
    if (entity) {
      const right = entity.startsWith('&a') ? '&&' : entity.replace('&gt;', '>').replace('&lt;', '<');
      const kind =
        right === '&&'
          ? TokenKind.And
          : right === '>'
            ? TokenKind.Greater
            : right === '<'
              ? TokenKind.Less
              : right === '>='
                ? TokenKind.GreaterEqual
                : TokenKind.LessEqual;
      return this.repair(entity.length, kind, 'html-entity', right, `the HTML code \`${entity}\``);
    }
    const foreign = this.foreignString(start, 38);
    if (foreign !== undefined) return foreign;
    let i = start + 1;
    while (isBlank(this.source.charCodeAt(i))) i++;
    this.examined = Math.max(this.examined, i + 1 - this.base);
    const length = i > start + 1 && this.source.charCodeAt(i) === 38 ? i + 1 - start : 1;
    return this.repair(length, TokenKind.And, 'single-ampersand', '&&', length === 1 ? '`&`' : '`& &`');
  }

  private scanForeignCharacter(c: number, start: number): TokenKind {
    if (isTypographicDouble(c) || isTypographicSingle(c)) {
      return this.foreignString(start, c) ?? this.strayQuote(c);
    }
    if (c === 0x21d2 || c === 0x2192) {
      return this.repair(1, TokenKind.Arrow, 'wrong-arrow', '=>', `\`${String.fromCharCode(c)}\``);
    }
    const ascii = fullWidthToAscii(c);
    const kind = fullWidthKinds.get(ascii);
    if (kind === undefined) return this.take(1, TokenKind.Unknown);
    // `＝＞`, `＆＆` and so on are one token in two characters.
    const pair = ascii + (fullWidthToAscii(this.source.charCodeAt(start + 1)) || this.source[start + 1]);
    const pairKind = fullWidthKinds.get(pair);
    return pairKind !== undefined
      ? this.repair(2, pairKind, 'full-width', pair, 'the full-width characters')
      : this.repair(1, kind, 'full-width', ascii, `the full-width character \`${String.fromCharCode(c)}\``);
  }

  /** Skips one comment, stray mark or odd blank; false when a token starts here. */
  private skipOddTrivia(c: number): boolean {
    const source = this.source;
    const start = this.position;
    if (c > 126) {
      if (isOddBlank(c) || isInvisible(c)) {
        let end = start + 1;
        while (isOddBlank(source.charCodeAt(end)) || isInvisible(source.charCodeAt(end))) end++;
        this.oddBlank(start, end);
        return true;
      }
      return false;
    }
    if (c === 11 || c === 12) {
      this.position++;
      return true;
    }
    if (c === 38) {
      if (!source.startsWith('&nbsp;', start)) return false;
      this.note('html-entity', start, start + 6, 'Write a blank instead of the HTML code `&nbsp;`.', [
        fix('Replace with a blank', start - this.base, start + 6 - this.base, ' '),
      ]);
      return true;
    }
    if (c === 96) return this.skipBackticks(start);
    const end = this.commentEnd(c, start);
    if (end < 0) return false;
    this.comment(start, end);
    return true;
  }

  /** Where the comment of another language that starts here ends, or -1. */
  private commentEnd(c: number, start: number): number {
    const source = this.source;
    const next = source.charCodeAt(start + 1);
    let closing = '';
    if (c === 35 || (c === 47 && next === 47) || (c === 45 && next === 45)) return this.endOfLine(start);
    if (c === 47 && next === 42) closing = '*/';
    else if (c === 60 && next === 35) closing = '#>';
    else if (c === 60 && source.startsWith('<!--', start)) closing = '-->';
    else return -1;
    const close = source.indexOf(closing, start + 2);
    const end = close < 0 ? source.length : close + closing.length;
    this.examined = Math.max(this.examined, end + (close < 0 ? 1 : 0) - this.base);
    return end;
  }

  private comment(start: number, end: number): void {
    // The line break goes with a comment that has the line to itself.
    const from = start - this.base;
    let to = end - this.base;
    const last = this.trivia?.at(-1);
    const removesLine = from === 0 || this.source.charCodeAt(start - 1) === 10;
    if (removesLine && this.source.charCodeAt(end) === 10) to++;
    else if (removesLine && this.source.charCodeAt(end) === 13 && this.source.charCodeAt(end + 1) === 10)
      to += 2;
    if (last?.code === 'comment' && isBlankBetween(this.source, this.base + last.end, start)) {
      // A commented-out block is one mistake, not one per line.
      this.trivia?.pop();
      this.note('comment', this.base + last.start, end, last.message, [
        fix('Remove the comment', last.fixes?.[0]?.edits[0]?.start ?? last.start, to, ''),
      ]);
      return;
    }
    this.note(
      'comment',
      start,
      end,
      'This language has no comments. Remove this, or say it in the rule’s `@RuleName`.',
      [fix('Remove the comment', from, to, '')],
    );
  }

  private skipBackticks(start: number): boolean {
    const source = this.source;
    if (source.startsWith('```', start)) {
      const end = this.endOfLine(start);
      const to = end < source.length ? end + 1 : end;
      this.note(
        'markdown-fence',
        start,
        end,
        'This line is a Markdown fence, not part of a rule. Remove it.',
        [fix('Remove the line', start - this.base, to - this.base, '')],
      );
      return true;
    }
    if (source.charCodeAt(start + 1) === 34) return false;
    this.note('backtick', start, start + 1, 'Stray backtick. Remove it.', [
      fix('Remove the backtick', start - this.base, start + 1 - this.base, ''),
    ]);
    return true;
  }

  private oddBlank(start: number, end: number): void {
    const invisible = isInvisible(this.source.charCodeAt(start));
    const from = start - this.base;
    const to = end - this.base;
    const replacement = invisible ? '' : ' ';
    const problem: Problem = {
      code: invisible ? 'invisible-character' : 'no-break-space',
      severity: 'warning',
      start: from,
      end: to,
      message: invisible
        ? 'An invisible character came along from a web page. Remove it: AD FS may refuse the rule.'
        : 'This blank is not an ordinary one; it came along from a web page. AD FS may refuse the rule.',
      fixes: [fix(invisible ? 'Remove it' : 'Replace with an ordinary blank', from, to, replacement)],
    };
    this.pushTrivia(problem);
    this.position = end;
  }

  /** Records a problem with something that stands between tokens and moves behind it. */
  private note(code: string, start: number, end: number, message: string, fixes: readonly Fix[]): void {
    this.pushTrivia({
      code,
      severity: 'error',
      start: start - this.base,
      end: end - this.base,
      message,
      fixes,
    });
    this.position = end;
    if (code !== 'html-entity') this.junkEnd = end - this.base;
  }

  private pushTrivia(problem: Problem): void {
    this.trivia ??= [];
    this.trivia.push(problem);
  }

  /** The offset (absolute) of the first line break at or after `from`, or the length of the text. */
  private endOfLine(from: number): number {
    if (this.lineEnd < from || from < this.lineFrom) {
      this.lineFrom = from;
      const found = this.source.indexOf('\n', from);
      this.lineEnd = found < 0 ? this.source.length : found;
    }
    const end = this.lineEnd;
    return end > from && this.source.charCodeAt(end - 1) === 13 ? end - 1 : end;
  }
}

const fullWidthKinds = new Map<string, TokenKind>([
  [',', TokenKind.Comma],
  ['[', TokenKind.OpenBracket],
  [']', TokenKind.CloseBracket],
  ['(', TokenKind.OpenParen],
  [')', TokenKind.CloseParen],
  [':', TokenKind.Colon],
  [';', TokenKind.Semicolon],
  ['.', TokenKind.Dot],
  ['+', TokenKind.Plus],
  ['@', TokenKind.At],
  ['=', TokenKind.Assign],
  ['==', TokenKind.Equal],
  ['!=', TokenKind.NotEqual],
  ['=~', TokenKind.Match],
  ['!~', TokenKind.NotMatch],
  ['=>', TokenKind.Arrow],
  ['&&', TokenKind.And],
  ['>', TokenKind.Greater],
  ['<', TokenKind.Less],
]);

/** What may stand directly behind a string: blanks and `& ) + , ; = ]`. */
const followsString = new Uint8Array(128);
for (const c of [9, 10, 11, 12, 13, 32, 38, 41, 43, 44, 59, 61, 93]) followsString[c] = 1;

/** Whether a string that ends at `close` on its own line needs a second look: what follows cannot follow a string. */
function isSuspicious(source: string, start: number, close: number, powerShellQuotes: boolean): boolean {
  if (powerShellQuotes && close - 1 > start && source.charCodeAt(close - 1) === 96) return true;
  const after = source.charCodeAt(close + 1);
  return after < 128 && followsString[after] === 0;
}

function isBlankBetween(source: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!isBlank(source.charCodeAt(i))) return false;
  return true;
}
