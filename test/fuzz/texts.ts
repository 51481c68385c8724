/** What several properties ask of texts and problems. */
import { isDeepStrictEqual } from 'node:util';
import { problemsIn as problemsOfSet, type RuleProblems } from '../../server/src/features/problems.ts';
import { defaultSetup, type LintSetup } from '../../server/src/lint/setup.ts';
import type { Stage } from '../../server/src/semantics/stage.ts';
import type { Rule, TextRange } from '../../server/src/syntax/nodes.ts';
import type { Problem, TextEdit } from '../../server/src/syntax/problem.ts';
import { RuleSet } from '../../server/src/syntax/ruleSet.ts';
import { type FuzzInput, hold } from './input.ts';

const setups = new Map<Stage | undefined, LintSetup>();

/** The setup for a stage: one object for each, so that what is kept with it is shared. */
export function setupOf({ stage }: Pick<FuzzInput, 'stage'>): LintSetup {
  let setup = setups.get(stage);
  if (!setup) {
    setup = { ...defaultSetup, stage };
    setups.set(stage, setup);
  }
  return setup;
}

const ruleSets = new WeakMap<FuzzInput, RuleSet>();

/** The rule set of an input, read once for all properties, as an editor does for all its questions. */
export function parse(input: FuzzInput): RuleSet {
  let ruleSet = ruleSets.get(input);
  if (!ruleSet) {
    ruleSet = RuleSet.parse(input.text, input.dialect);
    ruleSets.set(input, ruleSet);
  }
  return ruleSet;
}

/** A problem with the place of its rule in the text. */
export interface Placed {
  readonly problem: Problem;
  readonly ruleStart: number;
}

/** All that parser, labels and lint rules say. */
export function problemsIn(ruleSet: RuleSet, setup: LintSetup): readonly Placed[] {
  return [...problemsOfSet(ruleSet, setup)].flatMap(({ problems, start }: RuleProblems) =>
    problems.map((problem) => ({ problem, ruleStart: start })),
  );
}

/** How many errors the parser reports. */
export function syntaxErrors(ruleSet: RuleSet): number {
  let count = 0;
  for (const { problems } of ruleSet.pieces) {
    for (const { severity } of problems) if (severity === 'error') count++;
  }
  return count;
}

/** Everything about a piece, with its lazy parts. */
export function plain(rule: Rule) {
  const { kind, text, start, end, problems, incomplete, annotations, conditions, arrow, action, semicolon } =
    rule;
  return { kind, text, start, end, problems, incomplete, annotations, conditions, arrow, action, semicolon };
}

export function holdEqual(actual: unknown, expected: unknown, what: string): void {
  if (isSameData(actual, expected) || isDeepStrictEqual(actual, expected)) return;
  hold(false, what, { actual, expected });
}

/** `isDeepStrictEqual` for data without circles, in a fraction of the time; where it says no, that one decides. */
function isSameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const prototype = Object.getPrototypeOf(a);
  if (prototype !== Object.getPrototypeOf(b)) return false;
  if (prototype !== Object.prototype && prototype !== Array.prototype) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every(
    (key) => Object.hasOwn(b, key) && isSameData(a[key as keyof typeof a], b[key as keyof typeof b]),
  );
}

/** A range lies within another one, and does not run backwards. */
export function holdWithin(range: TextRange, end: number, what: string, start = 0): void {
  const { start: from, end: to } = range;
  hold(from >= start && to >= from && to <= end, `${what} lies outside`, {
    range: { start: from, end: to },
    start,
    end,
  });
}

/** Edits lie in the text and do not overlap, and the text is another one after them. */
export function holdGoodEdits(text: string, edits: readonly TextEdit[], what: string): string {
  const order = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let last = 0;
  for (const { start, end } of order) {
    hold(start >= last && end >= start && end <= text.length, `${what}: edits overlap or lie outside`, {
      text,
      edits,
    });
    last = end;
  }
  const after = applied(text, order);
  hold(after !== text, `${what}: the edits change nothing`, { text, edits });
  return after;
}

/** The text after edits in order that do not overlap. */
export function applied(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, newText } of edits) {
    result += text.slice(at, start) + newText;
    at = end;
  }
  return result + text.slice(at);
}

export function moved(edits: readonly TextEdit[], by: number): readonly TextEdit[] {
  return edits.map(({ start, end, newText }) => ({ start: start + by, end: end + by, newText }));
}
