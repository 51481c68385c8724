import { describe, it } from 'vitest';
import { expectClean, expectFindings } from '../../support/lint.ts';

describe('made-up-mfa-claim', () => {
  it.each([
    '=> issue(Type = "⟦http://schemas.microsoft.com/ws/2012/01/insidecorporatenetwork⟧", Value = "true");',
    'exists([Type == "http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-client-user-agent", Value =~ "(?i)outlook"]) => issue(Type = "⟦http://schemas.microsoft.com/ws/2012/01/insidecorporatenetwork⟧", Value = "true");',
    'exists([Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value == "S-1-5-32-544"]) => issue(Type = "⟦http://schemas.microsoft.com/claims/authnmethodsreferences⟧", Value = "http://schemas.microsoft.com/claims/multipleauthn");',
    'NOT exists([Type == "http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-client-application"]) => issue(Type = "⟦http://schemas.microsoft.com/ws/2012/01/insidecorporatenetwork⟧", Value = "true");',
  ])('found: %s', (text) => {
    expectFindings('made-up-mfa-claim', text);
  });

  it.each([
    'exists([Type == "http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-forwarded-client-ip"]) => issue(Type = "⟦http://schemas.microsoft.com/ws/2012/01/insidecorporatenetwork⟧", Value = "true");',
  ])('found among transform rules: %s', (text) => {
    expectFindings('made-up-mfa-claim', text, { stage: 'issuance' });
  });

  it.each([
    'c:[Type == "http://schemas.microsoft.com/ws/2012/01/insidecorporatenetwork"] => issue(claim = c);',
    'exists([Type == "http://schemas.microsoft.com/ws/2012/01/insidecorporatenetwork", Value == "true"]) => issue(Type = "http://schemas.microsoft.com/ws/2012/01/insidecorporatenetwork", Value = "true");',
    '=> issue(Type = "http://schemas.microsoft.com/ws/2012/01/insidecorporatenetwork", Value = "false");',
    'NOT exists([Type == "http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-proxy"]) => issue(Type = "http://schemas.microsoft.com/ws/2012/01/insidecorporatenetwork", Value = "true");',
    'exists([Type == "http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-client-application", Value == "Microsoft.Exchange.ActiveSync"]) => issue(Type = "http://schemas.microsoft.com/ws/2012/01/insidecorporatenetwork", Value = "true");',
    'c:[Type == "http://schemas.microsoft.com/claims/authnmethodsreferences", Value =~ "otp$"] => issue(Type = "http://schemas.microsoft.com/claims/authnmethodsreferences", Value = "http://schemas.microsoft.com/claims/multipleauthn");',
    'c:[Type == "http://schemas.microsoft.com/claims/authnmethodsreferences"] => issue(Type = "http://schemas.microsoft.com/claims/authnmethodsreferences", Value = c.Value);',
    '=> add(Type = "http://schemas.microsoft.com/ws/2012/01/insidecorporatenetwork", Value = "true");',
    '=> issue(Type = "http://schemas.microsoft.com/claims/authnmethodsreferences", Value = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/");',
  ])('left alone: %s', (text) => expectClean('made-up-mfa-claim', text, { stage: 'issuance' }));

  it.each([
    '=> issue(Type = "http://schemas.microsoft.com/ws/2012/01/insidecorporatenetwork", Value = "true");',
  ])('silent among MFA rules: %s', (text) =>
    expectClean('made-up-mfa-claim', text, { stage: 'additionalAuthentication' }),
  );
});
