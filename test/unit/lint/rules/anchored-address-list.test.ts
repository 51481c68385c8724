import { describe, it } from 'vitest';
import { claimTypeUri } from '../../../../server/src/catalog/index.ts';
import { expectClean, expectFindings, expectFixed } from '../../support/lint.ts';

const id = 'anchored-address-list';
const test = (pattern: string, type: string = claimTypeUri.forwardedClientIp) =>
  `exists([Type == "${type}", Value =~ "${pattern}"]) => issue(Type = "x", Value = "y");`;

describe(id, () => {
  it.each([
    ['^203\\.0\\.113\\.7$', '\\b203\\.0\\.113\\.7\\b'],
    ['^203\\.0\\.113\\.7$|^198\\.51\\.100\\.20$', '\\b203\\.0\\.113\\.7\\b|\\b198\\.51\\.100\\.20\\b'],
    ['^(203\\.0\\.113\\.7|198\\.51\\.100\\.20)$', '\\b(203\\.0\\.113\\.7|198\\.51\\.100\\.20)\\b'],
    ['^(?i)203\\.0\\.113\\.[0-9]+$', '\\b(?i)203\\.0\\.113\\.[0-9]+\\b'],
  ])('%s', (pattern, right) => {
    expectFindings(id, test(`⟦${pattern}⟧`));
    expectFixed(id, test(pattern), test(right));
    expectClean(id, test(right));
  });

  it.each([
    '^203\\.0\\.113\\.7',
    '203\\.0\\.113\\.7$',
    '^203\\.0\\.113\\.7(,.*)?$',
    '^(.*,\\s*)?203\\.0\\.113\\.7$',
    '^.*203\\.0\\.113\\.7.*$',
    '^$',
    '^office$',
    '^(203$',
  ])('leaves %s alone', (pattern) => {
    expectClean(id, test(pattern));
  });

  it('leaves claims with one address alone', () => {
    expectClean(id, test('^203\\.0\\.113\\.7$', claimTypeUri.clientIp));
  });
});
