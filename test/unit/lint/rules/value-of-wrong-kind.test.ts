import { describe, expect, it } from 'vitest';
import { expectClean, expectFindings, expectFixed, fixTitles } from '../../support/lint.ts';

const id = 'value-of-wrong-kind';
const group = 'http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid';
const address = 'http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-forwarded-client-ip';

describe('words are found where identifiers and addresses belong', () => {
  it.each([
    `c:[Type == "${group}", Value == "⟦Domain Admins⟧"] => issue(claim = c);`,
    `c:[value =~ "⟦^(?i)CONTOSO\\\\Finance$⟧", type == "${group}"] => issue(claim = c);`,
    `not exists([Type == "${address}", Value =~ "⟦our public addresses⟧"]) => issue(Type = "a", Value = "b");`,
    `c:[Type == "${group}", Value == "⟦Finance⟧"`,
  ])('%s', (marked) => void expectFindings(id, marked));
});

describe('these are left alone', () => {
  it.each([
    `c:[Type == "${group}", Value == "S-1-5-32-544"] => issue(claim = c);`,
    `c:[Type == "${group}", Value =~ "^S-1-"] => issue(claim = c);`,
    `c:[Type == "${group}", Value =~ ".+"] => issue(claim = c);`,
    `c:[Type == "${group}", Value == "$groupSid"] => issue(claim = c);`,
    `c:[Type == "${address}", Value =~ "^[0-9a-f:]+$"] => issue(claim = c);`,
    `c:[Type == "${address}", Value == "fe::beef"] => issue(claim = c);`,
    'c:[Type == "http://schemas.xmlsoap.org/claims/Group", Value == "Domain Admins"] => issue(claim = c);',
    // A placeholder, which has a lint rule of its own.
    `c:[Type == "${group}", Value == "<group SID>"] => issue(claim = c);`,
  ])('%s', (text) => expectClean(id, text));
});

it('the repair knows the groups that Windows brings along', () => {
  expectFixed(
    id,
    `c:[Type == "${group}", Value == "BUILTIN\\Administrators"] => issue(claim = c);`,
    `c:[Type == "${group}", Value == "S-1-5-32-544"] => issue(claim = c);`,
  );
  expectFixed(
    id,
    `c:[Type == "${group}", Value == "Domain Admins"] => issue(claim = c);`,
    `c:[Type == "${group}", Value =~ "^S-1-5-21-\\d+-\\d+-\\d+-512$"] => issue(claim = c);`,
  );
  expect(fixTitles(id, `c:[Type == "${group}", Value == "Finance"] => issue(claim = c);`)).toEqual([]);
});
