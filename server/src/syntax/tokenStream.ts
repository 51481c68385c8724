import { absentName, absentString } from './absentNodes.ts';
import { Char, mayBeOdd } from './characters.ts';
import type { Keyword } from './keywords.ts';
import type { Name, StringLiteral, TextRange } from './nodes.ts';
import { type Fix, fix, type Problem, type Severity } from './problem.ts';
import { Scanner } from './scanner.ts';
import { TokenKind } from './tokens.ts';

const noMembers: readonly never[] = [];

/** The character that a kind of token starts with, for the kinds that `isFollowedBy` is asked about. */
const firstCharacter: readonly (Char | undefined)[] = (() => {
  const table: (Char | undefined)[] = [];
  table[TokenKind.String] = Char.Quote;
  table[TokenKind.And] = Char.Ampersand;
  table[TokenKind.OpenParen] = Char.OpenParen;
  table[TokenKind.Dot] = Char.Dot;
  table[TokenKind.Colon] = Char.Colon;
  table[TokenKind.Semicolon] = Char.Semicolon;
  for (const kind of [TokenKind.Assign, TokenKind.Equal, TokenKind.Match, TokenKind.Arrow]) {
    table[kind] = Char.Equals;
  }
  table[TokenKind.OpenBracket] = Char.OpenBracket;
  return table;
})();

/** What a report may carry besides its place and message. */
interface ReportOptions {
  readonly severity?: Severity;
  readonly fixes?: readonly Fix[];
  readonly reported?: string;
}

/**
 * The parser's view of the text: the current token, what was said so far, and how to move on. A token that is
 * *taken* has its own mistakes reported; a token that is *skipped* has not, because one problem about skipped text is
 * enough.
 */
export class TokenStream {
  /**
   * Whether nodes are made. A rule that is well formed is read without: that takes a fraction of the time, and its
   * tree is built when somebody asks for it.
   */
  building = true;
  /** What was said about the current rule so far. */
  problems: Problem[] = [];
  /** Tokens were skipped, so parts of the tree may be missing. */
  incomplete = false;
  /** The last token that was taken or skipped. */
  previousStart = 0;
  previousEnd = 0;
  readonly scanner: Scanner;

  constructor(source: string) {
    this.scanner = new Scanner(source);
  }

  /** Starts a rule at `base`, an absolute offset. */
  begin(base: number): void {
    if (this.problems.length > 0) this.problems = [];
    this.incomplete = false;
    this.depth = 0;
    this.previousStart = 0;
    this.previousEnd = 0;
    this.scanner.begin(base);
    this.scanner.next();
  }

  /**
   * A stack for the members of lists that are being read. A list is cut out of it when it is complete: that costs
   * less than arrays that grow, and most lists here have one or two members.
   */
  private readonly stack: unknown[] = [];
  private depth = 0;

  mark(): number {
    return this.depth;
  }

  push(member: unknown): void {
    this.stack[this.depth++] = member;
  }

  /** Everything that was pushed since `mark`. */
  collect<T>(mark: number): readonly T[] {
    const list =
      this.depth === mark || !this.building ? noMembers : (this.stack.slice(mark, this.depth) as T[]);
    this.depth = mark;
    return list;
  }

  /** The kind of the current token. A method, because it changes with every `take`. */
  kind(): TokenKind {
    return this.scanner.kind;
  }

  get start(): number {
    return this.scanner.start;
  }

  get end(): number {
    return this.scanner.end;
  }

  /** The text of the current token; cut off where it is long. */
  get text(): string {
    const { source, base, start, end } = this.scanner;
    return source.slice(base + start, base + Math.min(end, start + 60));
  }

  /** The current token as a keyword. */
  keyword(): Keyword {
    return this.scanner.keyword;
  }

  /** Whether the current token is this word, which is no keyword. Case does not matter. */
  isWord(word: string): boolean {
    return this.kind() === TokenKind.Identifier && this.text.toLowerCase() === word;
  }

  textOf(range: TextRange): string {
    const { source, base } = this.scanner;
    return source.slice(base + range.start, base + range.end);
  }

  /** Takes the current token and moves to the next one. */
  take(): TextRange {
    this.consume();
    return { start: this.previousStart, end: this.previousEnd };
  }

  /** `take` for callers that do not need the range. */
  consume(): void {
    const { scanner } = this;
    if (scanner.trivia !== undefined) this.problems.push(...scanner.trivia);
    if (scanner.mistake !== undefined) this.problems.push(scanner.mistake);
    this.previousStart = scanner.start;
    this.previousEnd = scanner.end;
    scanner.next();
  }

