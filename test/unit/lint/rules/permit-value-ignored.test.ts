import { describe, it } from 'vitest';
import { expectClean, expectFindings, expectFixed } from '../../support/lint.ts';

describe('permit-value-ignored', () => {
  it.each([
    '=> issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = ⟦"false"⟧);',
    '=> issue(value = ⟦" False"⟧, type = "http://schemas.microsoft.com/authorization/claims/permit");',
    '=> issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = ⟦"DenyUsersWithClaim"⟧);',
    '=> issue(Type = "http://schemas.microsoft.com/authorization/claims/deny", Value = ⟦"PermitUsersWithClaim"⟧);',
    '=> add(Type = "http://schemas.microsoft.com/authorization/claims/deny", Value = ⟦"no"⟧);',
  ])('found: %s', (text) => {
    expectFindings('permit-value-ignored', text);
  });

  it.each([
    '=> issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");',
    '=> issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "PermitUsersWithClaim");',
    '=> issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "yes");',
    '=> issue(Type = "http://schemas.microsoft.com/authorization/claims/deny", Value = " DenyUsersWithClaim");',
    '=> issue(Type = "http://schemas.microsoft.com/authorization/claims/deny", Value = "true");',
    'c:[Type == "a"] => issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = c.Value);',
    '=> issue(Type = "http://schemas.microsoft.com/authorization/claims/permit");',
    '=> issue(Type = "a", Value = "false");',
  ])('left alone: %s', (text) => expectClean('permit-value-ignored', text));

  it('becomes deny', () => {
    expectFixed(
      'permit-value-ignored',
      '=> issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "false");',
      '=> issue(Type = "http://schemas.microsoft.com/authorization/claims/deny", Value = "DenyUsersWithClaim");',
      { title: 'Issue deny' },
    );
  });

  it('becomes deny, whatever the order', () => {
    expectFixed(
      'permit-value-ignored',
      '=> issue(Value = "false", Type = "http://schemas.microsoft.com/authorization/claims/permit");',
      '=> issue(Value = "DenyUsersWithClaim", Type = "http://schemas.microsoft.com/authorization/claims/deny");',
      { title: 'Issue deny' },
    );
  });

  it('stays permit', () => {
    expectFixed(
      'permit-value-ignored',
      '=> issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "0");',
      '=> issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "PermitUsersWithClaim");',
      { title: 'Keep permit, write PermitUsersWithClaim' },
    );
  });
});
