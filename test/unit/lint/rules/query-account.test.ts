import { describe, it } from 'vitest';
import { expectClean, expectFindings } from '../../support/lint.ts';

describe('query-account', () => {
  it.each([
    'c:[Type == "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn"] => issue(store = "Active Directory", types = ("a"), query = ";mail;{0}", param = ⟦c.Value⟧);',
    'C:[type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid"] => issue(store = "Active Directory", types = ("a"), query = "cn={0};mail;{1}", param = c.Value, param = ⟦c.value⟧);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Active Directory", types = ("a"), query = ";mail;⟦contoso⟧", param = c.Value);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Active Directory", types = ("a"), query = "samAccountName={0};mail;{0}", param = ⟦RegExReplace(c.Value, "(?<domain>[^\\\\]+)\\\\(?<user>.+)", "${user}")⟧);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Active Directory", types = ("a"), query = ";mail;{0}", param = ⟦"svc-adfs"⟧);',
  ])('found: %s', (text) => {
    expectFindings('query-account', text);
  });

  it.each([
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Active Directory", types = ("a"), query = ";mail;{0}", param = c.Value);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Active Directory", types = ("a"), query = ";mail;CONTOSO\\svc-adfs", param = c.Value);',
    'c:[Type == "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn"] => issue(store = "Active Directory", types = ("a"), query = ";mail;CONTOSO\\{0}", param = c.Value);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Active Directory", types = ("a"), query = "samAccountName={0};mail;{1}", param = RegExReplace(c.Value, "(?<domain>[^\\\\]+)\\\\(?<user>.+)", "${user}"), param = c.Value);',
    'c:[Type == "http://contoso.example/account"] => issue(store = "Active Directory", types = ("a"), query = ";mail;{0}", param = c.Value);',
    'c:[Type =~ "upn"] => issue(store = "Active Directory", types = ("a"), query = ";mail;{0}", param = c.Value);',
    'c:[Type == "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn"] => issue(store = "Active Directory", types = ("a"), query = ";mail;{0}", param = "CONTOSO\\" + c.Value);',
    'c:[Type == "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn"] => issue(store = "Active Directory", types = ("a"), query = ";mail;{0}", param = RegExReplace(c.Value, "DC=(?<d>.+)", "${d}\\svc"));',
    'c:[Type == "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn"] => issue(store = "HR database", types = ("a"), query = "mail={0};title", param = c.Value);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Active Directory", types = ("a"), query = ";mail;{3}", param = c.Value);',
  ])('left alone: %s', (text) => expectClean('query-account', text));
});
