import { describe, expect, it } from 'vitest';
import { claimTypeUri } from '../../../../server/src/catalog/index.ts';
import { expectClean, expectFindings, expectFixed } from '../../support/lint.ts';

const id = 'sid-suffix-without-dash';
const test = (pattern: string, type: string = claimTypeUri.groupSid) =>
  `c:[Type == "${type}", Value =~ "${pattern}"] => issue(claim = c);`;

describe(id, () => {
  it.each([
    ['⟦515$⟧', '-515$'],
    ['(?i)⟦515$⟧', '(?i)-515$'],
    ['.*⟦515$⟧', '.*-515$'],
    ['⟦(512|519)$⟧', '-(512|519)$'],
    ['⟦512$|519$⟧', '-512$|-519$'],
  ])('%s', (pattern, right) => {
    expectFixed(id, test(pattern), test(right));
    expectFindings(id, test(pattern));
    expectClean(id, test(right));
  });

  it.each(['-515$', '^S-1-5-21-.*-515$', '515', '[-]515$', '\\b515$'])('leaves %s alone', (pattern) => {
    expectClean(id, test(pattern));
  });

  it('looks at SIDs only', () => {
    expectClean(id, test('515$', 'http://contoso.example/claims/building'));
  });

  it('says which other SID matches', () => {
    const [problem] = expectFindings(id, test('⟦515$⟧'));
    expect(problem?.message).toBe(
      'Every SID that ends in these digits matches, such as one that ends in `-1515`. Write `-515$`.',
    );
  });
});
