import { describe, expect, it } from 'vitest';
import { expectClean, expectFindings, expectFixed, findings } from '../../support/lint.ts';

describe('account-claim-without-issuer', () => {
  it.each([
    'c:[Type == ⟦"http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"⟧] => issue(claim = c);',
    'c:[Value =~ "S-1", Type == ⟦"http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid"⟧] => issue(Type = c.Type, Value = c.Value);',
    'c:[Type == ⟦"http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn"⟧] => issue(claim = c);',
  ])('found: %s', (text) => {
    expectFindings('account-claim-without-issuer', text, { stage: 'acceptance' });
  });

  it.each([
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname", Issuer == "AD AUTHORITY"] => issue(claim = c);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname", OriginalIssuer == "x"] => issue(claim = c);',
    'c:[Type == "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn", Value =~ "@fabrikam"] => issue(claim = c);',
    'c:[Type == "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress"] => issue(claim = c);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(Type = "a", Value = c.Value);',
  ])('left alone: %s', (text) => expectClean('account-claim-without-issuer', text, { stage: 'acceptance' }));

  it.each([
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(claim = c);',
  ])('silent among transform rules: %s', (text) =>
    expectClean('account-claim-without-issuer', text, { stage: 'issuance' }),
  );

  it('is held to Active Directory', () => {
    expectFixed(
      'account-claim-without-issuer',
      'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(claim = c);',
      'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname", Issuer =~ "^(AD AUTHORITY|SELF AUTHORITY|LOCAL AUTHORITY)$"] => issue(claim = c);',
      { stage: 'acceptance' },
    );
  });

  it('names what a partner could claim to be', () => {
    const said = ['windowsaccountname', 'groupsid'].map(
      (name) =>
        findings(
          'account-claim-without-issuer',
          `c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/${name}"] => issue(claim = c);`,
          { stage: 'acceptance' },
        )[0]?.problem.message,
    );
    expect(said[0]).toContain('could name an account of yours');
    expect(said[1]).toContain('could name a group of yours');
  });
});
