import { describe, it } from 'vitest';
import { expectClean, expectFindings, expectFixed } from '../../support/lint.ts';

describe('constant-condition', () => {
  it.each([
    'count([Type == "t"]) ⟦>= 0⟧ => issue(Type = "u", Value = "v");',
    'COUNT([Type == "t"]) ⟦< 0⟧ => issue(Type = "u", Value = "v");',
    '⟦not exists([])⟧ => issue(Type = "u", Value = "v");',
    'c:[Type == "t"] && ⟦NOT EXISTS([ ])⟧ => issue(claim = c);',
  ])('%s', (text) => {
    expectFindings('constant-condition', text);
  });

  it.each([
    'count([Type == "t"]) > 0 => issue(Type = "u", Value = "v");',
    'count([Type == "t"]) >= 10 => issue(Type = "u", Value = "v");',
    'count([Type == "t"]) == 0 => issue(Type = "u", Value = "v");',
    'count([Type == "t"]) < 1 => issue(Type = "u", Value = "v");',
    'exists([]) => issue(Type = "u", Value = "v");',
    'c:[] => issue(claim = c);',
    'count([Type == "t"]) >= => issue(Type = "u", Value = "v");',
    'not exists(',
  ])('none in %s', (text) => {
    expectClean('constant-condition', text);
  });

  it('asks for one', () => {
    expectFixed(
      'constant-condition',
      'count([Type == "t"]) >= 0 => issue(Type = "u", Value = "v");',
      'count([Type == "t"]) > 0 => issue(Type = "u", Value = "v");',
    );
  });

  it('asks for none', () => {
    expectFixed(
      'constant-condition',
      'count([Type == "t"]) < 0 => issue(Type = "u", Value = "v");',
      'count([Type == "t"]) == 0 => issue(Type = "u", Value = "v");',
    );
  });
});
