import { describe, expect, it } from 'vitest';
import { claimTypeUri } from '../../../../server/src/catalog/index.ts';
import { expectClean, expectFindings, expectFixed } from '../../support/lint.ts';

const id = 'case-sensitive-pattern';
const test = (type: string, pattern: string) =>
  `c:[type == "${type}", value =~ "${pattern}"] => issue(claim = c);`;

describe(id, () => {
  it('puts (?i) in front where names have letters', () => {
    const found = (pattern: string) => test(claimTypeUri.upn, pattern);
    expectFixed(id, found('^jane@contoso\\.com$'), found('(?i)^jane@contoso\\.com$'));
    const [problem] = expectFindings(id, test(claimTypeUri.windowsAccountName, '⟦^CONTOSO\\\\⟧'));
    expect(problem?.message).toBe(
      'Upper and lower case differ here, but not in account names. Put `(?i)` in front.',
    );
    expect(problem?.severity).toBe('information');
    expectFindings(id, test('http://contoso.example/claims/mail', '⟦@contoso\\.com$⟧'));
  });

  it.each([
    [claimTypeUri.upn, '(?i)^jane@'],
    [claimTypeUri.upn, '^(?i)jane@'],
    [claimTypeUri.upn, '(?i:jane)@'],
    [claimTypeUri.upn, '^[0-9]+@'],
    [claimTypeUri.upn, '^(jane'],
    [claimTypeUri.groupSid, '^S-1-5-21-'],
    [claimTypeUri.role, '^Auditor$'],
    ['http://contoso.example/claims/department', '^sales$'],
  ])('leaves %s: %s alone', (type, pattern) => {
    expectClean(id, test(type, pattern));
  });
});
