import { describe, expect, it } from 'vitest';
import { expectClean, expectFindings, expectFixed, fixTitles } from '../../support/lint.ts';

const id = 'regex-without-match';
const application = 'http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-client-application';
const group = 'http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid';
const account = 'http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname';

describe('regular expressions behind == and != are found', () => {
  it.each([
    `c:[Type == "${application}", Value == "⟦Microsoft.Exchange.RPC|Microsoft.Exchange.Mapi⟧"] => issue(claim = c);`,
    `c:[value != "⟦(/adfs/ls/)|(/adfs/oauth2/)⟧", type == "http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-endpoint-absolute-path"] => issue(claim = c);`,
    `c:[Type == "${group}", Value == "⟦^S-1-5-21-1-2-3-512$⟧"] => issue(claim = c);`,
    'c:[Type == "http://contoso.example/a", Value == "⟦(?i)finance⟧"] => issue(claim = c);',
    'c:[Type == "http://contoso.example/a", Value == "⟦.+@contoso\\.example⟧"] => issue(claim = c);',
    'c:[Type == "⟦http://contoso.example/.*⟧"] => issue(claim = c);',
    'c:[Type == "a", Issuer == "⟦^(AD AUTHORITY|LOCAL AUTHORITY)$⟧"] => issue(claim = c);',
  ])('%s', (marked) => void expectFindings(id, marked));
});

describe('plain text that only looks like one is left alone', () => {
  it.each([
    `c:[Type == "${account}", Value == "CONTOSO\\PC01$"] => issue(claim = c);`,
    `c:[Type == "${account}", Value == "CONTOSO\\daniel"] => issue(claim = c);`,
    `c:[Type == "${account}", Value == "CONTOSO\\s.berg"] => issue(claim = c);`,
    'c:[Type == "http://contoso.example/a", Value == "Sales|North"] => issue(claim = c);',
    'c:[Type == "http://contoso.example/a", Value == "https://fabrikam.example/?a=b&c=(d)"] => issue(claim = c);',
    'c:[Type == "http://contoso.example/a", Value == "R&D (Berlin) [new]"] => issue(claim = c);',
    'c:[Type == "http://contoso.example/a", Value == "50 %+"] => issue(claim = c);',
    `c:[Type == "${group}", Value =~ "^S-1-5-21-1-2-3-512$"] => issue(claim = c);`,
    'c:[Type == "a"] => issue(Type = "b", Value = "^x|y$");',
  ])('%s', (text) => expectClean(id, text));
});

describe('the repair', () => {
  it('makes an expression of a list that holds at both ends', () => {
    expectFixed(
      id,
      `c:[Type == "${application}", Value == "Microsoft.Exchange.RPC|Microsoft.Exchange.Mapi"] => issue(claim = c);`,
      `c:[Type == "${application}", Value =~ "^(Microsoft\\.Exchange\\.RPC|Microsoft\\.Exchange\\.Mapi)$"] => issue(claim = c);`,
    );
    expectFixed(
      id,
      `c:[Type == "${application}", Value!="(Microsoft.Exchange.RPC)|(Microsoft.Exchange.Mapi)"] => issue(claim = c);`,
      `c:[Type == "${application}", Value!~"^(Microsoft\\.Exchange\\.RPC|Microsoft\\.Exchange\\.Mapi)$"] => issue(claim = c);`,
    );
  });

  it('changes the operator alone where the text is an expression already', () => {
    expectFixed(
      id,
      'c:[Type == "a", Value == "^(?i)finance$"] => issue(claim = c);',
      'c:[Type == "a", Value =~ "^(?i)finance$"] => issue(claim = c);',
    );
  });

  it('or takes the plain text that the expression stands for', () => {
    expectFixed(
      id,
      `c:[Type == "${group}", Value == "^S-1-5-21-1-2-3-512$"] => issue(claim = c);`,
      `c:[Type == "${group}", Value == "S-1-5-21-1-2-3-512"] => issue(claim = c);`,
      { title: /the text/ },
    );
  });

  it('is not offered where .NET would reject the expression', () => {
    expect(fixTitles(id, 'c:[Type == "a", Value == "^(finance"] => issue(claim = c);')).toEqual([]);
  });
});
