import { describe, it } from 'vitest';
import { expectClean, expectFindings, expectFixed } from '../../support/lint.ts';

const id = 'claim-type-as-value';
const upn = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn';
const group = 'http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid';
const mfa = 'http://schemas.microsoft.com/claims/multipleauthn';

describe('a claim type in place of the value is found', () => {
  it.each([
    `c:[Value == ⟦"${upn}"⟧] => issue(claim = c);`,
    `exists([value == ⟦"${upn}"⟧, Issuer == "AD AUTHORITY"]) => issue(Type = "a", Value = "b");`,
    `c:[Type == "${group}", Value == ⟦"${upn}"⟧] => issue(claim = c);`,
    `c:[Type == "${upn}", Value == ⟦"${upn}"⟧] => issue(claim = c);`,
  ])('%s', (marked) => void expectFindings(id, marked));
});

describe('these are left alone', () => {
  it.each([
    `c:[Type == "http://schemas.microsoft.com/claims/authnmethodsreferences", Value == "${mfa}"] => issue(claim = c);`,
    `c:[Value == "${mfa}"] => issue(claim = c);`,
    `c:[Type == "http://contoso.example/claims/source", Value == "${upn}"] => issue(claim = c);`,
    `c:[Type =~ "source$", Value == "${upn}"] => issue(claim = c);`,
    `c:[Type == "${upn}"] => issue(Type = "source", Value = "${upn}");`,
    'c:[Value == "groups"] => issue(claim = c);',
    // Exchanged with the type, which is reported there.
    `c:[Type == "true", Value == "${upn}"] => issue(claim = c);`,
  ])('%s', (text) => expectClean(id, text));
});

it('the repair compares the type, in the words of the rule', () => {
  expectFixed(id, `c:[Value == "${upn}"] => issue(claim = c);`, `c:[Type == "${upn}"] => issue(claim = c);`);
  expectFixed(id, `c:[value == "${upn}"] => issue(claim = c);`, `c:[type == "${upn}"] => issue(claim = c);`);
});
