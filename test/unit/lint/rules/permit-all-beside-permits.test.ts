import { describe, expect, it } from 'vitest';
import { expectClean, expectFindings, expectFixed, findings } from '../../support/lint.ts';

describe('permit-all-beside-permits', () => {
  it.each([
    `=> issue(Type = "⟦http://schemas.microsoft.com/authorization/claims/permit⟧", Value = "true");
exists([Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value == "S-1-5-32-544"]) => issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");`,
    `exists([Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value == "S-1-5-32-544"]) => issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");
c:[] => issue(Type = "⟦http://schemas.microsoft.com/authorization/claims/permit⟧", Value = "true");`,
    `exists([]) => issue(Type = "⟦http://schemas.microsoft.com/authorization/claims/permit⟧", Value = "true");
exists([Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value == "S-1-5-32-544"]) => issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");
exists([Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value == "S-1-5-32-544"]) => issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");`,
  ])('found: %s', (text) => {
    expectFindings('permit-all-beside-permits', text, { stage: 'authorization' });
  });

  it.each([
    '=> issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");',
    `=> issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");
exists([Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value == "S-1-5-32-544"]) => issue(Type = "http://schemas.microsoft.com/authorization/claims/deny", Value = "DenyUsersWithClaim");`,
    `exists([Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value == "S-1-5-32-544"]) => issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");
exists([Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value == "S-1-5-32-544"]) => issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");`,
    `=> issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");
=> issue(Type = "a", Value = "b");`,
    `NOT exists([]) => issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");
exists([Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value == "S-1-5-32-544"]) => issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");`,
    `=> add(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");
exists([Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value == "S-1-5-32-544"]) => issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");`,
  ])('left alone: %s', (text) => expectClean('permit-all-beside-permits', text, { stage: 'authorization' }));

  it('shows the rules that have no effect', () => {
    const text = `=> issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");
exists([Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value == "S-1-5-32-544"]) => issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");
exists([Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value == "S-1-5-32-544"]) => issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");`;
    const [found] = findings('permit-all-beside-permits', text, { stage: 'authorization' });
    const places = (found?.problem.related ?? []).map(({ start, end }) => text.slice(start, end));
    expect(places).toEqual([
      'http://schemas.microsoft.com/authorization/claims/permit',
      'http://schemas.microsoft.com/authorization/claims/permit',
    ]);
  });

  it('is removed', () => {
    expectFixed(
      'permit-all-beside-permits',
      `=> issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");
exists([Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value == "S-1-5-32-544"]) => issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");`,
      `
exists([Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value == "S-1-5-32-544"]) => issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");`,
      { stage: 'authorization' },
    );
  });
});
