/** Finds matches of a pattern in a text, as .NET does, and never longer than a budget of steps allows. */
import { isAnchoredStart } from './anchored.ts';
import { compile } from './compile.ts';
import type { RegexError } from './errors.ts';
import { firstCharacter } from './firstCharacter.ts';
import { defaultBudget } from './limits.ts';
import { literalPrefix } from './literalPrefix.ts';
import { Machine, noMatch, tookTooLong } from './machine.ts';
import { minimumLength } from './minimumLength.ts';
import type { RegexOptions, RegexTree } from './nodes.ts';
import { parseRegex } from './parse.ts';

/** A piece of the text, in UTF-16 offsets. */
export interface Capture {
  readonly index: number;
  readonly length: number;
}

/** A group after a match. */
export interface MatchedGroup {
  readonly number: number;
  /** The name, or the number in digits; "0" for the whole match. */
  readonly name: string;
  /** Whether the group has a capture. If not, `index` and `length` are 0. */
  readonly success: boolean;
  /** The last capture. */
  readonly index: number;
  readonly length: number;
  /** All captures, oldest first, without those that a balancing group has removed. */
  readonly captures: readonly Capture[];
}

/** Where a pattern matches, and what its groups hold. */
export interface Match extends Capture {
  readonly status: 'match';
  /** By number, the whole match first. Numbers may have gaps: look a group up by `groupByNumber`. */
  readonly groups: readonly MatchedGroup[];
  readonly steps: number;
}

/** The pattern matches nowhere. */
export interface NoMatch {
  readonly status: 'noMatch';
  readonly steps: number;
}

/** The budget was used up; whether there is a match is not known. */
export interface TookTooLong {
  readonly status: 'tookTooLong';
  readonly steps: number;
}

export type MatchResult = Match | NoMatch | TookTooLong;

/** All matches; those found before the budget was used up if `status` says so. */
export interface MatchAllResult {
  readonly status: 'done' | 'tookTooLong';
  readonly matches: readonly Match[];
  readonly steps: number;
}

/** A pattern made ready. It keeps nothing between calls that a caller could notice. */
export interface Matcher {
  readonly tree: RegexTree;
  /**
   * The first match at or after `startAt` (UTF-16; 0 if not given or negative). `\G` holds there; `^` does not, and
   * look-behinds see what is before it.
   */
  match(input: string, startAt?: number, budget?: number): MatchResult;
  /** Whether there is a match. */
  isMatch(input: string, budget?: number): 'match' | 'noMatch' | 'tookTooLong';
  /** Every match from left to right; after an empty one the search goes on one character further. */
  matchAll(input: string, budget?: number): MatchAllResult;
}

/** A pattern that .NET (or this engine) refuses, or a matcher. */
export type MatcherResult =
  | { readonly ok: false; readonly errors: readonly RegexError[] }
  | { readonly ok: true; readonly matcher: Matcher };

/** Reads a pattern and makes it ready. Never throws; a wrong pattern comes back as errors. */
export function createMatcher(pattern: string, options?: Partial<RegexOptions>): MatcherResult {
  return matcherFor(parseRegex(pattern, options));
}

/** The same for a tree that is already there. */
export function matcherFor(tree: RegexTree): MatcherResult {
  if (tree.errors.length > 0) return { ok: false, errors: tree.errors };
  return { ok: true, matcher: new TreeMatcher(tree) };
}

/** The group of a match with a number or a name, or undefined. Names are case-sensitive. */
export function groupOf(match: Match, group: number | string): MatchedGroup | undefined {
  return match.groups.find(({ number, name }) => (typeof group === 'number' ? number : name) === group);
}

/** What a search needs beside the tree. */
interface Prepared {
  readonly machine: Machine;
  readonly prefix: string;
  readonly isAnchored: boolean;
  readonly first: ((code: number) => boolean) | undefined;
  readonly minimum: number;
}

class TreeMatcher implements Matcher {
  #prepared: Prepared | undefined;
  /** Where the match begins that `#find` has found. */
  #start = 0;

  constructor(readonly tree: RegexTree) {}

  /** Made for the first search: most patterns of a rule set are never asked. */
  #prepare(): Prepared {
    const { tree } = this;
    const prefix = literalPrefix(tree);
    return {
      machine: new Machine(compile(tree)),
      prefix,
      isAnchored: isAnchoredStart(tree),
      first: prefix === '' ? firstCharacter(tree) : undefined,
      minimum: minimumLength(tree.body),
    };
  }

  match(input: string, startAt = 0, budget = defaultBudget): MatchResult {
    const from = Math.max(0, startAt);
    return this.#search(input, from, from, budget);
  }

  isMatch(input: string, budget = defaultBudget): 'match' | 'noMatch' | 'tookTooLong' {
    const end = this.#find(input, 0, 0, budget);
    if (end === tookTooLong) return 'tookTooLong';
    return end === noMatch ? 'noMatch' : 'match';
  }

  matchAll(input: string, budget = defaultBudget): MatchAllResult {
    const matches: Match[] = [];
    let steps = 0;
    let from = 0;
    let searchStart = 0;
    while (from <= input.length) {
      const result = this.#search(input, from, searchStart, budget - steps);
      steps += result.steps;
      if (result.status === 'tookTooLong') return { status: 'tookTooLong', matches, steps };
      if (result.status === 'noMatch') break;
      matches.push(result);
      searchStart = result.index + result.length;
      from = result.length === 0 ? searchStart + 1 : searchStart;
    }
    return { status: 'done', matches, steps };
  }

  /** The end of the first match at or after `from`, or one of the machine's other results. */
  #find(input: string, from: number, searchStart: number, budget: number): number {
    this.#prepared ??= this.#prepare();
    const prepared = this.#prepared;
    prepared.machine.reset(input, searchStart);
    for (
      let start = nextStart(prepared, input, from);
      start >= 0;
      start = nextStart(prepared, input, start + 1)
    ) {
      const end = prepared.machine.run(start, budget);
      if (end !== noMatch) {
        this.#start = start;
        return end;
      }
    }
    return noMatch;
  }

  #search(input: string, from: number, searchStart: number, budget: number): MatchResult {
    const end = this.#find(input, from, searchStart, budget);
    const { machine } = this.#prepared!;
    const { steps } = machine;
    if (end === tookTooLong) return { status: 'tookTooLong', steps };
    if (end === noMatch) return { status: 'noMatch', steps };
    const index = this.#start;
    const whole = toGroup(0, '0', [[index, end]]);
    const groups = this.tree.groups.map(({ number, name }, at) =>
      toGroup(number, name, machine.capturesOf(at + 1)),
    );
    return { status: 'match', index, length: end - index, groups: [whole, ...groups], steps };
  }
}

/** The next place at or after `from` where a match could begin, or -1. */
function nextStart({ prefix, isAnchored, first, minimum }: Prepared, input: string, from: number): number {
  if (input.length - from < minimum) return -1;
  if (isAnchored) return from === 0 ? 0 : -1;
  if (prefix !== '') return input.indexOf(prefix, from);
  if (!first) return from <= input.length ? from : -1;
  for (let at = from; at < input.length; at++) if (first(input.charCodeAt(at))) return at;
  return -1;
}

function toGroup(number: number, name: string, ranges: readonly (readonly [number, number])[]): MatchedGroup {
  const captures = ranges.map(([start, end]) => ({ index: start, length: end - start }));
  const last = captures.at(-1);
  return { number, name, success: last !== undefined, index: 0, length: 0, ...last, captures };
}
