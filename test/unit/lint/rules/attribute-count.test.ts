import { describe, it } from 'vitest';
import { expectClean, expectFindings } from '../../support/lint.ts';

describe('attribute-count', () => {
  it.each([
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Active Directory", types = ("a"), query = ";⟦mail,sn⟧;{0}", param = c.Value);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Active Directory", types = ("a", "b"), query = "samAccountName={1};⟦mail⟧;{0}", param = c.Value, param = c.Value);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Active Directory", types = ("a"), query = ";mail⟦,⟧;{0}", param = c.Value);',
  ])('found: %s', (text) => {
    expectFindings('attribute-count', text);
  });

  it.each([
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Active Directory", types = ("a", "b"), query = ";mail, sn;{0}", param = c.Value);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Active Directory", types = ("a"), query = ";tokenGroups(domainQualifiedName);{0}", param = c.Value);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Active Directory", types = ("a"), query = "mail,sn;{0}", param = c.Value);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Active Directory", types = ("a"), query = ";{1};{0}", param = c.Value);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Active Directory", types = ("a"), query = ";$($names);{0}", param = c.Value);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Active Directory", types = ("a"), query = ";mail,sn;" + c.Value, param = c.Value);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "HR", types = ("a"), query = "x,y", param = c.Value);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Active Directory", query = ";mail,sn;{0}"',
  ])('left alone: %s', (text) => expectClean('attribute-count', text));
});
