import { describe, it } from 'vitest';
import { expectClean, expectFindings, expectFixed } from '../../support/lint.ts';

const id = 'invisible-character-in-text';
describe('what nobody sees is found', () => {
  it.each([
    'c:[Type == "http://contoso.example/a⟦\u200b⟧"] => issue(claim = c);',
    'c:[Type == "a", Value == "Domain⟦\u00a0⟧Users"] => issue(claim = c);',
    'c:[Type == "a", Value =~ "^⟦\ufeff⟧x$"] => issue(claim = c);',
    '=> issue(Type = "a", Value = "x⟦\u200b⟧y");',
    'c:[Type == "a"] => issue(store = "Active⟦\u00a0⟧Directory", types = ("b"), query = ";mail;{0}", param = c.Value);',
    'c:[Type == "a", Value == "x⟦\u200e⟧"',
  ])('%j', (marked) => void expectFindings(id, marked));
});

describe('these are left alone', () => {
  it.each([
    'c:[Type == "a", Value == "Größe – “neu”"] => issue(claim = c);',
    '=> issue(Type = "a", Value = "10\u00a0km");',
    'c:[Type == "a", Value == "می\u200cخواهم"] => issue(claim = c);',
    'c:[Type == "a", Value == "営業\u3000部"] => issue(claim = c);',
    '@RuleName = "x\u00a0y"\nc:[Type == "a"] => issue(claim = c);',
  ])('%j', (text) => expectClean(id, text));
});

it('the repair removes what has no width and puts plain blanks for the others', () => {
  expectFixed(
    id,
    'c:[Type == "\ufeffhttp://contoso.example/\u200ba"] => issue(claim = c);',
    'c:[Type == "http://contoso.example/a"] => issue(claim = c);',
  );
  expectFixed(
    id,
    'c:[Type == "a", Value == "Domain\u00a0Users\u00a0"] => issue(claim = c);',
    'c:[Type == "a", Value == "Domain Users"] => issue(claim = c);',
  );
});
