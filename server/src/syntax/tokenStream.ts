import { absentName, absentString } from './absentNodes.ts';
import { Char, isIdentifierStart, mayBeOdd } from './characters.ts';
import type { Keyword } from './keywords.ts';
import { short } from './nearest.ts';
import type { Name, StringLiteral, TextRange } from './nodes.ts';
import { type Fix, fix, MAX_PROBLEMS, type Problem, type Severity, type TextEdit } from './problem.ts';
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

/** Problems behind which the parser may not know what it sees; a second report at once would be a guess. */
const losesTrack = new Set([
  'label-without-property',
  'missing-key',
  'missing-opening-quote',
  'missing-operator',
  'missing-property',
  'missing-value',
  'number-value',
  'unknown-argument',
  'unknown-property',
  'unquoted-value',
]);

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
    const { kind, start, end } = this.scanner;
    return kind === TokenKind.Identifier && end - start === word.length && this.text.toLowerCase() === word;
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
    if (scanner.trivia !== undefined) this.addAll(scanner.trivia);
    if (scanner.mistake !== undefined) this.add(scanner.mistake);
    this.previousStart = scanner.start;
    this.previousEnd = scanner.end;
    scanner.next();
  }

  /** Takes the current token and looks no further, so that the rule does not depend on what follows. */
  takeLast(): TextRange {
    const { trivia, mistake, start, end } = this.scanner;
    if (trivia) this.addAll(trivia);
    if (mistake) this.add(mistake);
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

  /** Whether a word stands right behind the current token, with no blank between. */
  get isBeforeWord(): boolean {
    const { source, base, end } = this.scanner;
    this.scanner.sawUpTo(end + 1);
    return isIdentifierStart(source.charCodeAt(base + end));
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

  /** Records a problem. The index under which `addEdit` finds it, or -1 when enough was said. */
  add(problem: Problem): number {
    return this.problems.length < MAX_PROBLEMS ? this.problems.push(problem) - 1 : -1;
  }

  addAll(problems: readonly Problem[]): void {
    for (const problem of problems) this.add(problem);
  }

  report(code: string, range: TextRange, message: string, options: ReportOptions = {}): number {
    return this.add({
      code,
      severity: options.severity ?? 'error',
      start: range.start,
      end: range.end,
      message,
      ...(options.reported ? { reported: options.reported } : {}),
      ...(options.fixes ? { fixes: options.fixes } : {}),
    });
  }

  /** Adds an edit behind the others to the first fix of a problem: a slip on both sides of something is one mistake. */
  addEdit(index: number, edit: TextEdit): void {
    const problem = this.problems[index];
    const first = problem?.fixes?.[0];
    if (!problem || !first) return;
    const fixes = [{ ...first, edits: [...first.edits, edit] }, ...(problem.fixes?.slice(1) ?? [])];
    this.problems[index] = { ...problem, fixes };
  }

  /** Takes the fixes of a problem back: what came behind shows that they repair nothing. */
  dropFixes(index: number): void {
    const problem = this.problems[index];
    if (!problem) return;
    const { fixes: _, ...rest } = problem;
    this.problems[index] = rest;
  }

  /** Lets the first edit of the last problem's fix write `text` too, before what it writes. */
  prefixLastFix(text: string): void {
    const index = this.problems.length - 1;
    const problem = this.problems[index];
    const first = problem?.fixes?.[0];
    const edit = first?.edits[0];
    if (!problem || !first || !edit) return;
    const edits = [{ ...edit, newText: text + edit.newText }, ...first.edits.slice(1)];
    this.problems[index] = { ...problem, fixes: [{ ...first, edits }] };
  }

  /** Whether something was reported since `mark` (a length of `problems`) that leaves in doubt what comes next. */
  lostTrackSince(mark: number): boolean {
    for (let i = mark; i < this.problems.length; i++) {
      if (losesTrack.has((this.problems[i] as Problem).code)) return true;
    }
    return false;
  }

  /** Reports that `text` is missing behind the last taken token, with the fix that puts it there. */
  reportMissing(code: string, text: string, message: string, title = `Insert ${text.trim()}`): number {
    const at = this.previousEnd;
    return this.report(code, this.lastCharacter(), message, {
      fixes: [fix(title, at, at, text)],
      ...this.unexpected(text.trim()),
    });
  }

  /**
   * Reports a missing `)`, `]` or `;`. Where something else was left open at this very place it is the same slip:
   * then the fix for that closes this too.
   */
  reportUnclosed(code: string, text: string, message: string, severity: Severity = 'error'): number {
    const at = this.previousEnd;
    const last = this.problems[this.problems.length - 1];
    const open = last?.fixes?.[0];
    const edit = open?.edits[open.edits.length - 1];
    if (last?.code.startsWith('unclosed-') && open && edit?.start === at && edit.end === at) {
      const newText = edit.newText + text;
      const edits = [...open.edits.slice(0, -1), { ...edit, newText }];
      this.problems[this.problems.length - 1] = {
        ...last,
        fixes: [{ ...open, title: `Insert ${short(newText)}`, edits }],
      };
      return this.problems.length - 1;
    }
    if (this.endsInError) return -1;
    return this.report(code, this.lastCharacter(), message, {
      severity,
      fixes: [fix(`Insert ${text}`, at, at, text)],
      ...this.unexpected(text),
    });
  }

  /** Whether something is wrong with the very end of what was read: one problem there is enough. */
  get endsInError(): boolean {
    const last = this.problems[this.problems.length - 1];
    return last?.severity === 'error' && last.end === this.previousEnd;
  }

  /** The end of the last token: the smallest visible place for something that is missing behind it. */
  lastCharacter(): TextRange {
    return { start: Math.max(this.previousStart, this.previousEnd - 1), end: this.previousEnd };
  }

  /** Reports the current token, which must be `right` (or nothing, where `right` is empty), and takes it. */
  takeWrong(code: string, right: string, message: string): TextRange {
    const fixes = [
      right ? this.replacement(right) : this.removal(`Remove ${this.text}`, this.start, this.end),
    ];
    this.report(code, this.scanner, message, { fixes, ...this.unexpected(right) });
    this.scanner.mistake = undefined;
    return this.take();
  }

  /** The current token replaced, with the blanks in front of it that the new one should have. */
  private replacement(right: string): Fix {
    const { previousEnd, start, end } = this;
    const close = right === ',' || right === ';' || right === ':';
    const beside = !this.scanner.onNewLine(previousEnd);
    if (close && beside) return fix(`Replace with ${right}`, previousEnd, end, right);
    const blank = !close && start === previousEnd && start > 0;
    return fix(`Replace with ${right}`, start, end, blank ? ` ${right}` : right);
  }

  /** A fix that takes a range out, together with the blanks that would be left over. */
  removal(title: string, start: number, end: number): Fix {
    const { source, base } = this.scanner;
    const before = source.charCodeAt(base + start - 1);
    let to = end;
    if (start === 0 || before === 32 || before === 9 || before === 10 || before === 40 || before === 91) {
      while (source.charCodeAt(base + to) === 32 || source.charCodeAt(base + to) === 9) to++;
      this.scanner.sawUpTo(to + 1);
    }
    return fix(title, start, to, '');
  }

  /**
   * AD FS's own words for the current token, for the options of a report. Which tokens it would list as expected is
   * documented for `:` and `=` only (language.md 6.2), so it is left out elsewhere.
   */
  unexpected(expected = ''): { reported?: string } {
    if (this.kind() === TokenKind.EndOfText) return {};
    const documented = expected === ':' || expected === '=';
    const list = documented ? `, expecting one of the following: '${expected}'` : '';
    return { reported: `POLICY0030: Syntax error, unexpected '${this.text.split('\n', 1)[0]}'${list}.` };
  }
}
