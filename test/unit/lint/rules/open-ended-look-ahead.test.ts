import { describe, it } from 'vitest';
import { claimTypeUri } from '../../../../server/src/catalog/index.ts';
import { expectClean, expectFindings, expectFixed } from '../../support/lint.ts';

const id = 'open-ended-look-ahead';
const test = (pattern: string) =>
  `exists([Type == "${claimTypeUri.clientIp}", Value =~ "${pattern}"]) => issue(Type = "x", Value = "y");`;

describe(id, () => {
  it('finds an address and a SID that can go on', () => {
    expectFindings(id, test('^(?!⟦203\\.0\\.113\\.7⟧)'));
    expectFindings(id, test('^(?!⟦203.0.113.7⟧)'));
    expectFindings(id, test('^(?!192\\.0\\.2\\.77|⟦203\\.0\\.113\\.7⟧)'));
    expectFindings(id, test('^(?!⟦S-1-5-21-1-2-3-1104⟧).*$'));
  });

  it.each([
    '^(?!203\\.0\\.113\\.7\\b)',
    '^(?!203\\.0\\.113\\.7$)',
    '^(?!203\\.0\\.113\\.)',
    '^(?!203\\.0\\.113\\.77)',
    '^(?!admin)',
    '(?=203\\.0\\.113\\.7)',
    '^(?!',
  ])('leaves %s alone', (pattern) => {
    expectClean(id, test(pattern));
  });

  it('ends each of them', () => {
    expectFixed(
      id,
      test('^(?!⟦203\\.0\\.113\\.7⟧|203\\.0\\.113\\.9)'),
      test('^(?!203\\.0\\.113\\.7\\b|203\\.0\\.113\\.9\\b)'),
    );
  });
});
