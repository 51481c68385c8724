import { describe, it } from 'vitest';
import { expectClean, expectFindings, expectFixed } from '../../support/lint.ts';

const id = 'wildcard';
const one = (test: string) => `c:[Type == "a", Value ${test}] => issue(claim = c);`;

it('an asterisk at an end of a text is found', () => {
  expectFindings(id, one('== "⟦*@contoso.example⟧"'));
  expectFindings(id, one('!= "⟦/adfs/*⟧"'));
});

it('an expression is written', () => {
  expectFixed(id, one('== "*@contoso.example"'), one('=~ "(?i)@contoso\\.example$"'));
  expectFixed(id, one('!= "CONTOSO\\svc-*"'), one('!~ "(?i)^CONTOSO\\\\svc-"'));
});

describe('these are left alone', () => {
  it.each([
    one('== "*"'),
    one('== "a*b"'),
    one('== "**bold**"'),
    // regex-without-match: what is meant is an expression.
    one('== "^.*@contoso.example.*"'),
    one('=~ ".*@contoso\\.example"'),
    'c:[Type == "a"] => issue(Type = "b", Value = "*star");',
  ])('%s', (text) => expectClean(id, text));
});
