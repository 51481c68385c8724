import { describe, it } from 'vitest';
import { expectClean, expectFindings } from '../../support/lint.ts';

describe('contradicting-conditions', () => {
  it.each([
    'exists([Type == "t"]) && ⟦not exists([Type == "t"])⟧ => issue(Type = "u", Value = "v");',
    'not exists([type == "t"]) && ⟦c:[Type == "t", Value == "a"]⟧ => issue(claim = c);',
    'exists([Value == "ab", Type == "t"]) && ⟦NOT EXISTS([Type == "t", Value =~ "a"])⟧ => issue(Type = "u", Value = "v");',
    'count([Type == "t"]) == 1 && ⟦count([Type == "t"]) > 1⟧ => issue(Type = "u", Value = "v");',
    'count([Type == "t"]) >= 2 && ⟦count([Type == "t"]) <= 1⟧ => issue(Type = "u", Value = "v");',
    'c:[Type == "t"] && ⟦count([Type == "t"]) == 0⟧ => issue(claim = c);',
    'c:[Type == "t"] && ⟦count([Type == "t"]) < 1⟧ => issue(claim = c);',
    'c:[Type == "t"] && ⟦not exists([])⟧ => issue(claim = c);',
  ])('%s', (text) => {
    expectFindings('contradicting-conditions', text);
  });

  it.each([
    'exists([Type == "t"]) && not exists([Type == "u"]) => issue(Type = "u", Value = "v");',
    'exists([Type == "t"]) && not exists([Type == "t", Value == "a"]) => issue(Type = "u", Value = "v");',
    'exists([Type == "t", Value =~ "a"]) && not exists([Type == "t", Value =~ "ab"]) => issue(Type = "u", Value = "v");',
    'not exists([Type == "t"]) && not exists([Type == "t"]) => issue(Type = "u", Value = "v");',
    'count([Type == "t"]) == 1 && exists([Type == "t"]) => issue(Type = "u", Value = "v");',
    'count([Type == "t"]) != 1 && exists([Type == "t"]) => issue(Type = "u", Value = "v");',
    'a:[Type == "t"] && b:[Type == "u", Value == a.Value] => issue(claim = b);',
    'a:[Type == "t"] && not exists([Type == "t", Value == a.Value]) => issue(claim = a);',
    'exists([Type == "t"]) && not exists([Type == ',
    'exists([Type == "t"]) && not exists(',
  ])('none in %s', (text) => {
    expectClean('contradicting-conditions', text);
  });
});
