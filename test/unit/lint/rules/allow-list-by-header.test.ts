import { describe, it } from 'vitest';
import { expectClean, expectFindings } from '../../support/lint.ts';

describe('allow-list-by-header', () => {
  it.each([
    '⟦exists([Type == "http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-forwarded-client-ip", Value =~ "x"])⟧ => issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");',
    '⟦c:[Type == "http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-client-user-agent", Value =~ "Outlook"]⟧ && [Type == "http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-forwarded-client-ip"] => issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");',
  ])('found: %s', (text) => {
    expectFindings('allow-list-by-header', text, { stage: 'authorization' });
  });

  it.each([
    'exists([Type == "http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-forwarded-client-ip", Value =~ "x"]) && exists([Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value == "S-1-5-32-544"]) => issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");',
    'NOT exists([Type == "http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-forwarded-client-ip", Value =~ "x"]) => issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");',
    'exists([Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value == "S-1-5-32-544"]) => issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");',
    '=> issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");',
    'exists([Type == "http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-forwarded-client-ip", Value =~ "x"]) && c:[] => issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");',
    'exists([Type == "http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-forwarded-client-ip", Value =~ "x"]) => issue(Type = "http://schemas.microsoft.com/authorization/claims/deny", Value = "x");',
  ])('left alone: %s', (text) => expectClean('allow-list-by-header', text, { stage: 'authorization' }));
});
