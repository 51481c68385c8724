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

export interface Match extends Capture {
  readonly status: 'match';
  /** By number, the whole match first. Numbers may have gaps: look a group up by `groupByNumber`. */
  readonly groups: readonly MatchedGroup[];
  readonly steps: number;
}

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
  /** The first match at or after `startAt` (0, UTF-16). `\G` holds at `startAt`; look-behinds see what is before it. */
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

class TreeMatcher implements Matcher {
  readonly #machine: Machine;
  readonly #prefix: string;
  readonly #isAnchored: boolean;
  readonly #first: ((code: number) => boolean) | undefined;
  readonly #minimumLength: number;

  constructor(readonly tree: RegexTree) {
    this.#machine = new Machine(compile(tree));
    this.#prefix = literalPrefix(tree);
    this.#isAnchored = isAnchoredStart(tree);
    this.#minimumLength = minimumLength(tree.body);
    this.#first = this.#prefix === '' ? firstCharacter(tree) : undefined;
  }

  match(input: string, startAt = 0, budget = defaultBudget): MatchResult {
    return this.#search(input, startAt, startAt, budget);
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

  /** Where the match begins that `#find` has found. */
  #start = 0;

  /** The end of the first match at or after `from`, or one of the machine's other results. */
  #find(input: string, from: number, searchStart: number, budget: number): number {
    const machine = this.#machine;
    machine.reset(input, searchStart);
    for (let start = this.#next(input, from); start >= 0; start = this.#next(input, start + 1)) {
      const end = machine.run(start, budget);
      if (end !== noMatch) {
        this.#start = start;
        return end;
      }
    }
    return noMatch;
  }

  /** The next place at or after `from` where a match could begin, or -1. */
  #next(input: string, from: number): number {
    if (input.length - from < this.#minimumLength) return -1;
    if (this.#isAnchored) return from === 0 ? 0 : -1;
    if (this.#prefix !== '') return input.indexOf(this.#prefix, from);
    const first = this.#first;
    if (!first) return from <= input.length ? from : -1;
    for (let at = from; at < input.length; at++) if (first(input.charCodeAt(at))) return at;
    return -1;
  }

  #search(input: string, from: number, searchStart: number, budget: number): MatchResult {
    const end = this.#find(input, from, searchStart, budget);
    const { steps } = this.#machine;
    if (end === tookTooLong) return { status: 'tookTooLong', steps };
    if (end === noMatch) return { status: 'noMatch', steps };
    const index = this.#start;
    const whole = toGroup(0, '0', [[index, end]]);
    const groups = this.tree.groups.map(({ number, name }, at) =>
      toGroup(number, name, this.#machine.capturesOf(at + 1)),
    );
    return { status: 'match', index, length: end - index, groups: [whole, ...groups], steps };
  }
}

function toGroup(number: number, name: string, ranges: readonly (readonly [number, number])[]): MatchedGroup {
  const captures = ranges.map(([start, end]) => ({ index: start, length: end - start }));
  const last = captures.at(-1);
  return { number, name, success: last !== undefined, index: 0, length: 0, ...last, captures };
}
