import { describe, it } from 'vitest';
import { expectClean, expectFindings, expectFixed } from '../../support/lint.ts';

const id = 'misspelt-issuer';
const one = (test: string) => `c:[Type == "a", ${test}] => issue(claim = c);`;

it.each([
  'Issuer == "⟦ad authority⟧"',
  'Issuer == "⟦AD AUTORITY⟧"',
  'Issuer == "⟦ADAUTHORITY⟧"',
  'OriginalIssuer != "⟦LOCAL_AUTHORITY⟧"',
  'issuer == "⟦Self Authority⟧"',
])('%s is found', (test) => {
  expectFindings(id, one(test));
});

it('the name is put right', () => {
  expectFixed(id, one('Issuer == "AD Authority"'), one('Issuer == "AD AUTHORITY"'));
});

describe('these are left alone', () => {
  it.each([
    'Issuer == "AD AUTHORITY"',
    'Issuer == " AD AUTHORITY"',
    'Issuer == "http://sts.fabrikam.example/adfs/services/trust"',
    'Issuer == "FABRIKAM AUTHORITY"',
    'Issuer == "MSFT"',
    'Issuer =~ "^(?i)ad authority$"',
    'Value == "ad authority"',
  ])('%s', (test) => expectClean(id, one(test)));
});
