import { describe, it } from 'vitest';
import { expectClean, expectFindings } from '../../support/lint.ts';

describe('output-in-wrong-stage', () => {
  it.each([
    '=> issue(Type = "⟦http://schemas.microsoft.com/authorization/claims/permit⟧", Value = "true");',
    'exists([Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value == "S-1-5-32-544"]) => add(Type = "⟦http://schemas.microsoft.com/authorization/claims/deny⟧", Value = "x");',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(store = "Active Directory", types = ("⟦http://schemas.microsoft.com/authorization/claims/permit⟧"), query = ";mail;{0}", param = c.Value);',
  ])('permit among transform rules: %s', (text) => {
    expectFindings('output-in-wrong-stage', text, { stage: 'issuance' });
  });

  it.each(['=> issue(Value = "true", Type = "⟦http://schemas.microsoft.com/authorization/claims/permit⟧");'])(
    'permit among MFA rules: %s',
    (text) => {
      expectFindings('output-in-wrong-stage', text, { stage: 'additionalAuthentication' });
    },
  );

  it.each([
    '=> issue(Type = "⟦http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod⟧", Value = "http://schemas.microsoft.com/claims/multipleauthn");',
  ])('the demand for a second factor among authorization rules: %s', (text) => {
    expectFindings('output-in-wrong-stage', text, { stage: 'authorization' });
  });

  it.each([
    'exists([Type == "http://schemas.microsoft.com/ws/2012/01/insidecorporatenetwork", Value == "false"]) => issue(type = "⟦http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod⟧", value = "http://schemas.microsoft.com/claims/multipleauthn");',
  ])('the demand for a second factor among transform rules: %s', (text) => {
    expectFindings('output-in-wrong-stage', text, { stage: 'issuance' });
  });

  it.each([
    `exists([Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value == "S-1-5-32-544"]) => issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");
c:[Type == "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress"] => issue(claim = ⟦c⟧);`,
    `c:[Type == "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress"] => issue(Type = "⟦mail⟧", Value = c.Value);
exists([Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value == "S-1-5-32-544"]) => issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");`,
  ])('ordinary claims among authorization rules: %s', (text) => {
    expectFindings('output-in-wrong-stage', text, { stage: 'authorization' });
  });

  it.each([
    `=> issue(Type = "http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod", Value = "http://schemas.microsoft.com/claims/multipleauthn");
=> issue(Type = "⟦http://schemas.microsoft.com/claims/authnmethodsreferences⟧", Value = "http://schemas.microsoft.com/claims/multipleauthn");`,
  ])('ordinary claims among MFA rules: %s', (text) => {
    expectFindings('output-in-wrong-stage', text, { stage: 'additionalAuthentication' });
  });

  it.each([
    'exists([Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value == "S-1-5-32-544"]) => issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");',
    `=> issue(Type = "http://contoso.example/outside", Value = "true");
exists([Type == "http://contoso.example/outside"]) => issue(Type = "http://schemas.microsoft.com/authorization/claims/deny", Value = "x");`,
    `c:[Type == "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress"] => issue(claim = c);
c:[] => issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");`,
    'c:[Type == "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress"] => issue(claim = c);',
    `exists([Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value == "S-1-5-32-544"]) => issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");
=> issue(Type = "https://schemas.microsoft.com/authorization/claims/permit", Value = "true");`,
    `exists([Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value == "S-1-5-32-544"]) => issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");
c:[] => issue(claim = c);`,
    `c:[Type == "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress"] => issue(claim = c);
exists([Type == `,
    '=> issue(',
    // bare-claim-type says what is missing.
    '=> issue(Type = "deny", Value = "x");\n=> issue(Type = "permit", Value = "true");',
  ])('left alone among authorization rules: %s', (text) =>
    expectClean('output-in-wrong-stage', text, { stage: 'authorization' }),
  );

  it.each([
    'c:[Type == "http://schemas.microsoft.com/claims/authnmethodsreferences", Value == "http://schemas.microsoft.com/claims/multipleauthn"] => issue(Type = "http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod", Value = "http://schemas.microsoft.com/claims/multipleauthn");',
    'c:[Type == "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress"] => issue(claim = c);',
    'c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod"] => issue(claim = c);',
  ])('left alone among transform rules: %s', (text) =>
    expectClean('output-in-wrong-stage', text, { stage: 'issuance' }),
  );

  it.each([
    `=> issue(Type = "http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod", Value = "http://schemas.microsoft.com/claims/multipleauthn");
=> issue(Type = "http://schemas.microsoft.com/claims/authnmethodsproviders", Value = "AzureMfaAuthentication");`,
    // misspelt-claim-type takes the back quotes away.
    `=> issue(Type = "http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod", Value = "http://schemas.microsoft.com/claims/multipleauthn");
=> issue(Type = "\`http://schemas.microsoft.com/claims/authnmethodsproviders\`", Value = "AzureMfaAuthentication");`,
  ])('left alone among MFA rules: %s', (text) =>
    expectClean('output-in-wrong-stage', text, { stage: 'additionalAuthentication' }),
  );

  it.each(['=> issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");'])(
    'silent where the stage is unknown: %s',
    (text) => expectClean('output-in-wrong-stage', text),
  );
});
