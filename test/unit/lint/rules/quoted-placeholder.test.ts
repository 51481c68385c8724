import { describe, it } from 'vitest';
import { expectClean, expectFindings, expectFixed } from '../../support/lint.ts';

describe('quoted-placeholder', () => {
  it.each([
    `c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "HR database", types = ("a"), query = "SELECT x FROM t WHERE y = ⟦'{0}'⟧", param = c.Value);`,
    `c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "HR database", types = ("a"), query = "EXEC p @a = ⟦'{0}'⟧, @b = ⟦'x{1}'⟧", param = c.Value, param = c.Value);`,
  ])('found: %s', (text) => {
    expectFindings('quoted-placeholder', text);
  });

  it.each([
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "HR database", types = ("a"), query = "SELECT x FROM t WHERE y = {0}", param = c.Value);',
    `c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "HR database", types = ("a"), query = "SELECT x FROM t WHERE y = {0} AND z = 'a'", param = c.Value);`,
    `c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Custom", types = ("a"), query = "'{0}'", param = c.Value);`,
    `c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "HR database", types = ("a"), query = "SELECT x FROM t WHERE z = '{{0}}' AND y = {0}", param = c.Value);`,
  ])('left alone: %s', (text) => expectClean('quoted-placeholder', text));

  it('loses the quotation marks', () => {
    expectFixed(
      'quoted-placeholder',
      `c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "HR database", types = ("a"), query = "SELECT x FROM t WHERE y = '{0}'", param = c.Value);`,
      'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "HR database", types = ("a"), query = "SELECT x FROM t WHERE y = {0}", param = c.Value);',
    );
  });

  it('is put together by SQL Server', () => {
    expectFixed(
      'quoted-placeholder',
      `c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "HR database", types = ("a"), query = "SELECT x FROM t WHERE y LIKE '%{0}%'", param = c.Value);`,
      `c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "HR database", types = ("a"), query = "SELECT x FROM t WHERE y LIKE '%' + {0} + '%'", param = c.Value);`,
    );
  });
});
