import { describe, it } from 'vitest';
import { expectClean, expectFindings, expectFixed } from '../../support/lint.ts';

describe('negation-over-multiple-values', () => {
  it.each([
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", ⟦Value != "S-1-5-21-1004336348-1177238915-682003330-1216"⟧] => issue(Type = "u", Value = "v");',
    '[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", ⟦Value !~ "-1216$"⟧] => issue(Type = "u", Value = "v");',
    'exists([Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", ⟦value != "S-1-5-21-1004336348-1177238915-682003330-1216"⟧, Issuer == "AD AUTHORITY"]) => issue(Type = "u", Value = "v");',
    'exists([Type == "http://schemas.microsoft.com/claims/authnmethodsreferences", ⟦Value != "http://schemas.microsoft.com/claims/multipleauthn"⟧]) => issue(Type = "u", Value = "v");',
    'c:[Type == "http://contoso.example/claims/login"] && g:[⟦Value != "S-1-5-21-1004336348-1177238915-682003330-1216"⟧, Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid"] => issue(claim = c);',
  ])('%s', (text) => {
    expectFindings('negation-over-multiple-values', text);
  });

  it.each([
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value != "S-1-5-21-1004336348-1177238915-682003330-1216"] => issue(claim = c);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value !~ "-513$"] => issue(Type = "group", Value = C.Value);',
    'not exists([Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value != "S-1-5-21-1004336348-1177238915-682003330-1216"]) => issue(Type = "u", Value = "v");',
    'not exists([Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value == "S-1-5-21-1004336348-1177238915-682003330-1216"]) => issue(Type = "u", Value = "v");',
    'count([Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value != "S-1-5-21-1004336348-1177238915-682003330-1216"]) > 1 => issue(Type = "u", Value = "v");',
    'c:[Type == "http://contoso.example/claims/department", Value != "external"] => issue(Type = "u", Value = "v");',
    'c:[Type == "http://schemas.microsoft.com/ws/2012/01/insidecorporatenetwork", Value != "true"] => issue(Type = "u", Value = "v");',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Issuer != "AD AUTHORITY"] => issue(Type = "u", Value = "v");',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value =~ "^S-1-5-21-", Value != "S-1-5-21-1004336348-1177238915-682003330-1216"] => issue(Type = "u", Value = "v");',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value != "S-1-5-21-1004336348-1177238915-682003330-1216',
  ])('none in %s', (text) => {
    expectClean('negation-over-multiple-values', text);
  });

  it('has not', () => {
    expectFixed(
      'negation-over-multiple-values',
      'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value != "S-1-5-21-1004336348-1177238915-682003330-1216"] => issue(Type = "u", Value = "v");',
      'not exists([Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value == "S-1-5-21-1004336348-1177238915-682003330-1216"]) => issue(Type = "u", Value = "v");',
    );
  });

  it('has neither', () => {
    expectFixed(
      'negation-over-multiple-values',
      'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value != "a", Value !~ "b"] => issue(Type = "u", Value = "v");',
      'not exists([Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value == "a"]) && not exists([Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value =~ "b"]) => issue(Type = "u", Value = "v");',
    );
  });

  it('keeps asking for an address', () => {
    expectFixed(
      'negation-over-multiple-values',
      'exists([Type == "http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-forwarded-client-ip", Value !~ "\\b203\\.0\\.113\\.7\\b"]) => issue(Type = "u", Value = "v");',
      'exists([Type == "http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-forwarded-client-ip"]) && not exists([Type == "http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-forwarded-client-ip", Value =~ "\\b203\\.0\\.113\\.7\\b"]) => issue(Type = "u", Value = "v");',
    );
  });
});
