import { expect, test } from 'vitest';
import { highlights } from '../../../server/src/features/highlights.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';
import { marked } from '../../lsp/support/marked.ts';

/** What is marked for the cursor: `kind text@offset`. */
function highlight(source: string): readonly string[] {
  const { text, cursor } = marked(source);
  return highlights(RuleSet.parse(text), cursor).map(
    ({ kind, start, end }) => `${kind} ${text.slice(start, end)}@${start}`,
  );
}

test('a label is bound once and read elsewhere', () => {
  expect(highlight('c‸:[] => issue(Type = "a", Value = c.Value);')).toEqual(['write c@0', 'read c@34']);
});

test('a claim type is marked where it stands, not where a label stands for it', () => {
  expect(highlight('c:[Type == "a‸"] => issue(claim = c);\n=> add(Type = "a", Value = "b");')).toEqual([
    'read a@12',
    'write a@52',
  ]);
});

test('the quotation marks belong to the claim type', () => {
  expect(highlight('c:[Type == ‸"a"] => issue(claim = c);')).toEqual(['read a@12']);
  expect(highlight('c:[Type == "a"‸] => issue(claim = c);')).toEqual(['read a@12']);
});

test('nothing else is marked', () => {
  expect(highlight('c:[Ty‸pe == "a"] => issue(claim = c);')).toEqual([]);
  expect(highlight('@RuleName = "a‸"\nc:[Type == "a"] => issue(claim = c);')).toEqual([]);
});
