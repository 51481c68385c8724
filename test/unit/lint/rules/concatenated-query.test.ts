import { describe, it } from 'vitest';
import { expectClean, expectFindings, expectFixed } from '../../support/lint.ts';

describe('concatenated-query', () => {
  it.each([
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "HR database", types = ("a"), query = ⟦"SELECT x FROM t WHERE y = " + c.Value⟧);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "HR database", types = ("a"), query = ⟦c.Value⟧);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "HR database", types = ("a"), query = ⟦RegExReplace(c.Value, "a", "b")⟧);',
  ])('found: %s', (text) => {
    expectFindings('concatenated-query', text);
  });

  it.each([
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "HR database", types = ("a"), query = "SELECT x " + "FROM t");',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "HR database", types = ("a"), query = "SELECT x FROM t WHERE y = {0}", param = "a" + c.Value);',
  ])('left alone: %s', (text) => expectClean('concatenated-query', text));

  it('becomes a param', () => {
    expectFixed(
      'concatenated-query',
      `c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "HR database", types = ("a"), query = "SELECT x FROM t WHERE y = '" + c.Value + "'");`,
      'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "HR database", types = ("a"), query = "SELECT x FROM t WHERE y = {0}", param = c.Value);',
    );
  });

  it('becomes a param behind the others', () => {
    expectFixed(
      'concatenated-query',
      'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Active Directory", types = ("a"), query = "cn={0};mail;" + c.Value, param = "x");',
      'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Active Directory", types = ("a"), query = "cn={0};mail;{1}", param = "x", param = c.Value);',
    );
  });
});
