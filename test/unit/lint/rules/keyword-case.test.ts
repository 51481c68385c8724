import { describe, it } from 'vitest';
import { expectClean, expectFindings, expectFixed } from '../../support/lint.ts';

const id = 'keyword-case';
it('one finding a rule, at its first odd keyword', () => {
  expectFindings(id, 'c:[⟦type⟧ == "a", value == "b"] => ISSUE(claim = c);');
  expectFindings(id, '@⟦rulename⟧ = "x" c:[Type == "a"] => issue(claim = c);');
  expectFindings(id, 'c:[Type == "a"] => issue(⟦Store⟧ = "s", Types = ("b"), QUERY = "x", PARAM = c.value);');
  expectFindings(id, 'c:[Type == "a"] => issue(Type = "b", Value = c.⟦VALUE⟧);');
});

describe('these are left alone', () => {
  it.each([
    'c:[Type == "a"] => issue(claim = c);',
    'NOT EXISTS([Type == "a"]) && COUNT([Type == "b"]) > 1 => issue(Type = "b", Value = "x");',
    'C:[Type == "TYPE"] => issue(Type = "b", Value = regexreplace(C.Value, "ISSUE", "add"));',
    // Misspelt, which the parser reports.
    'c:[Tpye == "a"] => isseu(claim = c);',
    '',
  ])('%s', (text) => expectClean(id, text));
});

it('the repair writes all keywords of the rule', () => {
  expectFixed(
    id,
    '@ruleName = "x"\nc:[TYPE == "a", properties["value"] == "b"] => Add(Store = "s", Types = ("b"), query = "x", Param = c.value);',
    '@RuleName = "x"\nc:[Type == "a", Properties["value"] == "b"] => add(store = "s", types = ("b"), query = "x", param = c.Value);',
  );
});
