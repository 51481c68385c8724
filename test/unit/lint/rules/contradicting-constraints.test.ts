import { describe, expect, it } from 'vitest';
import { expectClean, expectFindings, expectFixed } from '../../support/lint.ts';

describe('contradicting-constraints', () => {
  it.each([
    'c:[Type == "t", Value == "a", ⟦Value == "b"⟧] => issue(claim = c);',
    'c:[Type == "t", ⟦Type == "u"⟧] => issue(claim = c);',
    'c:[value == "a", ⟦VALUE != "a"⟧, Type == "t"] => issue(claim = c);',
    'c:[Value =~ "^a", ⟦Value == "b"⟧] => issue(claim = c);',
    'c:[Value == "user@contoso.example", ⟦Value =~ "@fabrikam\\.example$"⟧] => issue(claim = c);',
    'c:[Value == "ab", ⟦Value !~ "b"⟧] => issue(claim = c);',
    'c:[Value =~ "b", ⟦Value !~ "b"⟧] => issue(claim = c);',
    'c:[Properties["p"] == "a", ⟦Properties["p"] == "b"⟧] => issue(claim = c);',
    'exists([Type == "t", Value == "a", Value == "a", ⟦Value == "b"⟧, Value == "c"]) => issue(Type = "u", Value = "v");',
    'not exists([Value == "a", ⟦Value == "b"⟧]) && count([Type == "t", ⟦Type == "u"⟧]) > 0 => issue(Type = "u", Value = "v");',
  ])('%s', (text) => {
    expectFindings('contradicting-constraints', text);
  });

  it.each([
    'c:[Type == "t", Value == "a"] => issue(claim = c);',
    'c:[Type == "t", Value == "t"] => issue(claim = c);',
    'c:[Value != "a", Value != "b"] => issue(claim = c);',
    'c:[Value =~ "a", Value =~ "b"] => issue(claim = c);',
    'c:[Value =~ "a", Value !~ "ab"] => issue(claim = c);',
    'c:[Value == "ab", Value =~ "a"] => issue(claim = c);',
    'c:[Value == "a", Value =~ "("] => issue(claim = c);',
    'c:[Properties["p"] == "a", Properties["q"] == "b"] => issue(claim = c);',
    'c:[Issuer == "a", OriginalIssuer == "b"] => issue(claim = c);',
    'a:[Type == "t"] && b:[Value == "x", Value == a.Value] => issue(claim = b);',
    'c:[Value == "a", Value == ',
    'c:[Value == "a", Value "b"] => issue(claim = c);',
    'c:[Type == "t", Value == "a"] && d:[Type == "t", Value == "b"] => issue(claim = c);',
  ])('none in %s', (text) => {
    expectClean('contradicting-constraints', text);
  });

  it('accepts either', () => {
    expectFixed(
      'contradicting-constraints',
      'c:[Type == "t", Value == "a.b", Value == "c"] => issue(claim = c);',
      'c:[Type == "t", Value =~ "^(a\\.b|c)$"] => issue(claim = c);',
    );
  });

  it('accepts any of three', () => {
    expectFixed(
      'contradicting-constraints',
      'c:[Value == "a", Type == "t", Value == "b", Value == "c"] => issue(claim = c);',
      'c:[Value =~ "^(a|b|c)$", Type == "t"] => issue(claim = c);',
    );
  });

  it('takes the later one out', () => {
    expectFixed(
      'contradicting-constraints',
      'c:[Type == "t", Value == "a", Value != "a"] => issue(claim = c);',
      'c:[Type == "t", Value == "a"] => issue(claim = c);',
      { title: 'Remove Value != "a"' },
    );
  });

  it('says what follows from it', () => {
    const [never] = expectFindings(
      'contradicting-constraints',
      'c:[Value == "a", ⟦Value == "b"⟧] => issue(claim = c);',
    );
    expect(never?.message).toBe(
      'One claim cannot have two values for `Value`, so the condition never holds.',
    );
    const [always] = expectFindings(
      'contradicting-constraints',
      'not exists([Value == "a", ⟦Value !~ "a"⟧]) => issue(Type = "t", Value = "v");',
    );
    expect(always?.message).toBe(
      'This excludes `Value == …` in the same condition, so the condition always holds.',
    );
  });
});
