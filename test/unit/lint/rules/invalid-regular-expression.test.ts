import { describe, it } from 'vitest';
import { expectClean, expectFindings, expectFixed } from '../../support/lint.ts';

const id = 'invalid-regular-expression';
const test = (pattern: string, replacement: string) =>
  `c:[Type == "http://contoso.example/claims/login"] => issue(Type = "x", Value = RegExReplace(c.Value, "${pattern}", "${replacement}"));`;

describe(id, () => {
  it('marks what is wrong', () => {
    expectFindings(id, 'c:[Type == "a", Value =~ "⟦(⟧staff"] => issue(claim = c);');
    expectFindings(id, 'c:[Type == "a", Value !~ "staff⟦)⟧"] => issue(claim = c);');
  });

  it('leaves what it does not know alone', () => {
    expectClean(id, `c:[Type == "a", Value =~ "${'('.repeat(300)}${')'.repeat(300)}"] => issue(claim = c);`);
    expectClean(id, 'c:[Type == "a", Value == "("] => issue(claim = c);');
  });

  it('puts the name of a group back that the replacement asks for', () => {
    expectFixed(id, test('^.+@(?[^@]+)$', '${domain}'), test('^.+@(?<domain>[^@]+)$', '${domain}'));
    expectFixed(id, test('(?[^\\\\]+)\\\\(?.+)', '${user}'), test('(?:[^\\\\]+)\\\\(?<user>.+)', '${user}'));
    expectFixed(
      id,
      test('(?\\w+)\\\\(?.+)', '${user}@${domain}'),
      test('(?<user>\\w+)\\\\(?<domain>.+)', '${user}@${domain}'),
    );
  });
});
