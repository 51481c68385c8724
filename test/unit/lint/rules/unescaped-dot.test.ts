import { describe, expect, it } from 'vitest';
import { claimTypeUri } from '../../../../server/src/catalog/index.ts';
import { expectClean, expectFindings, expectFixed, fixTitles } from '../../support/lint.ts';

const id = 'unescaped-dot';
const own = 'http://contoso.example/claims/domain';
const test = (type: string, pattern: string, operator = '=~') =>
  `c:[Type == "${type}", Value ${operator} "${pattern}"] => issue(claim = c);`;

describe(id, () => {
  it.each([
    [claimTypeUri.upn, '(?i)@⟦contoso.com⟧$'],
    [claimTypeUri.upn, '(?i)@⟦mail\\.contoso.com⟧$'],
    [claimTypeUri.upn, '(?i)^⟦jane.doe⟧@contoso\\.com$'],
    [claimTypeUri.emailAddress, '⟦contoso.de⟧$'],
    [claimTypeUri.emailAddress, '@(⟦contoso.com⟧|fabrikam\\.com)$'],
    [own, '^⟦contoso.com⟧$'],
    [own, '@⟦contoso.internal⟧'],
    [own, '^⟦10.1.2.3⟧$'],
    [claimTypeUri.clientIp, '^⟦203.0.113.7⟧$'],
    [claimTypeUri.forwardedClientIp, '\\b⟦203\\.0.113⟧\\.[0-9]+\\b'],
    [claimTypeUri.forwardedClientIp, '\\b10\\.\\d+⟦.⟧\\d{1,3}\\.1\\b'],
    [claimTypeUri.forwardedClientIp, '\\b⟦192.168⟧.(1|2).7\\b'],
  ])('%s: %s', (type, pattern) => {
    expectFindings(id, test(type, pattern));
    expectFindings(id, test(type, pattern, '!~'));
  });

  it.each([
    [claimTypeUri.upn, '(?i)@contoso\\.com$'],
    [claimTypeUri.upn, '(?i)@contoso[.]com$'],
    [claimTypeUri.upn, '^.+@contoso\\.com$'],
    [claimTypeUri.forwardedClientIp, '\\b203\\.0\\.113\\.7\\b'],
    [claimTypeUri.forwardedClientIp, '10\\.1\\..*'],
    [claimTypeUri.clientApplication, 'Microsoft.Exchange.ActiveSync|Microsoft.Exchange.RPC'],
    [claimTypeUri.clientUserAgent, 'Mozilla/5.0'],
    [claimTypeUri.endpointAbsolutePath, '/adfs/services/trust/2005.usernamemixed'],
    [claimTypeUri.authenticationMethodsReferences, '^http://schemas.microsoft.com/claims/multipleauthn$'],
    [claimTypeUri.groupSid, 'S-1-5-21.*-512$'],
    [own, 'version 1.2'],
    [own, 'https?://sts.contoso.com/adfs'],
    [own, 'a.b'],
    [own, '(contoso.com'],
  ])('leaves %s: %s alone', (type, pattern) => {
    expectClean(id, test(type, pattern));
  });

  it('leaves claim types and issuers alone', () => {
    expectClean(
      id,
      'c:[Type =~ "^http://schemas.contoso.com$", Issuer =~ "^sts.contoso.com$"] => issue(claim = c);',
    );
    expectClean(id, test(claimTypeUri.upn, 'contoso.com', '=='));
  });

  it('looks into RegExReplace, but not into its replacement', () => {
    const replace = (pattern: string) =>
      `c:[Type == "${own}"] => issue(Type = "mail", Value = RegExReplace(c.Value, "${pattern}", "@fabrikam.com"));`;
    expectFindings(id, replace('@⟦contoso.com⟧$'));
    expectClean(id, replace('@contoso\\.com$'));
    expectClean(id, replace('(?<start>^.{1,50}).+$'));
  });

  it('escapes all dots of the pattern', () => {
    expectFixed(
      id,
      test(claimTypeUri.forwardedClientIp, '\\b(⟦10.1.2.3⟧|10\\.1.2.4)\\b'),
      test(claimTypeUri.forwardedClientIp, '\\b(10\\.1\\.2\\.3|10\\.1\\.2\\.4)\\b'),
    );
    expect(fixTitles(id, test(claimTypeUri.upn, '@⟦contoso.com⟧$'))).toEqual(['Escape the dot']);
    const [problem] = expectFindings(id, test(claimTypeUri.upn, '@⟦contoso.com⟧$'));
    expect(problem?.message).toBe(
      'A dot stands for any character: `contosoxcom` matches as well. Write `\\.` for a dot.',
    );
    expect(problem?.fixes?.[0]?.safe).toBe(true);
  });
});
