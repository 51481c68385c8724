import { describe, expect, it } from 'vitest';
import { claimTypeUri } from '../../../../server/src/catalog/index.ts';
import { expectClean, expectFindings, expectFixed, fixTitles } from '../../support/lint.ts';

const id = 'unanchored-pattern';
const mfa = { stage: 'additionalAuthentication' } as const;
const domain = 'S-1-5-21-1004336348-1177238915-682003330';
const test = (type: string, pattern: string) =>
  `exists([Type == "${type}", Value =~ "${pattern}"]) => issue(Type = "x", Value = "y");`;

const { groupSid, upn, windowsAccountName, role, clientIp, forwardedClientIp } = claimTypeUri;

describe(id, () => {
  it.each([
    ['a SID', groupSid, `${domain}-1104`, `${domain}-1104$`],
    ['a SID with a start', groupSid, `^(?i)${domain}-1104`, `^(?i)${domain}-1104$`],
    ['the number of a group', groupSid, '-512', '-512$'],
    ['digits of a SID', groupSid, '512', '-512$'],
    ['a choice of SIDs', groupSid, `${domain}-(512|519)`, `${domain}-(512|519)$`],
    ['a domain of a UPN', upn, '(?i)@contoso\\.com', '(?i)@contoso\\.com$'],
    ['the end of a domain', upn, '(?i)contoso\\.com$', '(?i)@contoso\\.com$'],
    ['an address', upn, '(?i)jane@contoso\\.com', '(?i)^jane@contoso\\.com$'],
    ['an address with an end', upn, 'jane@contoso\\.com$', '^jane@contoso\\.com$'],
    [
      'two addresses',
      upn,
      '^jane@contoso\\.com|^joe@contoso\\.com',
      '(^jane@contoso\\.com|^joe@contoso\\.com)$',
    ],
    ['an account', windowsAccountName, '(?i)CONTOSO\\\\jane', '(?i)^CONTOSO\\\\jane$'],
    ['a word in an account', windowsAccountName, 'admin', '^admin$'],
    ['a role', role, 'Auditor', '^Auditor$'],
    ['an IP address', clientIp, '10\\.1\\.2\\.3', '\\b10\\.1\\.2\\.3\\b'],
    [
      'an IP address in a list',
      forwardedClientIp,
      '10\\.1\\.2\\.3|10\\.1\\.2\\.4',
      '\\b(10\\.1\\.2\\.3|10\\.1\\.2\\.4)\\b',
    ],
    ['an IP address with a start', clientIp, '^10\\.1\\.2\\.3', '^10\\.1\\.2\\.3\\b'],
    ['the start of an IP address', clientIp, '10\\.1\\.', '\\b10\\.1\\.[0-9]+\\.[0-9]+\\b'],
    ['two numbers between borders', clientIp, '\\b10\\.1\\b', '\\b10\\.1\\b\\.[0-9]+\\.[0-9]+\\b'],
    ['one number', forwardedClientIp, '\\b10\\.', '\\b10\\.[0-9]+\\.[0-9]+\\.[0-9]+\\b'],
    ['one digit', clientIp, '^10\\.1\\.2\\.[0-5]', '^10\\.1\\.2\\.[0-5]\\b'],
  ])('%s', (_what, type, pattern, right) => {
    expectFindings(id, test(type, `⟦${pattern}⟧`), mfa);
    expectFixed(id, test(type, pattern), test(type, right), mfa);
    expectClean(id, test(type, right), mfa);
  });

  it.each([
    [groupSid, '-515$'],
    [groupSid, '^S-1-5-21-'],
    [groupSid, `^${domain}`],
    [groupSid, `^${domain}-`],
    [groupSid, 'S-1-5-32-544'],
    [groupSid, `${domain}-1104\\b`],
    [groupSid, `${domain}-11\\d+`],
    [groupSid, 'customer group'],
    [upn, '(?i)@contoso\\.com$'],
    [upn, '(?i)[@.]contoso\\.com$'],
    [upn, '^svc-'],
    [upn, 'svc-'],
    [upn, '^jane'],
    [upn, '.*admin.*'],
    [upn, '^.+@contoso\\.com$'],
    [upn, ''],
    [upn, '(jane'],
    [windowsAccountName, '^CONTOSO\\\\'],
    [windowsAccountName, '\\\\jane$'],
    [role, '^Audit'],
    [role, '-admins$'],
    [clientIp, '\\b10\\.1\\.2\\.3\\b'],
    [clientIp, '^10\\.1\\.2\\.3$'],
    [clientIp, '^10\\.1\\.2\\.\\d+'],
    [clientIp, '^10\\.1\\.'],
    [clientIp, '\\b203\\.0\\.113\\.'],
    [clientIp, '\\.7$'],
    [clientIp, '\\b10(\\.[0-9]+){3}\\b'],
    [clientIp, '.*'],
    [clientIp, '^192\\.168\\.1\\.77'],
    [forwardedClientIp, '(^|,)\\s*10\\.1\\.2\\.3\\s*(,|$)'],
    [forwardedClientIp, '(?<!\\d)10\\.1\\.2\\.3(?!\\d)'],
    [claimTypeUri.clientUserAgent, 'Outlook'],
    [claimTypeUri.endpointAbsolutePath, '/adfs/ls'],
    [claimTypeUri.clientApplication, 'ActiveSync'],
    [claimTypeUri.authenticationMethodsReferences, 'multipleauthn'],
    [claimTypeUri.insideCorporateNetwork, 'false'],
    ['http://contoso.example/claims/department', 'sales'],
  ])('leaves %s: %s alone', (type, pattern) => {
    expectClean(id, test(type, pattern), mfa);
  });

  it('looks only where access is decided', () => {
    expectClean(id, test(groupSid, `${domain}-1104`));
    expectClean(id, test(groupSid, `${domain}-1104`), { stage: 'issuance' });
    expectFindings(id, test(groupSid, `⟦${domain}-1104⟧`), { stage: 'authorization' });
  });

  it('offers the domains below a domain as well', () => {
    expect(fixTitles(id, test(upn, '(?i)contoso\\.com$'), mfa)).toEqual([
      'Write (?i)@contoso\\.com$',
      'Write (?i)[@.]contoso\\.com$',
    ]);
  });

  it('names an address that gets in', () => {
    const [problem] = expectFindings(id, test(clientIp, '⟦10\\.1\\.2\\.3⟧'), mfa);
    expect(problem?.message).toBe(
      'Other addresses match as well, such as 10.1.2.30. Write all four numbers with `\\b` at both ends.',
    );
  });

  it('reads types that start with https, as copied documentation has them', () => {
    expectFindings(id, test(groupSid.replace('http:', 'https:'), `⟦${domain}-1104⟧`), mfa);
  });
});
