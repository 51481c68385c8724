import { describe, expect, it } from 'vitest';
import { expectClean, expectFindings, expectFixed } from '../../support/lint.ts';

const id = 'claim-type-scheme';
const path = '://schemas.microsoft.com/ws/2012/01/insidecorporatenetwork';

describe('https in a claim type of the two name spaces is found', () => {
  it.each([
    `c:[Type == "⟦https⟧${path}", Value == "false"] => issue(claim = c);`,
    `c:[type != "⟦https⟧${path}"] => issue(claim = c);`,
    `=> issue(Type = "⟦https⟧${path}", Value = "true");`,
    '=> add(store = "Active Directory", types = ("a", "⟦https⟧://schemas.xmlsoap.org/claims/UPN"), query = ";a,b;{0}");',
    // A type that the catalogue does not know.
    'exists([Value == "x", Type == "⟦HTTPS⟧://schemas.microsoft.com/identity/claims/unheard-of"]) => issue(Type = "a", Value = "b");',
    'c:[Type =~ "^⟦https⟧://schemas\\.microsoft\\.com/claims/(a|b)$"] => issue(claim = c);',
    // Half typed.
    `c:[Type == "⟦https⟧${path}", Value`,
  ])('%s', (marked) => void expectFindings(id, marked));
});

describe('these are left alone', () => {
  it.each([
    `c:[Type == "http${path}"] => issue(claim = c);`,
    'c:[Type == "https://aws.amazon.com/SAML/Attributes/Role"] => issue(claim = c);',
    'c:[Type == "a", Value == "https://schemas.microsoft.com/claims/x"] => issue(claim = c);',
    // Misspelt as well: one finding, of the other lint rule.
    'c:[Type == "https://schemas.microsoft.com/ws/2008/06/identity/claims/grupsid"] => issue(claim = c);',
  ])('%s', (text) => expectClean(id, text));

  it('types that the configuration declares', () => {
    const uri = 'https://schemas.microsoft.com/contoso/badge';
    expectClean(id, `c:[Type == "${uri}"] => issue(claim = c);`, { claimTypes: [uri] });
  });
});

it('the repair keeps everything but the scheme', () => {
  expectFixed(
    id,
    `c:[Type == "https${path}", Value == "false"] => issue(claim = c);`,
    `c:[Type == "http${path}", Value == "false"] => issue(claim = c);`,
  );
  expectFixed(
    id,
    'c:[Type =~ "https://schemas\\.xmlsoap\\.org/claims/.+"] => issue(claim = c);',
    'c:[Type =~ "http://schemas\\.xmlsoap\\.org/claims/.+"] => issue(claim = c);',
  );
});

it('the repair may be applied on save', () => {
  const [problem] = expectFindings(id, `c:[Type == "⟦https⟧${path}"] => issue(claim = c);`);
  expect(problem?.fixes?.[0]?.safe).toBe(true);
});
