import { describe, it } from 'vitest';
import { expectClean, expectFindings } from '../../support/lint.ts';

const id = 'catastrophic-backtracking';
const type = 'http://contoso.example/claims/login';
const test = (pattern: string) => `c:[Type == "${type}", Value =~ "${pattern}"] => issue(claim = c);`;

describe(id, () => {
  it('finds repeats within repeats', () => {
    expectFindings(id, test('^⟦([a-z]+)*⟧@'));
    expectFindings(id, test('^⟦(\\w+\\s?)+⟧$'));
  });

  it('finds them in RegExReplace', () => {
    expectFindings(
      id,
      `c:[Type == "${type}"] => issue(Type = "a", Value = RegExReplace(c.Value, "^⟦(a+)+⟧$", ""), ValueType = RegExReplace(c.Value, "^⟦(x+x+)+⟧y", ""));`,
    );
  });

  it.each(['^[a-z]+@[a-z]+$', '^[^@]+@(.+)$', '(?<domain>[^\\\\]+)\\\\(?<user>.+)', '^(a+', '(\\.[a-z]+)*$'])(
    'leaves %s alone',
    (pattern) => {
      expectClean(id, test(pattern));
    },
  );
});
