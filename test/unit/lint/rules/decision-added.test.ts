import { describe, it } from 'vitest';
import { expectClean, expectFindings, expectFixed } from '../../support/lint.ts';

describe('decision-added', () => {
  it.each([
    'exists([Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value == "S-1-5-32-544"]) => ⟦add⟧(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");',
    'exists([Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value == "S-1-5-32-544"]) => ⟦add⟧(Type = "http://schemas.microsoft.com/authorization/claims/deny", Value = "true");',
    'exists([Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value == "S-1-5-32-544"]) => ⟦ADD⟧(type = "http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod", value = "http://schemas.microsoft.com/claims/multipleauthn");',
  ])('found where the stage is unknown: %s', (text) => {
    expectFindings('decision-added', text);
  });

  it.each([
    `exists([Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value == "S-1-5-32-544"]) => ⟦add⟧(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");
exists([Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value == "S-1-5-32-544"]) => issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");`,
  ])('found among authorization rules: %s', (text) => {
    expectFindings('decision-added', text, { stage: 'impersonation' });
  });

  it.each([
    'exists([Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value == "S-1-5-32-544"]) => issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");',
    '=> add(Type = "a", Value = "b");',
    '=> add(Type = "http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod", Value = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/");',
    `exists([Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value == "S-1-5-32-544"]) => add(Type = "http://schemas.microsoft.com/authorization/claims/deny", Value = "x");
NOT exists([Type == "http://schemas.microsoft.com/authorization/claims/deny"]) => issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");`,
    `exists([Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value == "S-1-5-32-544"]) => add(Type = "http://schemas.microsoft.com/authorization/claims/deny", Value = "x");
exists([Type == `,
  ])('left alone: %s', (text) => expectClean('decision-added', text));

  it.each([
    'exists([Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value == "S-1-5-32-544"]) => add(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");',
  ])('another finding in the wrong rule set: %s', (text) =>
    expectClean('decision-added', text, { stage: 'issuance' }),
  );

  it('is issued', () => {
    expectFixed(
      'decision-added',
      'exists([Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value == "S-1-5-32-544"]) => add(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");',
      'exists([Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value == "S-1-5-32-544"]) => issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");',
      { stage: 'authorization' },
    );
  });
});
