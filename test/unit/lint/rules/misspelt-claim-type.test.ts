import { describe, expect, it } from 'vitest';
import { expectClean, expectFindings, expectFixed, fixTitles } from '../../support/lint.ts';

const id = 'misspelt-claim-type';
const ws2008 = 'http://schemas.microsoft.com/ws/2008/06/identity/claims/';
const ws2005 = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/';

describe('a slip in a known type is found', () => {
  it.each([
    `c:[Type == "⟦${ws2008}windowsacountname⟧"] => issue(claim = c);`,
    `c:[Value == "x", type == "⟦${ws2008}GroupSid⟧"] => issue(Type = "a", Value = "b");`,
    `not exists([Type == "⟦${ws2005}emailadress⟧"]) => issue(Type = "a", Value = "b");`,
    '=> issue(Type = "⟦http://schemas.microsoft.com/authorization/claims/Permit⟧", Value = "true");',
    `c:[Type == "⟦http:/schemas.xmlsoap.org/ws/2005/05/identity/claims/upn⟧"] => issue(claim = c);`,
    // Wrong letters and the wrong scheme are one slip.
    'c:[Type == "⟦https://schemas.microsoft.com/ws/2008/06/identity/claims/grupsid⟧"] => issue(claim = c);',
    // Copying the claim makes the type no name of its own.
    `c:[Type == "⟦${ws2008}windowsacountname⟧"] => issue(claim = c);\nd:[Type == "⟦${ws2008}windowsacountname⟧"] => add(claim = d);`,
    // Pasted with its Markdown.
    'c:[Type == "⟦`http://schemas.microsoft.com/claims/authnmethodsproviders`⟧"] => issue(claim = c);',
    `c:[Type == "⟦${ws2008}windowsacountname⟧", Value`,
  ])('%s', (marked) => void expectFindings(id, marked));
});

describe('these are left alone', () => {
  it.each([
    `c:[Type == "${ws2008}groupsid"] => issue(claim = c);`,
    'c:[Type == "http://contoso.example/claims/emailadress"] => issue(claim = c);',
    'c:[Type == "mail"] => issue(Type = "e-mail", Value = c.Value);',
    // Another case, where a partner or an application decides.
    `c:[Type == "${ws2005}givenName"] => issue(claim = c);`,
    `c:[Type == "a"] => issue(Type = "${ws2005}emailAddress", Value = c.Value);`,
    // Blanks and the scheme have lint rules of their own.
    `c:[Type == " ${ws2008}groupsid"] => issue(claim = c);`,
    'c:[Type == "https://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid"] => issue(claim = c);',
    `c:[Type =~ "${ws2008}windowsacountname"] => issue(claim = c);`,
    'c:[Type == ""] => issue(claim = c);',
  ])('%s', (text) => expectClean(id, text));

  it('a type that another rule of the set makes', () => {
    const own = `${ws2008}windowsacountname`;
    expectClean(
      id,
      `=> add(Type = "${own}", Value = "x");\nc:[Type == "${own}"] => issue(Type = "a", Value = c.Value);`,
    );
  });

  it('a type that the configuration declares', () => {
    const uri = `${ws2005}emailadress`;
    expectClean(id, `c:[Type == "${uri}"] => issue(claim = c);`, { claimTypes: [uri] });
  });

  it('what a partner sends in another case', () => {
    const text = `c:[Type == "${ws2008}Role"] => issue(claim = c);`;
    expectClean(id, text, { stage: 'acceptance' });
  });
});

it('the repair puts the right type in', () => {
  expectFixed(
    id,
    `c:[Type == "${ws2008}windowsacountname"] => issue(claim = c);`,
    `c:[Type == "${ws2008}windowsaccountname"] => issue(claim = c);`,
  );
  expectFixed(
    id,
    'c:[Type == "`https://schemas.microsoft.com/claims/authnmethodsproviders`"] => issue(claim = c);',
    'c:[Type == "http://schemas.microsoft.com/claims/authnmethodsproviders"] => issue(claim = c);',
  );
  expect(fixTitles(id, `c:[Type == "${ws2005}emailadress"] => issue(claim = c);`)).toEqual([
    'Use emailaddress',
  ]);
});
