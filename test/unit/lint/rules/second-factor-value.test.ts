import { describe, it } from 'vitest';
import { expectClean, expectFindings, expectFixed } from '../../support/lint.ts';

const id = 'second-factor-value';
const stage = 'additionalAuthentication';
const type = 'http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod';
const right = 'http://schemas.microsoft.com/claims/multipleauthn';
const one = (value: string) => `c:[Type == "a"] => issue(Type = "${type}", Value = "${value}");`;

it('another value is found', () => {
  expectFindings(id, one('⟦http://schemas.microsoft.com/claims/multifactorauthentication⟧'), { stage });
  expectFindings(id, one('⟦true⟧'), { stage });
  expectFindings(id, one('⟦urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport⟧'), { stage });
});

it('the value that asks is written', () => {
  expectFixed(id, one('mfa'), one(right), { stage });
});

describe('these are left alone', () => {
  it.each([
    one(right),
    // misspelt-value
    one(right.replace('http', 'https')),
    one('http://schemas.microsoft.com/claims/multipleAuthn'),
    one('[ReplaceWithMethod]'),
    `c:[Type == "a"] => issue(Type = "${type}", Value = c.Value);`,
    `c:[Type == "${type}"] => issue(claim = c);`,
    '=> issue(Type = "http://schemas.microsoft.com/claims/authnmethodsproviders", Value = "x");',
    `=> add(Type = "${type}", Value = "x");`,
  ])('%s', (text) => expectClean(id, text, { stage }));

  it('the same in other rule sets, where it says how the user signed in', () => {
    expectClean(id, one('urn:oasis:names:tc:SAML:2.0:ac:classes:Password'), { stage: 'issuance' });
    expectClean(id, one('urn:oasis:names:tc:SAML:2.0:ac:classes:Password'));
  });
});
