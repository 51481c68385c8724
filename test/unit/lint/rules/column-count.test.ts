import { describe, it } from 'vitest';
import { expectClean, expectFindings, expectFixed } from '../../support/lint.ts';

describe('column-count', () => {
  it.each([
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "HR database", types = ("a"), query = "SELECT ⟦x, y⟧ FROM t WHERE z = {0}", param = c.Value);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "HR database", types = ("a", "b"), query = "select distinct top 1 ⟦x⟧ from t where z = {0}", param = c.Value);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "HR database", types = ("a"), query = "(mail={0});⟦title,cn⟧", param = c.Value);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "HR database", types = ("a"), query = ";⟦mail,cn⟧;{0}", param = c.Value);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "HR database", types = ("a"), query = "SELECT x⟦,⟧ FROM t WHERE z = {0}", param = c.Value);',
  ])('found: %s', (text) => {
    expectFindings('column-count', text);
  });

  it.each([
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "HR database", types = ("a", "b"), query = "SELECT x, COALESCE(y, z) FROM t WHERE z = {0}", param = c.Value);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "HR database", types = ("a"), query = "SELECT * FROM t WHERE z = {0}", param = c.Value);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "HR database", types = ("a"), query = "EXEC p {0}, {0}", param = c.Value);',
    `c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "HR database", types = ("a"), query = "SELECT x + ', ' + y FROM t WHERE z = {0}", param = c.Value);`,
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "HR database", types = ("a"), query = "SELECT (SELECT x, y FROM u) FROM t WHERE z = {0}", param = c.Value);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "HR database", types = ("a"), query = "mail={0};title;cn", param = c.Value);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Active Directory", types = ("a"), query = ";mail,cn;{0}", param = c.Value);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "HR database", types = ("a"), query = "toUpper", param = c.Value);',
  ])('left alone: %s', (text) => expectClean('column-count', text));

  it('loses its last comma', () => {
    expectFixed(
      'column-count',
      'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "HR database", types = ("a"), query = "SELECT x, FROM t WHERE z = {0}", param = c.Value);',
      'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "HR database", types = ("a"), query = "SELECT x FROM t WHERE z = {0}", param = c.Value);',
    );
  });
});
