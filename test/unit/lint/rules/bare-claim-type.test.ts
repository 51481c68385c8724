import { describe, it } from 'vitest';
import { expectClean, expectFindings, expectFixed } from '../../support/lint.ts';

const id = 'bare-claim-type';
const deny = 'http://schemas.microsoft.com/authorization/claims/deny';
const groupSid = 'http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid';

it('short names of types that AD FS makes are found in conditions', () => {
  expectFindings(id, 'c:[Type == "⟦groupsid⟧", Value == "S-1-5-32-544"] => issue(Type = "b", Value = "x");');
  expectFindings(id, 'not exists([type == "⟦InsideCorporateNetwork⟧"]) => issue(Type = "b", Value = "x");');
  expectFindings(id, 'c:[Type == "⟦x-ms-proxy⟧"] => issue(claim = c);');
});

it('short names of decisions are found where they decide', () => {
  expectFindings(id, '=> issue(Type = "⟦permit⟧", Value = "true");', { stage: 'authorization' });
  expectFindings(id, '=> issue(Type = "⟦Deny⟧", Value = "true");', { stage: 'delegation' });
  expectFindings(id, '=> issue(Type = "⟦authenticationmethod⟧", Value = "x");', {
    stage: 'additionalAuthentication',
  });
  expectClean(id, '=> issue(Type = "permit", Value = "true");', { stage: 'issuance' });
  expectClean(id, '=> issue(Type = "permit", Value = "true");');
});

it('the whole type is written', () => {
  expectFixed(
    id,
    'c:[Type == "groupsid"] => issue(claim = c);',
    `c:[Type == "${groupSid}"] => issue(claim = c);`,
  );
  expectFixed(id, '=> issue(Type = "deny", Value = "x");', `=> issue(Type = "${deny}", Value = "x");`, {
    stage: 'authorization',
  });
});

describe('these are left alone', () => {
  it.each([
    // Names that applications and rules give.
    '=> issue(Type = "groupsid", Value = "x");',
    '=> add(Type = "groupsid", Value = "x");\nc:[Type == "groupsid"] => issue(claim = c);',
    'c:[Type == "Name"] => issue(Type = "Role", Value = "x");',
    'c:[Type == "email"] => issue(Type = "upn", Value = c.Value);',
    `c:[Type == "${groupSid}"] => issue(claim = c);`,
    'c:[Type == ',
  ])('%s', (text) => expectClean(id, text));

  it('types that the configuration declares', () => {
    expectClean(id, 'c:[Type == "groupsid"] => issue(claim = c);', { claimTypes: ['groupsid'] });
  });
});
