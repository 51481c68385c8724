import { expect } from 'vitest';
import { soundFixesOf } from '../../../server/src/features/soundFixes.ts';
import { checkLabels } from '../../../server/src/semantics/labels.ts';
import type { DialectName } from '../../../server/src/syntax/dialect.ts';
import type { Problem, Severity, TextEdit } from '../../../server/src/syntax/problem.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';
import { marked, withMarks } from './marked.ts';

/** A problem with offsets that count from the start of the text. */
export interface PlacedProblem {
  readonly problem: Problem;
  readonly start: number;
  readonly end: number;
  readonly ruleStart: number;
}

/** What the parser says about a text, and what is wrong with its labels. In the order of the text. */
export function problemsIn(text: string, dialect: DialectName = 'adfs'): readonly PlacedProblem[] {
  return problemsOf(RuleSet.parse(text, dialect));
}

function problemsOf(ruleSet: RuleSet): readonly PlacedProblem[] {
  return ruleSet.pieces.flatMap((piece, i) => {
    const ruleStart = ruleSet.starts[i] as number;
    const labels = checkLabels(piece).filter(({ severity }) => severity === 'error');
    return [...piece.problems, ...labels].map((problem) => ({
      problem,
      start: ruleStart + problem.start,
      end: ruleStart + problem.end,
      ruleStart,
    }));
  });
}

export function errorsIn(text: string, dialect?: DialectName): readonly PlacedProblem[] {
  return problemsIn(text, dialect).filter(({ problem }) => problem.severity === 'error');
}

/** Expects one problem of this kind at each marked range, and no other problem. One mistake, one error. */
export function expectProblems(
  source: string,
  code: string,
  { severity = 'error', dialect }: { severity?: Severity; dialect?: DialectName } = {},
): readonly Problem[] {
  const { text, ranges } = marked(source);
  const found = problemsIn(text, dialect);
  expect({
    where: withMarks(text, found),
    what: found.map(({ problem }) => `${problem.severity} ${problem.code}`),
  }).toEqual({ where: source, what: ranges.map(() => `${severity} ${code}`) });
  return found.map(({ problem }) => problem);
}

/** The text after the preferred repair of every problem, of those that are offered. */
export function repaired(text: string, dialect?: DialectName): string {
  const ruleSet = RuleSet.parse(text, dialect);
  const soundFixes = soundFixesOf(ruleSet);
  const edits = problemsOf(ruleSet).flatMap(({ problem, ruleStart }) => {
    const offered = soundFixes(ruleStart, problem);
    return moved(offered.find(({ preferred }) => preferred)?.edits ?? [], ruleStart);
  });
  return applied(text, edits);
}

/** Expects that the preferred repairs make one text of the other, and that nothing is wrong with it then. */
export function expectFixed(before: string, after: string, dialect?: DialectName): void {
  expect(repaired(before, dialect)).toBe(after);
  expect(errorsIn(after, dialect).map(({ problem }) => problem.message)).toEqual([]);
}

export function moved(edits: readonly TextEdit[], by: number): readonly TextEdit[] {
  return edits.map(({ start, end, newText }) => ({ start: start + by, end: end + by, newText }));
}

/** The text after edits that do not overlap. */
export function applied(text: string, edits: readonly TextEdit[]): string {
  const order = [...edits].sort((a, b) => b.start - a.start || b.end - a.end);
  return order.reduce((result, { start, end, newText }) => {
    return result.slice(0, start) + newText + result.slice(end);
  }, text);
}
