import { describe, it } from 'vitest';
import { expectClean, expectFindings } from '../../support/lint.ts';

const id = 'empty-value';
it('an empty value that is issued is found', () => {
  expectFindings(id, 'c:[Type == "a"] => issue(Type = "b", Value = ⟦""⟧);');
  expectFindings(id, '=> ISSUE(value = ⟦""⟧, type = "b");');
});

describe('these are left alone', () => {
  it.each([
    'c:[Type == "a"] => add(Type = "b", Value = "");',
    'c:[Type == "a", Value == ""] => issue(claim = c);',
    'c:[Type == "a"] => issue(Type = "b", Value = "" + c.Value);',
    'c:[Type == "a"] => issue(store = "s", types = ("b"), query = "x", param = "");',
    'c:[Type == "a"] => issue(Type = "b", Value = ',
  ])('%s', (text) => expectClean(id, text));
});
