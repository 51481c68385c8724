import { describe, it } from 'vitest';
import { expectClean, expectFindings, expectFixed } from '../../support/lint.ts';

describe('query-parameters', () => {
  it.each([
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Active Directory", types = ("a"), query = ";mail;⟦{1}⟧", param = c.Value);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "HR database", types = ("a"), query = "SELECT x FROM t WHERE y = ⟦{0}⟧");',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Custom", types = ("a"), query = "⟦{1}⟧ {{9}} {1}", param = c.Value);',
  ])('without a param: %s', (text) => {
    expectFindings('query-parameters', text);
  });

  it.each([
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Active Directory", types = ("a"), query = "cn=x;mail;CONTOSO\\svc", ⟦param = c.Value⟧);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "HR database", types = ("a"), query = "SELECT x FROM t WHERE y = {0}", param = c.Value, ⟦param = "z"⟧);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "_PasswordExpiryStore", types = ("a"), query = "{0};", param = c.Value, ⟦param = "z"⟧);',
  ])('without a placeholder: %s', (text) => {
    expectFindings('query-parameters', text);
  });

  it.each([
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Active Directory", types = ("a"), query = ";mail;CONTOSO\\svc", param = c.Value);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Custom", types = ("a"), query = "toUpper", param = c.Value);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Custom", types = ("a"), query = ";x;{0}", param = "y", param = c.Value);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Custom", types = ("a"), query = "{1} {0}", param = c.Value, param = c.Value);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "HR database", types = ("a"), query = "SELECT x FROM t");',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Custom", types = ("a"), query = "{{0}}");',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Active Directory", types = ("a"), query = "mail;{0}", param = c.Value, param = "x");',
  ])('left alone: %s', (text) => expectClean('query-parameters', text));

  it('gets a param', () => {
    expectFixed(
      'query-parameters',
      'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Active Directory", types = ("a"), query = ";mail;{0}");',
      'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Active Directory", types = ("a"), query = ";mail;{0}", param = c.Value);',
    );
  });

  it('gets another param', () => {
    expectFixed(
      'query-parameters',
      'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Active Directory", types = ("a"), query = "cn={0};mail;{1}", param = c.Value);',
      'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Active Directory", types = ("a"), query = "cn={0};mail;{1}", param = c.Value, param = c.Value);',
    );
  });

  it('loses a param', () => {
    expectFixed(
      'query-parameters',
      'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "HR database", types = ("a"), query = "SELECT x FROM t WHERE y = {0}", param = c.Value, param = "z");',
      'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "HR database", types = ("a"), query = "SELECT x FROM t WHERE y = {0}", param = c.Value);',
    );
  });
});
