/** Regular expressions as rules use them: made once each, matched within the budget. */
import { createMatcher, type Matcher, parseReplacement, replace } from '../regex/index.ts';
import { short } from '../syntax/nearest.ts';
import type { Budget } from './budget.ts';
import { type Failure, failure } from './errors.ts';

/** More patterns than this, made at run time, are made again when they come again. */
const MOST_PATTERNS = 5_000;

/** The patterns of one compiled rule set, and the settings they are read with. */
export class Patterns {
  private readonly made = new Map<string, Matcher | Failure>();
  private readonly ignoreCase: boolean;

  constructor(ignoreCase: boolean) {
    this.ignoreCase = ignoreCase;
  }

  /** The matcher of a pattern, or why .NET, or this engine, refuses it. */
  get(pattern: string): Matcher | Failure {
    let matcher = this.made.get(pattern);
    if (!matcher) {
      if (this.made.size >= MOST_PATTERNS) this.made.clear();
      matcher = this.make(pattern);
      this.made.set(pattern, matcher);
    }
    return matcher;
  }

  private make(pattern: string): Matcher | Failure {
    const result = createMatcher(pattern, { ignoreCase: this.ignoreCase });
    if (result.ok) return result.matcher;
    const invalid = result.errors.find(({ code }) => code !== 'notSupported');
    return invalid
      ? failure(
          'invalid-regular-expression',
          `The regular expression \`${short(pattern)}\` is invalid in .NET. ${invalid.message}`,
        )
      : failure(
          'not-supported',
          `The regular expression \`${short(pattern)}\` cannot be evaluated offline. ${result.errors[0]?.message}`,
        );
  }
}

/** Whether a pattern occurs in a text: `=~` is a search, not a full match (language.md 3.5). */
export function matches(matcher: Matcher, text: string, budget: Budget): boolean | Failure {
  const result = matcher.match(text, 0, budget.stepsOfNextMatch);
  if (!budget.takeRegex(result.steps)) return budget.failure as Failure;
  if (result.status === 'tookTooLong') return tookTooLong(matcher, text);
  return result.status === 'match';
}

/** `RegExReplace`: every match is replaced; without one the text stays (language.md 3.6). */
export function replaced(
  matcher: Matcher,
  text: string,
  replacement: string,
  budget: Budget,
): string | Failure {
  if (mayGrow(text, replacement, budget) && growsTooLong(matcher, text, replacement, budget)) {
    return budget.takeText(Number.POSITIVE_INFINITY) as Failure;
  }
  const result = replace(matcher, text, replacement, budget.stepsOfNextMatch);
  switch (result.status) {
    case 'badReplacement':
      return failure(
        'not-supported',
        `The replacement \`${short(replacement)}\` cannot be evaluated offline. ${result.errors[0]?.message}`,
      );
    case 'tookTooLong':
      budget.takeRegex(result.steps);
      return budget.failure ?? tookTooLong(matcher, text);
    case 'replaced':
      if (!budget.takeRegex(result.steps)) return budget.failure as Failure;
      return budget.takeText(result.text.length) ?? result.text;
  }
}

/** Whether the longest text that the replacement could make is beyond the limit: a match at every place, all of it each. */
function mayGrow(text: string, replacement: string, budget: Budget): boolean {
  return (
    (text.length + 1) * (replacement.length + (replacement.length / 2) * text.length) >
    budget.limits.valueLength
  );
}

/** `$_` and its like put the whole text in at every match: counted before it is done. */
function growsTooLong(matcher: Matcher, text: string, replacement: string, budget: Budget): boolean {
  const { parts } = parseReplacement(replacement, matcher.tree.groups);
  const { matches: found, steps } = matcher.matchAll(text, budget.stepsOfNextMatch);
  budget.takeRegex(steps);
  let length = text.length;
  for (const match of found) {
    for (const part of parts) {
      if (part.kind === 'text' || part.kind === 'unknownGroup') length += part.text.length;
      else if (part.kind === 'group')
        length += match.groups.find((g) => g.number === part.number)?.length ?? 0;
      else length += text.length;
    }
    if (length > budget.limits.valueLength * 2) return true;
  }
  return false;
}

function tookTooLong(matcher: Matcher, text: string): Failure {
  return failure(
    'took-too-long',
    `The regular expression \`${short(matcher.tree.pattern)}\` takes too long on \`${short(text)}\`. Repetitions inside repetitions do that; write it without them.`,
  );
}
