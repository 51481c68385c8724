import { expect } from 'vitest';
import type { Refactoring } from '../../../../server/src/features/refactorings/refactoring.ts';
import type { TextEdit } from '../../../../server/src/syntax/problem.ts';
import { RuleSet } from '../../../../server/src/syntax/ruleSet.ts';
import { marked } from '../../support/marked.ts';

export type Offer = (ruleSet: RuleSet, start: number, end: number) => readonly Refactoring[];

/** What is offered at `‸`, or for the range between `⟦` and `⟧`. */
export function offers(offer: Offer, source: string): readonly Refactoring[] {
  const { text, ranges, cursor } = marked(source);
  const [range] = ranges;
  return offer(RuleSet.parse(text), range?.start ?? cursor, range?.end ?? cursor);
}

export function titles(offer: Offer, source: string): readonly string[] {
  return offers(offer, source).map(({ title }) => title);
}

/** Expects that the refactoring with this title, or the only one, makes `after` of the text. The result must parse. */
export function expectRefactored(
  offer: Offer,
  source: string,
  after: string,
  title?: string | RegExp,
): Refactoring {
  const all = offers(offer, source);
  const chosen = all.find((one) =>
    title === undefined
      ? all.length === 1
      : typeof title === 'string'
        ? one.title === title
        : title.test(one.title),
  );
  if (!chosen) throw new Error(`No such refactoring among: ${all.map((one) => one.title).join(' | ')}`);
  const result = applyEdits(marked(source).text, chosen.edits);
  expect(result).toBe(after);
  expect(RuleSet.parse(result).pieces.flatMap(({ problems }) => problems.filter(isError))).toEqual([]);
  return chosen;
}

function isError({ severity }: { readonly severity: string }): boolean {
  return severity === 'error';
}

export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((result, { start, end, newText }) => result.slice(0, start) + newText + result.slice(end), text);
}
