import { describe, it } from 'vitest';
import { expectClean, expectFindings, expectFixed } from '../../support/lint.ts';

describe('ldap-attribute', () => {
  it.each([
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Active Directory", types = ("a"), query = ";⟦userPrincipleName⟧;{0}", param = c.Value);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Active Directory", types = ("a", "b"), query = ";mail, ⟦sAMAcountName⟧;{0}", param = c.Value);',
  ])('found: %s', (text) => {
    expectFindings('ldap-attribute', text);
  });

  it.each([
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Active Directory", types = ("a"), query = ";userprincipalname;{0}", param = c.Value);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Active Directory", types = ("a", "b", "c"), query = ";extensionAttribute5,employeeNumber,sAMAccountType;{0}", param = c.Value);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Active Directory", types = ("a", "b"), query = "; objectGuid,ms-ds-consistencyguid;{0}", param = c.Value);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Active Directory", types = ("a", "b"), query = ";member,ou;{0}", param = c.Value);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "HR database", types = ("a"), query = ";userPrincipleName", param = c.Value);',
  ])('left alone: %s', (text) => expectClean('ldap-attribute', text));

  it('is spelt right', () => {
    expectFixed(
      'ldap-attribute',
      'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Active Directory", types = ("a"), query = ";telefoneNumber;{0}", param = c.Value);',
      'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Active Directory", types = ("a"), query = ";telephoneNumber;{0}", param = c.Value);',
    );
  });
});
