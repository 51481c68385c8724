import { describe, it } from 'vitest';
import { expectClean, expectFindings } from '../../support/lint.ts';

describe('second-factor-for-everyone', () => {
  it.each([
    '=> issue(Type = "⟦http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod⟧", Value = "http://schemas.microsoft.com/claims/multipleauthn");',
    'c:[] => issue(Type = "⟦http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod⟧", Value = "http://schemas.microsoft.com/claims/multipleauthn");',
    'exists([]) => issue(Type = "⟦http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod⟧", Value = "http://schemas.microsoft.com/claims/multipleauthn");',
  ])('found: %s', (text) => {
    expectFindings('second-factor-for-everyone', text, { stage: 'additionalAuthentication' });
  });

  it.each([
    'exists([Type == "http://schemas.microsoft.com/ws/2012/01/insidecorporatenetwork", Value == "false"]) => issue(Type = "http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod", Value = "http://schemas.microsoft.com/claims/multipleauthn");',
    'NOT exists([Type == "http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-client-application"]) => issue(Type = "http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod", Value = "http://schemas.microsoft.com/claims/multipleauthn");',
    '=> add(Type = "http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod", Value = "http://schemas.microsoft.com/claims/multipleauthn");',
    '=> issue(Type = "http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod", Value = "x");',
    '=> issue(Type = "http://schemas.microsoft.com/claims/authnmethodsproviders", Value = "AzureMfaAuthentication");',
  ])('left alone: %s', (text) =>
    expectClean('second-factor-for-everyone', text, { stage: 'additionalAuthentication' }),
  );

  it.each([
    '=> issue(Type = "http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod", Value = "http://schemas.microsoft.com/claims/multipleauthn");',
  ])('silent where the stage is unknown: %s', (text) => expectClean('second-factor-for-everyone', text));
});
