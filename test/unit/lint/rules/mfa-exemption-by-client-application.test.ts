import { describe, expect, it } from 'vitest';
import { expectClean, expectFindings, findings } from '../../support/lint.ts';

describe('mfa-exemption-by-client-application', () => {
  it.each([
    'exists([Type == "http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-client-application", Value == ⟦"Microsoft.Exchange.ActiveSync"⟧]) => issue(Type = "http://schemas.microsoft.com/ws/2012/01/insidecorporatenetwork", Value = "true");',
    '⟦c:[Type == "http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-client-application"]⟧ => issue(Type = "http://schemas.microsoft.com/ws/2012/01/insidecorporatenetwork", Value = "true");',
  ])('an intranet request: %s', (text) => {
    expectFindings('mfa-exemption-by-client-application', text);
  });

  it.each([
    'NOT exists([Type == "http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-client-application", Value =~ ⟦"Microsoft.Exchange.(ActiveSync|RPC)"⟧]) && exists([Type == "http://schemas.microsoft.com/ws/2012/01/insidecorporatenetwork", Value == "false"]) => issue(Type = "http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod", Value = "http://schemas.microsoft.com/claims/multipleauthn");',
    'c:[Type == "http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-client-application", Value != ⟦"Microsoft.Exchange.ActiveSync"⟧] => issue(Type = "http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod", Value = "http://schemas.microsoft.com/claims/multipleauthn");',
  ])('an exception from MFA: %s', (text) => {
    expectFindings('mfa-exemption-by-client-application', text, { stage: 'additionalAuthentication' });
  });

  it.each([
    'NOT exists([Type == "http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-client-application", Value =~ ⟦"ActiveSync"⟧]) && NOT exists([Type == "http://schemas.microsoft.com/claims/authnmethodsreferences", Value == "http://schemas.microsoft.com/claims/multipleauthn"]) => issue(Type = "http://schemas.microsoft.com/authorization/claims/deny", Value = "x");',
  ])('an exception from deny: %s', (text) => {
    expectFindings('mfa-exemption-by-client-application', text, { stage: 'authorization' });
  });

  it.each([
    'NOT exists([Type == "http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-client-application", Value =~ "ActiveSync"]) => issue(Type = "http://schemas.microsoft.com/authorization/claims/deny", Value = "x");',
    'exists([Type == "http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-client-application", Value == "Microsoft.Exchange.ActiveSync"]) => issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");',
  ])('left alone: %s', (text) =>
    expectClean('mfa-exemption-by-client-application', text, { stage: 'authorization' }),
  );

  it.each([
    'exists([Type == "http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-client-application", Value == "Microsoft.Exchange.ActiveSync"]) => issue(Type = "http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod", Value = "http://schemas.microsoft.com/claims/multipleauthn");',
    'exists([Type == "http://schemas.microsoft.com/ws/2012/01/insidecorporatenetwork", Value == "false"]) => issue(Type = "http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod", Value = "http://schemas.microsoft.com/claims/multipleauthn");',
  ])('asked, not left out: %s', (text) =>
    expectClean('mfa-exemption-by-client-application', text, { stage: 'additionalAuthentication' }),
  );

  it('names the switch that closes the protocol', () => {
    const message = (text: string) =>
      findings('mfa-exemption-by-client-application', text)[0]?.problem.message;
    expect(
      message(
        'exists([Type == "http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-client-application", Value == "Microsoft.Exchange.ActiveSync"]) => issue(Type = "http://schemas.microsoft.com/ws/2012/01/insidecorporatenetwork", Value = "true");',
      ),
    ).toContain('AllowBasicAuthActiveSync');
    expect(
      message(
        'NOT exists([Type == "http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-client-application", Value =~ "Microsoft.Exchange.(ActiveSync|Imap)"]) => issue(Type = "http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod", Value = "http://schemas.microsoft.com/claims/multipleauthn");',
      ),
    ).toMatch(/AllowBasicAuthActiveSync, AllowBasicAuthImap|AllowBasicAuthImap, AllowBasicAuthActiveSync/);
    expect(
      message(
        'NOT exists([Type == "http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-client-application", Value =~ "("]) => issue(Type = "http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod", Value = "http://schemas.microsoft.com/claims/multipleauthn");',
      ),
    ).toContain('Close basic authentication');
  });
});
