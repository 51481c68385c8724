import { describe, it } from 'vitest';
import { expectClean, expectFindings, expectFixed } from '../../support/lint.ts';

describe('store-name', () => {
  it.each([
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "⟦ActiveDirectory⟧", types = ("a"), query = ";mail;{0}", param = c.Value);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "⟦Active Directoy⟧", types = ("a"), query = ";mail;{0}", param = c.Value);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "⟦OpaqueIdStore⟧", types = ("a"), query = "{0}", param = c.Value);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "⟦Active Directory ⟧", types = ("a"), query = ";mail;{0}", param = c.Value);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "⟦AD LDS ⟧", types = ("a"), query = "x", param = c.Value);',
  ])('found: %s', (text) => {
    expectFindings('store-name', text);
  });

  it.each([
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Active Directory", types = ("a"), query = ";mail;{0}", param = c.Value);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "active directory", types = ("a"), query = ";mail;{0}", param = c.Value);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Active Directory 2", types = ("a"), query = "x", param = c.Value);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Enterprise AD Attribute Store", types = ("a"), query = "x", param = c.Value);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "", types = ("a"), query = "x", param = c.Value);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = " ", types = ("a"), query = "x", param = c.Value);',
  ])('left alone: %s', (text) => expectClean('store-name', text));

  it('is the built-in store', () => {
    expectFixed(
      'store-name',
      'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Active-Directory", types = ("a"), query = ";mail;{0}", param = c.Value);',
      'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Active Directory", types = ("a"), query = ";mail;{0}", param = c.Value);',
    );
  });

  it('loses its blank', () => {
    expectFixed(
      'store-name',
      'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "AD LDS ", types = ("a"), query = "x", param = c.Value);',
      'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "AD LDS", types = ("a"), query = "x", param = c.Value);',
    );
  });
});
