import { describe, it } from 'vitest';
import { expectClean, expectFindings, expectFixed } from '../../support/lint.ts';

describe('unused-multivalued-condition', () => {
  it.each([
    '⟦c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid"]⟧ => issue(Type = "u", Value = "v");',
    '⟦[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Issuer == "AD AUTHORITY"]⟧ => issue(Type = "u", Value = "v");',
    '⟦c:[]⟧ => issue(Type = "u", Value = "v");',
    'u:[Type == "upn"] && ⟦g:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid"]⟧ => issue(claim = u);',
    '⟦g:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid"]⟧ => issue(store = "HR", types = ("u"), query = "SELECT 1");',
  ])('%s', (text) => {
    expectFindings('unused-multivalued-condition', text);
  });

  it.each([
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value == "S-1-5-21-1004336348-1177238915-682003330-1216"] => issue(Type = "u", Value = "v");',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value != "S-1-5-21-1004336348-1177238915-682003330-1216"] => issue(Type = "u", Value = "v");',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid"] => issue(Type = "u", Value = C.Value);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid"] => issue(Type = "u", Value = "v", Issuer = c.Issuer);',
    'c:[] => issue(claim = c);',
    'c:[Type == "upn"] => issue(Type = "u", Value = "v");',
    'c:[] => issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");',
    'c:[] => issue(Type = "https://schemas.microsoft.com/authorization/claims/permit", Value = "true");',
    'exists([Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid"]) => issue(Type = "u", Value = "v");',
    'a:[Type == "upn"] && g:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid"] && b:[Type == "m", Value == g.Value] => issue(claim = b);',
    'c:[] => issue(',
  ])('none in %s', (text) => {
    expectClean('unused-multivalued-condition', text);
  });

  it('writes exists', () => {
    expectFixed(
      'unused-multivalued-condition',
      'u:[Type == "upn"] && g:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid"] => issue(claim = u);',
      'u:[Type == "upn"] && exists([Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid"]) => issue(claim = u);',
    );
  });

  it('leaves the only condition out', () => {
    expectFixed(
      'unused-multivalued-condition',
      `@RuleName = "x"
c:[] => issue(Type = "u", Value = "v");`,
      `@RuleName = "x"
=> issue(Type = "u", Value = "v");`,
    );
  });

  it('leaves the first condition out', () => {
    expectFixed(
      'unused-multivalued-condition',
      '[] && c:[Type == "t"] => issue(claim = c);',
      'c:[Type == "t"] => issue(claim = c);',
    );
  });

  it('leaves a later condition out', () => {
    expectFixed(
      'unused-multivalued-condition',
      'c:[Type == "t"] && [] => issue(claim = c);',
      'c:[Type == "t"] => issue(claim = c);',
    );
  });
});
