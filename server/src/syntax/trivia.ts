/**
 * What stands between tokens and does not belong there: comments of other languages, Markdown marks, blanks that are
 * none. All offsets that come in and go out are absolute; only problems are relative to `base`.
 */
import { isBlank, isBlankInLine, isInvisible, isOddBlank } from './characters.ts';
import { type Fix, fix, type Problem } from './problem.ts';

/** A text with the offset where the current rule starts. */
export interface SourceText {
  readonly source: string;
  readonly base: number;
  /** The end of the line that holds `from`, without its line break. */
  endOfLine(from: number): number;
}

/** What lies between two tokens: it ends at `end`. */
export interface Trivia {
  readonly end: number;
  readonly problem: Problem | undefined;
  /** Text of another kind rather than an odd blank: between two rules it is a piece of its own. */
  readonly junk: boolean;
  /** The problem takes the place of `last`: comments on neighbouring lines are one mistake. */
  readonly joined: boolean;
  /** The first offset that the decision did not depend on. */
  readonly examined: number;
}

/** The comment, stray mark or odd blank at `start`, where `c` stands; undefined when a token starts here. */
export function scanTrivia(
  text: SourceText,
  c: number,
  start: number,
  last: Problem | undefined,
): Trivia | undefined {
  const { source } = text;
  if (c > 126) return isOddBlank(c) || isInvisible(c) ? oddBlank(text, start) : undefined;
  switch (c) {
    case 11:
    case 12:
      return { end: start + 1, problem: undefined, junk: false, joined: false, examined: start + 1 };
    case 38:
      return source.startsWith('&nbsp;', start) ? htmlBlank(text, start) : undefined;
    case 96:
      if (source.startsWith('```', start)) return fence(text, start);
      return source.charCodeAt(start + 1) === 34 ? undefined : backtick(text, start);
    case 126:
      return source.startsWith('~~~', start) ? fence(text, start) : undefined;
  }
  const end = commentEnd(text, c, start);
  return end < 0 ? undefined : comment(text, start, end, last);
}

/** Where the comment of another language that starts here ends, or -1. */
function commentEnd(text: SourceText, c: number, start: number): number {
  const { source } = text;
  const next = source.charCodeAt(start + 1);
  let closing = '';
  if (c === 35 || (c === 47 && next === 47) || (c === 45 && next === 45)) return text.endOfLine(start);
  if (c === 47 && next === 42) closing = '*/';
  else if (c === 60 && next === 35) closing = '#>';
  else if (c === 60 && source.startsWith('<!--', start)) closing = '-->';
  else return -1;
  const close = source.indexOf(closing, start + 2);
  return close < 0 ? source.length : close + closing.length;
}

function comment(text: SourceText, start: number, end: number, last: Problem | undefined): Trivia {
  const { source, base } = text;
  // The line break goes with a comment that has the line to itself, the blanks with one at the end of a line.
  let to = end;
  let first = start;
  if (start === base || source.charCodeAt(start - 1) === 10) {
    if (source.charCodeAt(end) === 10) to = end + 1;
    else if (source.charCodeAt(end) === 13 && source.charCodeAt(end + 1) === 10) to = end + 2;
  } else if (end === text.endOfLine(end)) {
    while (first > base && isBlankInLine(source.charCodeAt(first - 1))) first--;
  }
  const joined = last?.code === 'comment' && isBlankBetween(source, base + last.end, start);
  const from = joined ? (last.fixes?.[0]?.edits[0]?.start ?? last.start) : first - base;
  const problem: Problem = {
    code: 'comment',
    severity: 'error',
    start: joined ? last.start : start - base,
    end: end - base,
    message: 'This language has no comments. Remove this, or put it into the rule’s `@RuleName`.',
    fixes: [fix('Remove the comment', from, to - base, '')],
  };
  return { end, problem, junk: true, joined, examined: end + 3 };
}

function fence(text: SourceText, start: number): Trivia {
  const { source, base } = text;
  const end = text.endOfLine(start);
  let to = end;
  if (source.charCodeAt(to) === 13) to++;
  if (source.charCodeAt(to) === 10) to++;
  return junk(
    text,
    'markdown-fence',
    start,
    end,
    'This line belongs to Markdown, not to a rule. Remove it.',
    [fix('Remove the line', start - base, to - base, '')],
  );
}

function backtick(text: SourceText, start: number): Trivia {
  const from = start - text.base;
  return junk(text, 'backtick', start, start + 1, 'Stray backtick. Remove it.', [
    fix('Remove the backtick', from, from + 1, ''),
  ]);
}

function junk(
  { base }: SourceText,
  code: string,
  start: number,
  end: number,
  message: string,
  fixes: readonly Fix[],
): Trivia {
  const problem: Problem = { code, severity: 'error', start: start - base, end: end - base, message, fixes };
  return { end, problem, junk: true, joined: false, examined: end + 3 };
}

function htmlBlank({ base }: SourceText, start: number): Trivia {
  const from = start - base;
  const problem: Problem = {
    code: 'html-entity',
    severity: 'error',
    start: from,
    end: from + 6,
    message: 'Write a blank instead of the HTML code `&nbsp;`.',
    fixes: [fix('Replace with a blank', from, from + 6, ' ')],
  };
  return { end: start + 6, problem, junk: false, joined: false, examined: start + 6 };
}

/** A run of no-break spaces or of characters that nobody sees (language.md 1.1 and section 8, no. 33). */
function oddBlank({ source, base }: SourceText, start: number): Trivia {
  const invisible = isInvisible(source.charCodeAt(start));
  let end = start + 1;
  for (let c = source.charCodeAt(end); invisible ? isInvisible(c) : isOddBlank(c); ) {
    c = source.charCodeAt(++end);
  }
  const from = start - base;
  const to = end - base;
  const problem = invisible ? invisibleCharacter(from, to, 'warning') : noBreakSpace(from, to);
  return { end, problem, junk: false, joined: false, examined: end + 1 };
}

function noBreakSpace(start: number, end: number): Problem {
  return {
    code: 'no-break-space',
    severity: 'warning',
    start,
    end,
    message: 'This blank is not an ordinary one: it came with text from a web page. Type a blank instead.',
    fixes: [fix('Replace with an ordinary blank', start, end, ' ')],
  };
}

/** What is said about characters that nobody sees, between tokens or inside a word. */
export function invisibleCharacter(start: number, end: number, severity: 'error' | 'warning'): Problem {
  return {
    code: 'invisible-character',
    severity,
    start,
    end,
    message: 'An invisible character stands here: it came with text from a web page. Remove it.',
    fixes: [fix('Remove the invisible character', start, end, '')],
  };
}

function isBlankBetween(source: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!isBlank(source.charCodeAt(i))) return false;
  return true;
}
