import { expect, test } from 'vitest';
import { matchesGlob } from '../../../server/src/semantics/stageGlob.ts';
import { stopwatch } from '../support/stopwatch.ts';

test.each([
  ['*.mfa.adfsrule', 'a/b/x.mfa.adfsrule'],
  ['x.adfsrule', 'a/x.adfsrule'],
  ['**/x.adfsrule', 'x.adfsrule'],
  ['**/x.adfsrule', 'a/b/x.adfsrule'],
  ['a/**', 'a/b/x.adfsrule'],
  ['a/**/x.adfsrule', 'a/x.adfsrule'],
  ['./a/x.adfsrule', 'a/x.adfsrule'],
  ['/home/*/x.adfsrule', '/home/a/x.adfsrule'],
  ['?.adfsrule', 'x.adfsrule'],
  ['[a-c]?[!x].adfsrule', 'bxy.adfsrule'],
  ['{a,b/{c,d}}/x.adfsrule', 'b/d/x.adfsrule'],
  ['x.{mfa,authz}.adfsrule', 'a/x.authz.adfsrule'],
  ['a/x{1.adfsrule', 'a/x{1.adfsrule'],
  ['a/[x].adfsrule', 'a/[x].adfsrule'],
  ['**', 'a/b'],
  ['a*b*c', 'aXbYbc'],
])('%s means %s', (pattern, path) => {
  expect(matchesGlob(pattern, path)).toBe(true);
});

test.each([
  ['*.mfa.adfsrule', 'mfa.adfsrule'],
  ['a/*.adfsrule', 'a/b/x.adfsrule'],
  ['a/*.adfsrule', 'b/a/x.adfsrule'],
  ['X.adfsrule', 'x.adfsrule'],
  ['?.adfsrule', 'xx.adfsrule'],
  ['[!a].adfsrule', 'a.adfsrule'],
  ['x.adfsrule', 'x.adfsrule.bak'],
  ['', 'x.adfsrule'],
  ['a/**/b', 'a/c'],
])('%s does not mean %s', (pattern, path) => {
  expect(matchesGlob(pattern, path)).toBe(false);
});

test('no pattern takes long', () => {
  const time = stopwatch();
  expect(matchesGlob('*a'.repeat(200), 'a'.repeat(5000).concat('b'))).toBe(false);
  expect(matchesGlob('**/'.repeat(100).concat('x'), 'a/'.repeat(300).concat('b'))).toBe(false);
  expect(matchesGlob('{a,b,c}'.repeat(60), 'x')).toBe(false);
  expect(time()).toBeLessThan(2000);
});
