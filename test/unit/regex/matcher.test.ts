import { describe, expect, test } from 'vitest';
import { createMatcher, groupOf, replace } from '../../../server/src/regex/index.ts';
import { stopwatch } from '../support/stopwatch.ts';
import { matcherOf, showMatches } from './row.ts';

describe('match', () => {
  test('begins where it is told, and look-behinds see what is before', () => {
    expect(matcherOf('a').match('aba', 1)).toMatchObject({ status: 'match', index: 2, length: 1 });
    expect(matcherOf('(?<=a)b').match('ab', 1)).toMatchObject({ index: 1 });
    expect(matcherOf('^b').match('ab', 1).status).toBe('noMatch');
    expect(matcherOf('\\Gb').match('ab', 1)).toMatchObject({ index: 1 });
    expect(matcherOf('a').match('aba', 9).status).toBe('noMatch');
  });

  test('gives all captures of a group by number and by name', () => {
    const result = matcherOf('(?<x>a|b)+(c)?').match('abb');
    if (result.status !== 'match') throw new Error(result.status);
    expect(groupOf(result, 'x')).toEqual({
      number: 2,
      name: 'x',
      success: true,
      index: 2,
      length: 1,
      captures: [
        { index: 0, length: 1 },
        { index: 1, length: 1 },
        { index: 2, length: 1 },
      ],
    });
    expect(groupOf(result, 1)).toMatchObject({ success: false, index: 0, length: 0, captures: [] });
    expect(groupOf(result, 'y')).toBeUndefined();
  });

  test('can be asked again and again', () => {
    const matcher = matcherOf('(a)|(b)');
    expect(showMatches(matcher.matchAll('ab').matches, 'ab')).toBe('a@0 1=a 2=- | b@1 1=- 2=b');
    expect(showMatches(matcher.matchAll('b').matches, 'b')).toBe('b@0 1=- 2=b');
  });

  test('takes characters as UTF-16 code units', () => {
    expect(matcherOf('^.$').isMatch('😀')).toBe('noMatch');
    expect(matcherOf('^..$').isMatch('😀')).toBe('match');
  });
});

describe('budget', () => {
  const explosive = ['(a+)+$', '^(\\w+\\s?)*$', '(a|a)*b', '^(([a-z])+.)+[A-Z]([a-z])+$', '(?:a?){40}a{40}b'];

  test.each(explosive)('%s ends in time', (pattern) => {
    const time = stopwatch();
    expect(matcherOf(pattern).match(`${'a'.repeat(40)}!`).status).toBe('tookTooLong');
    expect(time()).toBeLessThan(1000);
  });

  test('is kept to', () => {
    expect(matcherOf('(a+)+$').match(`${'a'.repeat(40)}!`, 0, 100)).toEqual({
      status: 'tookTooLong',
      steps: 101,
    });
    expect(matcherOf('(a+)+$').isMatch(`${'a'.repeat(40)}!`, 100)).toBe('tookTooLong');
    expect(matcherOf('a').matchAll('aaaa', 5)).toMatchObject({ status: 'tookTooLong' });
    expect(replace(matcherOf('a'), 'aaaa', 'b', 5)).toMatchObject({ status: 'tookTooLong' });
  });

  test('is enough for long texts and deep repeats', () => {
    const long = 'ab'.repeat(50_000);
    expect(matcherOf('^(?:a|b)*$').isMatch(long, 2_000_000)).toBe('match');
    expect(matcherOf('^(ab)+$').match(long)).toMatchObject({ length: 100_000 });
    expect(matcherOf('^.*x').isMatch(long)).toBe('noMatch');
  });

  test('ends huge counts', () => {
    expect(matcherOf('(?:){2147483647}').isMatch('')).toBe('tookTooLong');
    expect(matcherOf('((a{0,2147483647}){0,2147483647})*b').isMatch('aaa')).toBe('noMatch');
    expect(matcherOf('a{2147483647}').isMatch('aaa')).toBe('noMatch');
  });
});

describe('replace', () => {
  test('leaves a text alone in which nothing matches', () => {
    expect(replace(matcherOf('x'), 'abc', '-')).toMatchObject({ status: 'replaced', text: 'abc', count: 0 });
  });

  test('refuses a number that .NET cannot read', () => {
    expect(replace(matcherOf('a'), 'a', '$99999999999')).toMatchObject({
      status: 'badReplacement',
      errors: [{ code: 'numberTooLarge', start: 1, end: 12 }],
    });
  });
});

test('a wrong pattern has no matcher but errors', () => {
  expect(createMatcher('a**')).toMatchObject({
    ok: false,
    errors: [{ code: 'nestedQuantifier', start: 2, end: 3 }],
  });
});
