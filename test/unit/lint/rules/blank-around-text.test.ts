import { describe, it } from 'vitest';
import { expectClean, expectFindings, expectFixed } from '../../support/lint.ts';

const id = 'blank-around-text';
describe('a blank at an end of a compared text is found', () => {
  it.each([
    'c:[Type == "a", Value == "jane@contoso.example⟦ ⟧"] => issue(claim = c);',
    'c:[value != "⟦ ⟧x", type == "a"] => issue(claim = c);',
    'c:[Type == "⟦\t⟧http://contoso.example/a"] => issue(claim = c);',
    'c:[Type == "a", Issuer == "AD AUTHORITY⟦  ⟧"] => issue(claim = c);',
    '=> issue(Type = "⟦ ⟧http://contoso.example/a", Value = "x");',
    '=> add(store = "s", types = ("a", "b⟦ ⟧"), query = "SELECT a, b FROM t");',
    'c:[Type == "a⟦ ⟧", Value',
  ])('%j', (marked) => void expectFindings(id, marked));
});

describe('these are left alone', () => {
  it.each([
    'c:[Type == "a", Value == "jane doe"] => issue(claim = c);',
    'c:[Type == "a", Value =~ "doe "] => issue(claim = c);',
    'c:[Type == "a"] => issue(Type = "b", Value = " DenyUsersWithClaim");',
    'c:[Type == "a"] => issue(Type = "b", Value = "Hello " + c.Value);',
    'c:[Type == "a", Value == " "] => issue(claim = c);',
    // The no-break space is the invisible kind, which has a lint rule of its own.
    'c:[Type == "a", Value == "x\u00a0"] => issue(claim = c);',
  ])('%j', (text) => expectClean(id, text));
});

it('the repair takes the blanks off both ends', () => {
  expectFixed(
    id,
    'c:[Type == " http://contoso.example/a  "] => issue(claim = c);',
    'c:[Type == "http://contoso.example/a"] => issue(claim = c);',
  );
});