  /** Takes the current token and looks no further, so that the rule does not depend on what follows. */
  takeLast(): TextRange {
    const { trivia, mistake, start, end } = this.scanner;
    if (trivia) this.problems.push(...trivia);
    if (mistake) this.problems.push(mistake);
    this.previousStart = start;
    this.previousEnd = end;
    return { start, end };
  }

  /** Takes the current token if it is of this kind. */
  takeIf(kind: TokenKind): TextRange | undefined {
    return this.kind() === kind ? this.take() : undefined;
  }

  takeName(): Name {
    this.consume();
    if (!this.building) return absentName;
    return { kind: 'name', start: this.previousStart, end: this.previousEnd };
  }

  takeString(): StringLiteral {
    const { contentStart, contentEnd } = this.scanner;
    this.consume();
    if (!this.building) return absentString;
    return { kind: 'string', start: this.previousStart, end: this.previousEnd, contentStart, contentEnd };
  }

  /** Reads the current token as text without quotation marks and takes it as a string. */
  takeBareValue(toLineEnd = false): StringLiteral {
    this.scanner.rescanAsBareValue(toLineEnd);
    return this.takeString();
  }

  /** Leaves the current token out of the tree, with nothing said about it. */
  skip(): void {
    this.incomplete = true;
    this.previousStart = this.scanner.start;
    this.previousEnd = this.scanner.end;
    this.scanner.next();
  }

  /**
   * Whether this character (a UTF-16 unit) stands behind the current token and the blanks after it. Enough to tell
   * `c:` from `c.` from `c(` without reading a token. Where something odd follows (`c：`, an invisible character, a
   * comment) the token behind it decides, so that this and a look ahead always agree.
   */
  isFollowedBy(character: Char): boolean {
    const next = this.scanner.source.charCodeAt(this.scanner.skipBlanks(this.scanner.end));
    if (next === character) return true;
    return mayBeOdd(next) && this.lookAhead(() => firstCharacter[this.kind()] === character);
  }

  /** Whether the word here is a label before a selector: `c:[`. */
  get isLabelOfSelector(): boolean {
    if (this.kind() !== TokenKind.Identifier) return false;
    const { source, base } = this.scanner;
    const colon = this.scanner.skipBlanks(this.end);
    const c = source.charCodeAt(colon);
    if (c === Char.Colon) {
      const bracket = source.charCodeAt(this.scanner.skipBlanks(colon + 1 - base));
      if (bracket === Char.OpenBracket) return true;
      if (!mayBeOdd(bracket)) return false;
    } else if (!mayBeOdd(c)) {
      return false;
    }
    return this.lookAhead(() => {
      if (this.kind() !== TokenKind.Colon) return false;
      this.advance();
      return this.kind() === TokenKind.OpenBracket;
    });
  }

  /** Runs `decide` on the tokens after the current one and comes back. */
  lookAhead<T>(decide: () => T): T {
    const state = this.scanner.save();
    this.scanner.next();
    const result = decide();
    this.scanner.restore(state);
    return result;
  }

  /** Moves on within a look ahead. */
  advance(): void {
    this.scanner.next();
  }

  report(code: string, range: TextRange, message: string, options: ReportOptions = {}): void {
    this.problems.push({
      code,
      severity: options.severity ?? 'error',
      start: range.start,
      end: range.end,
      message,
      ...(options.reported ? { reported: options.reported } : {}),
      ...(options.fixes ? { fixes: options.fixes } : {}),
    });
  }

  /** Reports that `text` is missing behind the last taken token, with the fix that puts it there. */
  reportMissing(code: string, text: string, message: string, title = `Insert ${text.trim()}`): void {
    const at = this.previousEnd;
    this.report(code, { start: Math.max(this.previousStart, at - 1), end: at }, message, {
      fixes: [fix(title, at, at, text)],
      ...this.unexpected(text.trim()),
    });
  }

  /** Reports the current token, which must be `right`, and takes it. */
  takeWrong(code: string, right: string, message: string): TextRange {
    this.report(code, this.scanner, message, {
      fixes: [fix(right ? `Replace with ${right}` : `Remove ${this.text}`, this.start, this.end, right)],
      ...this.unexpected(right),
    });
    this.scanner.mistake = undefined;
    return this.take();
  }

  /** AD FS's own words for the current token (language.md 6.2), for the options of a report. */
  unexpected(expected = ''): { reported?: string } {
    if (this.kind() === TokenKind.EndOfText) return {};
    const list = expected ? `, expecting one of the following: '${expected}'` : '';
    return { reported: `POLICY0030: Syntax error, unexpected '${this.text.split('\n', 1)[0]}'${list}.` };
  }
}
