import { describe, it } from 'vitest';
import { expectClean, expectFindings, expectFixed } from '../../support/lint.ts';

describe('redundant-constraint', () => {
  it.each([
    'c:[Type == "t", Value == "a", ⟦Value != "b"⟧] => issue(claim = c);',
    'c:[⟦Value =~ "^a"⟧, Value == "ab"] => issue(claim = c);',
    'c:[Type == "t", Value == "a", ⟦value == "a"⟧] => issue(claim = c);',
    'exists([Value =~ "a", ⟦Value =~ "a"⟧, ⟦Value =~ "a"⟧]) => issue(Type = "t", Value = "v");',
  ])('%s', (text) => {
    expectFindings('redundant-constraint', text);
  });

  it.each([
    'c:[Type == "t", Value == "a"] => issue(claim = c);',
    'c:[Value != "a", Value != "b"] => issue(claim = c);',
    'c:[Value == "a", Value == "b"] => issue(claim = c);',
    'c:[Value =~ "a", Value =~ "ab"] => issue(claim = c);',
    'c:[Properties["p"] == "a", Properties["q"] == "a"] => issue(claim = c);',
    'c:[Value == "a", Value ==] => issue(claim = c);',
  ])('none in %s', (text) => {
    expectClean('redundant-constraint', text);
  });

  it('takes it out', () => {
    expectFixed(
      'redundant-constraint',
      'c:[Value != "b", Type == "t", Value == "a"] => issue(claim = c);',
      'c:[Type == "t", Value == "a"] => issue(claim = c);',
    );
  });
});
