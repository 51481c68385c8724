import { describe, expect, it } from 'vitest';
import { expectClean, expectFindings, expectFixed } from '../../support/lint.ts';

const id = 'pattern-matches-everything';
const type = 'http://contoso.example/claims/group';
const test = (pattern: string, operator = '=~') =>
  `c:[Type == "${type}", Value ${operator} "${pattern}"] => issue(claim = c);`;

describe(id, () => {
  it.each([
    ['staff⟦|⟧', 'staff'],
    ['⟦|⟧staff', 'staff'],
    ['staff⟦|⟧|guest', 'staff|guest'],
    ['(staff⟦|⟧)', '(staff)'],
    ['^staff$⟦|⟧', '^staff$'],
  ])('%s has an empty alternative', (pattern, right) => {
    expectFindings(id, test(pattern));
    expectFixed(id, test(pattern), test(right));
    expectClean(id, test(right));
  });

  it.each(['', '(staff)*', 'x?', '^', '$', '^a*', 'a*$', '(?i)', '|', '(a|b*)'])(
    '%s is found in every value',
    (pattern) => {
      const [problem] = expectFindings(
        id,
        test(pattern).replace(`"${pattern}"]`, `⟦"${pattern}"⟧]`).replace('"|"', '"|"'),
      );
      expect(problem?.message).toBe('Every value matches this, so the test always holds.');
      expectFixed(id, test(pattern), `c:[Type == "${type}"] => issue(claim = c);`);
    },
  );

  it('says that the opposite never holds, and leaves the repair to the reader', () => {
    const [problem] = expectFindings(id, test('⟦', '!~').replace('"⟦"', '⟦""⟧'));
    expect(problem?.message).toBe('Every value matches this, so the test never holds.');
    expect(problem?.fixes).toBeUndefined();
  });

  it.each([
    ...[
      '.*',
      '.+',
      '^.*$',
      '^.+$',
      '(.*)',
      '(?i).*',
      '^(?!staff$)',
      '^(?!10\\.1\\.)',
      '^$',
      '^a*$',
      '^(a|)$',
      '\\b',
      '(?=a)',
    ],
    ...['staff', '^(staff|)x', '('],
  ])('leaves %s alone', (pattern) => {
    expectClean(id, test(pattern));
  });
});
