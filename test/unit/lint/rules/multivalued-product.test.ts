import { describe, it } from 'vitest';
import { expectClean, expectFindings } from '../../support/lint.ts';

describe('multivalued-product', () => {
  it.each([
    'a:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid"] && ⟦b:[Type == "http://schemas.xmlsoap.org/claims/Group"]⟧ => issue(Type = "u", Value = a.Value + b.Value);',
    'a:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Issuer == "AD AUTHORITY"] && ⟦b:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value != "x"]⟧ => issue(Type = "u", Value = A.Value + b.Value);',
  ])('%s', (text) => {
    expectFindings('multivalued-product', text);
  });

  it.each([
    'a:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value == "x"] && b:[Type == "http://schemas.xmlsoap.org/claims/Group"] => issue(Type = "u", Value = a.Value + b.Value);',
    'a:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid"] && b:[Type == "http://schemas.xmlsoap.org/claims/Group"] => issue(claim = a);',
    'a:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid"] && exists([Type == "http://schemas.xmlsoap.org/claims/Group"]) => issue(claim = a);',
    'a:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid"] && b:[Type == "http://schemas.xmlsoap.org/claims/Group", Value == a.Value] => issue(Type = "u", Value = a.Value + b.Value);',
    'a:[Type == "http://contoso.example/first"] && b:[Type == "http://contoso.example/last"] => issue(Type = "u", Value = a.Value + b.Value);',
    'a:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid"] && b:[Type == "http://schemas.xmlsoap.org/claims/Group" => issue(',
  ])('none in %s', (text) => {
    expectClean('multivalued-product', text);
  });
});
