import { describe, it } from 'vitest';
import { expectClean, expectFindings, expectFixed } from '../../support/lint.ts';

const id = 'pattern-matches-empty-text-only';
const test = (pattern: string) =>
  `c:[Type == "http://contoso.example/claims/group", Value =~ "${pattern}"] => issue(claim = c);`;

describe(id, () => {
  it.each([
    ['^⟦(?!staff)$⟧', '^(?!staff$)'],
    ['^⟦(?!staff|guest)$⟧', '^(?!(staff|guest)$)'],
    ['^(?i)^⟦(?!staff)$⟧', '^(?i)^(?!staff$)'],
    ['(?i)^⟦(?!(a|b))$⟧', '(?i)^(?!(a|b)$)'],
  ])('%s', (pattern, right) => {
    expectFindings(id, test(pattern));
    expectFixed(id, test(pattern), test(right));
    expectClean(id, test(right));
  });

  it.each(['^(?!staff).*$', '^(?!staff$)', '^(?!a)(?!b)', '^$', '(?!staff)$', '^(?=a)$', '^(?!a$'])(
    'leaves %s alone',
    (pattern) => {
      expectClean(id, test(pattern));
    },
  );
});
