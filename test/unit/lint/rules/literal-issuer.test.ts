import { describe, expect, it } from 'vitest';
import { expectClean, expectFindings, expectFixed, fixTitles } from '../../support/lint.ts';

const id = 'literal-issuer';

it('an issuer that is written out is found', () => {
  expectFindings(id, 'c:[Type == "a"] => issue(Type = "b", Value = c.Value, Issuer = ⟦"AD AUTHORITY"⟧);');
  expectFindings(id, '=> ISSUE(originalissuer = ⟦"x"⟧, issuer = ⟦"y"⟧, type = "b", value = "c");');
  expectFindings(id, '=> add(Type = "b", Value = "c", Issuer = ⟦"AD AUTHORITY"⟧);');
});

describe('repairs', () => {
  it('take it over from the one claim there is', () => {
    expectFixed(
      id,
      'who:[Type == "a"] => issue(Type = "b", Issuer = "AD AUTHORITY", Value = who.Value);',
      'who:[Type == "a"] => issue(Type = "b", Issuer = who.Issuer, Value = who.Value);',
      { title: /^Take over/ },
    );
  });

  it('leave it out', () => {
    expectFixed(
      id,
      '=> issue(Type = "b", Value = "c", Issuer = "AD AUTHORITY");',
      '=> issue(Type = "b", Value = "c");',
    );
    expectFixed(id, '=> issue(Issuer = "x", Type = "b");', '=> issue(Type = "b");');
  });

  it('do not choose among several claims', () => {
    const text = 'c:[Type == "a"] && d:[Type == "b"] => issue(Type = "e", Value = c.Value, Issuer = "x");';
    expect(fixTitles(id, text)).toEqual(['Leave Issuer out']);
  });
});

describe('these are left alone', () => {
  it.each([
    'c:[Type == "a"] => issue(Type = "b", Value = c.Value, Issuer = c.Issuer, OriginalIssuer = c.OriginalIssuer);',
    'c:[Type == "a", Issuer == "AD AUTHORITY"] => issue(claim = c);',
    '=> issue(Type = "b", Value = "c", Issuer = "LOCAL AUTHORITY");',
    '=> issue(Type = "b", Value = "c", Issuer = ',
  ])('%s', (text) => expectClean(id, text));
});
