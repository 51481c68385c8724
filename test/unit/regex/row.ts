/** The form of the tables: a pattern, a text, and what .NET finds in it. */
import {
  createMatcher,
  type Match,
  type Matcher,
  type RegexOptions,
} from '../../../server/src/regex/index.ts';

/** What else a row can say. */
export interface RowExtra {
  /** Letters of `imnsx`. */
  readonly options?: string;
  /** A replacement, and the text after it. */
  readonly replace?: readonly [replacement: string, result: string];
}

/**
 * Pattern, text, and all matches as `showMatches` writes them. An error is written `! code: text it is about`.
 */
export type Row = readonly [pattern: string, input: string, expected: string, extra?: RowExtra];

/** The options that letters stand for. */
export function optionsOf(letters: string): RegexOptions {
  return {
    ignoreCase: letters.includes('i'),
    multiline: letters.includes('m'),
    explicitCapture: letters.includes('n'),
    singleline: letters.includes('s'),
    ignorePatternWhitespace: letters.includes('x'),
  };
}

/**
 * All matches, ` | ` between them: the text, `@` and where it is; then for each group its name, `=` and all its
 * captures with commas between them, or `-` without any. `-` if nothing matches.
 */
export function showMatches(matches: readonly Match[], input: string): string {
  return matches.length === 0 ? '-' : matches.map((match) => showMatch(match, input)).join(' | ');
}

function showMatch(match: Match, input: string): string {
  const groups = match.groups.slice(1).map(({ name, captures }) => {
    const texts = captures.map(({ index, length }) => input.slice(index, index + length));
    return ` ${name}=${captures.length === 0 ? '-' : texts.join(',')}`;
  });
  return `${input.slice(match.index, match.index + match.length)}@${match.index}${groups.join('')}`;
}

/** What a pattern finds, in the form of the tables. */
export function outcome(pattern: string, input: string, letters = ''): string {
  const made = createMatcher(pattern, optionsOf(letters));
  if (!made.ok) {
    const { code, start, end } = made.errors[0]!;
    return `! ${code}: ${pattern.slice(start, end)}`;
  }
  const all = made.matcher.matchAll(input);
  return all.status === 'done' ? showMatches(all.matches, input) : all.status;
}

/** The matcher of a pattern that is right. */
export function matcherOf(pattern: string, letters = ''): Matcher {
  const made = createMatcher(pattern, optionsOf(letters));
  if (!made.ok) throw new Error(`${pattern}: ${made.errors[0]?.message}`);
  return made.matcher;
}
