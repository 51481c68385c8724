import { describe, it } from 'vitest';
import { expectClean, expectFindings, expectFixed } from '../../support/lint.ts';

const id = 'blank-in-pattern';
const test = (pattern: string) =>
  `c:[Type == "http://contoso.example/claims/group", Value =~ "${pattern}"] => issue(claim = c);`;

describe(id, () => {
  it.each([
    ['^(?i)⟦ ⟧staff$', '^(?i)staff$'],
    ['(?i)⟦  ⟧staff$', '(?i)staff$'],
    ['^⟦ ⟧staff', '^staff'],
    ['staff⟦ ⟧$', 'staff$'],
    ['⟦ ⟧^staff$', '^staff$'],
    ['^⟦ ⟧staff $', '^staff$'],
    ['^.⟦ ⟧+@fabrikam', '^.+@fabrikam'],
    ['^[^@]⟦ ⟧+@fabrikam', '^[^@]+@fabrikam'],
    ['(^⟦ ⟧staff$)', '(^staff$)'],
  ])('%s', (pattern, right) => {
    expectFindings(id, test(pattern));
    expectFixed(id, test(pattern), test(right));
    expectClean(id, test(right));
  });

  it.each(['^Domain Admins$', 'a +b', '(?x) ^ staff $', '^\\ staff', '^[ ]staff', '^( staff', ' staff'])(
    'leaves %s alone',
    (pattern) => {
      expectClean(id, test(pattern));
    },
  );
});
