import { expect, test } from 'vitest';
import { ruleLenses, ruleLensText } from '../../../server/src/features/codeLens.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';
import { withRanges } from '../../lsp/support/marked.ts';

/** The lenses by the text that their rule starts with, and for each the text with its places. */
function lenses(text: string) {
  const ruleSet = RuleSet.parse(text);
  const found = ruleLenses(ruleSet).map((lens) => ({ ...lens, ...ruleLensText(ruleSet, lens.index) }));
  return {
    titles: found.map(({ range, title }) => `${text.slice(range.start, range.start + 8)} ${title}`),
    places: found.map(({ places }) => withRanges(text, places ?? [])),
  };
}

const chain = [
  '=> add(Type = "a", Value = "1");',
  '[Type == "a"] && [Type == "b"] => add(Type = "c", Value = "2");',
  'exists([Type == "c"]) && exists([Type == "a"]) => issue(Type = "d", Value = "3");',
  '[Type == "x"] => issue(Type = "y", Value = "4");',
];

test('count what a rule reads and which rules further down read it', () => {
  const { titles, places } = lenses(chain.join('\n'));
  expect(titles).toEqual([
    '=> add(T read by 2 rules',
    '[Type == reads 2 claims · read by 1 rule',
    'exists([ reads 2 claims',
  ]);
  expect(places[0]).toBe(
    [chain[0], chain[1]?.replace('"a"', '"⟦a⟧"'), chain[2]?.replace('"a"', '"⟦a⟧"'), chain[3]].join('\n'),
  );
});

test('lead to the rules above where no rule below reads it', () => {
  expect(lenses(chain.join('\n')).places[2]).toBe(
    [chain[0]?.replace('"a"', '"⟦a⟧"'), chain[1]?.replace('"c"', '"⟦c⟧"'), chain[2], chain[3]].join('\n'),
  );
});

test('know that a rule feeds neither itself nor a rule before it', () => {
  expect(
    lenses(
      '[Type == "a"] => issue(Type = "b", Value = "1");\n[Type == "c"] => issue(Type = "a", Value = "1");',
    ).titles,
  ).toEqual([]);
  expect(lenses('[Type == "a"] => add(Type = "a", Value = "1");').titles).toEqual([]);
});

test('the rules that have a lens are those that have a text for it', () => {
  const ruleSet = RuleSet.parse(chain.join('\n'));
  const withText = ruleSet.pieces.map((_, index) => index).filter((index) => ruleLensText(ruleSet, index));
  expect(ruleLenses(ruleSet).map(({ index }) => index)).toEqual(withText);
  expect(ruleLensText(ruleSet, 99)).toBeUndefined();
});
