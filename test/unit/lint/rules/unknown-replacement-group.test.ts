import { describe, expect, it } from 'vitest';
import { expectClean, expectFindings, expectFixed } from '../../support/lint.ts';

const id = 'unknown-replacement-group';
const test = (pattern: string, replacement: string) =>
  `c:[Type == "http://contoso.example/claims/login"] => issue(Type = "x", Value = RegExReplace(c.Value, "${pattern}", "${replacement}"));`;

describe(id, () => {
  it('finds a reference to a group that is not there', () => {
    const [problem] = expectFindings(id, test('^.+@([^@]+)$', 'http://⟦${domain}⟧/'));
    expect(problem?.message).toContain('`(?<domain>…)` becomes `(?…)`');
    const [plain] = expectFindings(id, test('^CONTOSO-', 'role/⟦${account}⟧'));
    expect(plain?.message).toBe(
      'The pattern has no group `account`, so `${account}` stays in the result as it is.',
    );
    expectFindings(id, test('^(.+)@', '⟦$2⟧'));
  });

  it('proposes the group that is nearly called so', () => {
    expectFixed(id, test('^(?<user>.+)@', '${User}'), test('^(?<user>.+)@', '${user}'));
    expectFixed(id, test('^(?<domain>.+)@', '${domian}'), test('^(?<domain>.+)@', '${domain}'));
  });

  it('is content with groups that are there, and with other text', () => {
    expectClean(id, test('^(?<user>.+)@(.+)$', '${user} $1 $$2 $& {user}'));
    expectClean(id, test('^(.+', '${user}'));
  });
});
