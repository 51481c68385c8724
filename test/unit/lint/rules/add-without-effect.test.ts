import { describe, it } from 'vitest';
import { expectClean, expectFindings, expectFixed } from '../../support/lint.ts';

describe('add-without-effect', () => {
  it.each([
    'c:[Type == "t"] => ⟦add(claim = c)⟧;',
    'a:[Type == "t"] && b:[Type == "u"] => ⟦ADD(Claim = a)⟧;',
  ])('%s', (text) => {
    expectFindings('add-without-effect', text);
  });

  it.each([
    'c:[Type == "t"] => issue(claim = c);',
    'c:[Type == "t"] => add(Type = "u", Value = c.Value);',
    'c:[Type == "t"] => add(',
  ])('none in %s', (text) => {
    expectClean('add-without-effect', text);
  });

  it('issues it', () => {
    expectFixed(
      'add-without-effect',
      'c:[Type == "t"] => add(claim = c);',
      'c:[Type == "t"] => issue(claim = c);',
    );
  });
});
