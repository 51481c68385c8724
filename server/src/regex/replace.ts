/**
 * `Regex.Replace`: the language of replacements, and putting them in.
 *
 * Source: https://learn.microsoft.com/dotnet/standard/base-types/substitutions-in-regular-expressions
 */
import { isDigit, isWordCharacter } from './characters.ts';
import type { RegexError } from './errors.ts';
import { groupOf, type Match, type Matcher } from './matcher.ts';
import type { GroupInfo } from './nodes.ts';
import { readGroupName } from './parseGroup.ts';
import type { PatternRange } from './range.ts';
import { Source } from './source.ts';

/** A piece of a replacement, with its range in the text of the replacement. */
export type ReplacementPart = PatternRange &
  (
    | { readonly kind: 'text'; readonly text: string }
    /** `$1`, `${name}`, `$&` (group 0), `$+` (the group with the highest number) */
    | { readonly kind: 'group'; readonly number: number }
    /** A group that the pattern does not have: .NET keeps such text as it is. */
    | { readonly kind: 'unknownGroup'; readonly name: string; readonly text: string }
    /** `` $` `` and `$'`: the text before and after the match; `$_`: all of the text. */
    | { readonly kind: 'before' | 'after' | 'all' }
  );

/** A replacement taken apart. Its errors are places where the text is kept although something else was meant. */
export interface Replacement {
  readonly parts: readonly ReplacementPart[];
  readonly errors: readonly RegexError[];
}

/** Reads a replacement for a pattern with these groups. Nearly all text is valid; what is no substitution is text. */
export function parseReplacement(text: string, groups: readonly GroupInfo[]): Replacement {
  const source = new Source(text);
  const parts: ReplacementPart[] = [];
  let textStart = 0;
  const addText = (end: number) => {
    if (end > textStart)
      parts.push({ kind: 'text', text: text.slice(textStart, end), start: textStart, end });
  };
  while (!source.isDone()) {
    source.skipWhile((code) => code !== 0x24);
    const start = source.position;
    if (source.isDone()) break;
    const part = readSubstitution(source, groups);
    if (!part) {
      source.position = start + 1;
      continue;
    }
    addText(start);
    parts.push(part);
    textStart = source.position;
  }
  addText(text.length);
  return { parts, errors: source.errors };
}

/** Reads what a `$` begins; undefined if it begins nothing. */
function readSubstitution(source: Source, groups: readonly GroupInfo[]): ReplacementPart | undefined {
  const start = source.position;
  source.position++;
  const code = source.code();
  if (isDigit(code) || code === 0x7b) return readGroup(source, start, groups);
  const end = start + 2;
  source.position = end;
  switch (source.text[start + 1]) {
    case '$':
      return { kind: 'text', text: '$', start, end };
    case '&':
      return { kind: 'group', number: 0, start, end };
    case '+':
      return { kind: 'group', number: groups.at(-1)?.number ?? 0, start, end };
    case '`':
      return { kind: 'before', start, end };
    case "'":
      return { kind: 'after', start, end };
    case '_':
      return { kind: 'all', start, end };
    default:
      return undefined;
  }
}

/** `$12` takes all digits: without a group 12 it is text, and not group 1 before a "2". */
function readGroup(source: Source, start: number, groups: readonly GroupInfo[]): ReplacementPart | undefined {
  const isBraced = source.take('{');
  if (isBraced && !isWordCharacter(source.code())) return undefined;
  const name = readGroupName(source);
  if (name === undefined || (isBraced && !source.take('}'))) return undefined;
  const end = source.position;
  if (name === 0) return { kind: 'group', number: 0, start, end };
  const group = groups.find((one) => (typeof name === 'number' ? one.number : one.name) === name);
  if (group) return { kind: 'group', number: group.number, start, end };
  return { kind: 'unknownGroup', name: String(name), text: source.text.slice(start, end), start, end };
}

/** The text with its matches replaced, or why there is none. */
export type ReplaceResult =
  | { readonly status: 'replaced'; readonly text: string; readonly count: number; readonly steps: number }
  | { readonly status: 'tookTooLong'; readonly steps: number }
  | { readonly status: 'badReplacement'; readonly errors: readonly RegexError[] };

/** Replaces every match. Without a match the text comes back as it was, with `count` 0. */
export function replace(
  matcher: Matcher,
  input: string,
  replacement: string,
  budget?: number,
): ReplaceResult {
  const { parts, errors } = parseReplacement(replacement, matcher.tree.groups);
  if (errors.length > 0) return { status: 'badReplacement', errors };
  const { status, matches, steps } = matcher.matchAll(input, budget);
  if (status === 'tookTooLong') return { status, steps };
  let text = '';
  let from = 0;
  for (const match of matches) {
    text += input.slice(from, match.index);
    for (const part of parts) text += expand(part, match, input);
    from = match.index + match.length;
  }
  return { status: 'replaced', text: text + input.slice(from), count: matches.length, steps };
}

function expand(part: ReplacementPart, match: Match, input: string): string {
  switch (part.kind) {
    case 'text':
    case 'unknownGroup':
      return part.text;
    case 'before':
      return input.slice(0, match.index);
    case 'after':
      return input.slice(match.index + match.length);
    case 'all':
      return input;
    case 'group': {
      const group = groupOf(match, part.number);
      return group ? input.slice(group.index, group.index + group.length) : '';
    }
  }
}
