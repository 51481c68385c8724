import { describe, it } from 'vitest';
import { expectClean, expectFindings } from '../../support/lint.ts';

describe('claim-not-in-stage', () => {
  it.each([
    'NOT exists([Type == "⟦http://schemas.microsoft.com/claims/authnmethodsreferences⟧", Value == "http://schemas.microsoft.com/claims/multipleauthn"]) => issue(Type = "http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod", Value = "http://schemas.microsoft.com/claims/multipleauthn");',
    'c:[Type == "⟦http://schemas.microsoft.com/authorization/claims/permit⟧"] => issue(Type = "http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod", Value = "http://schemas.microsoft.com/claims/multipleauthn");',
  ])('the methods before the second factor: %s', (text) => {
    expectFindings('claim-not-in-stage', text, { stage: 'additionalAuthentication' });
  });

  it.each([
    'c:[Type == "⟦http://schemas.microsoft.com/authorization/claims/permit⟧"] => issue(Type = "a", Value = "b");',
  ])('permit among transform rules: %s', (text) => {
    expectFindings('claim-not-in-stage', text, { stage: 'issuance' });
  });

  it.each([
    `exists([Type == "⟦http://schemas.microsoft.com/authorization/claims/deny⟧"]) => issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");
exists([Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value == "S-1-5-32-544"]) => issue(Type = "http://schemas.microsoft.com/authorization/claims/deny", Value = "DenyUsersWithClaim");`,
  ])('permit before a rule makes it: %s', (text) => {
    expectFindings('claim-not-in-stage', text, { stage: 'authorization' });
  });

  it.each([
    'exists([Type == "http://schemas.microsoft.com/claims/authnmethodsreferences", Value == "http://schemas.microsoft.com/claims/multipleauthn"]) => issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");',
    `exists([Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value == "S-1-5-32-544"]) => add(Type = "http://schemas.microsoft.com/authorization/claims/deny", Value = "x");
NOT exists([Type == "http://schemas.microsoft.com/authorization/claims/deny"]) => issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");`,
    `c:[] => issue(claim = c);
exists([Type == "http://schemas.microsoft.com/authorization/claims/deny"]) => issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");`,
  ])('there among authorization rules: %s', (text) =>
    expectClean('claim-not-in-stage', text, { stage: 'authorization' }),
  );

  it.each([
    'c:[Type == "http://schemas.microsoft.com/claims/authnmethodsreferences"] => issue(claim = c);',
    'c:[Type == "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress"] => issue(claim = c);',
  ])('there among transform rules: %s', (text) =>
    expectClean('claim-not-in-stage', text, { stage: 'issuance' }),
  );

  it.each(['c:[Type == "http://schemas.microsoft.com/claims/authnmethodsreferences"] => issue(claim = c);'])(
    'a partner may send it: %s',
    (text) => expectClean('claim-not-in-stage', text, { stage: 'acceptance' }),
  );
});
