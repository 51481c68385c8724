import { describe, expect, test } from 'vitest';
import {
  alternatives,
  catastrophic,
  exactLiterals,
  groupNames,
  isAnchoredEnd,
  isAnchoredStart,
  literalPrefix,
  type PatternRange,
  parseRegex,
  unescapedDots,
} from '../../../server/src/regex/index.ts';

/** The pattern with its ranges marked: `⟦…⟧`. */
function mark(pattern: string, ranges: readonly PatternRange[]): string {
  let text = pattern;
  for (const { start, end } of [...ranges].sort((a, b) => b.start - a.start)) {
    text = `${text.slice(0, start)}⟦${text.slice(start, end)}⟧${text.slice(end)}`;
  }
  return text;
}

test('groupNames', () => {
  const found = groupNames(parseRegex("(a)(?<user>b)(?'d'c)(?<3>e)(?<-user>f)"));
  expect(found).toEqual([
    { name: 'user', number: 2, start: 3, end: 13 },
    { name: 'd', number: 4, start: 13, end: 20 },
  ]);
});

test.each([
  ['⟦jack⟧|⟦jill⟧'],
  ['^(⟦jack⟧|⟦jill⟧)$'],
  ['^(?:(?i)⟦jack⟧|⟦(jill|joe)⟧)$'.replace('⟦jack', '⟦jack')],
  ['⟦^jack$⟧'],
  ['⟦a(b|c)⟧'],
])('alternatives %s', (marked) => {
  const pattern = marked.replace(/[⟦⟧]/g, '');
  const expected = marked.includes('(?i)') ? marked.replace('(?i)⟦', '⟦(?i)') : marked;
  expect(mark(pattern, alternatives(parseRegex(pattern)))).toBe(expected);
});

test.each([
  ['^a', true, false],
  ['^(?i)a|^b$', true, false],
  ['^(a|b)$', true, true],
  ['(^a|^b)\\z', true, true],
  ['a|^b', false, false],
  ['(?m)^a$', false, false],
  ['\\Aa\\Z', true, true],
  ['(?=^)a', true, false],
  ['a$?', false, false],
  ['\\b^a$\\b', true, true],
])('anchors of %s', (pattern, start, end) => {
  const tree = parseRegex(pattern);
  expect([isAnchoredStart(tree), isAnchoredEnd(tree)]).toEqual([start, end]);
});

test.each([
  ['^/adfs/ls', '/adfs/ls'],
  ['(ab)c+d', 'abc'],
  ['ab*', 'a'],
  ['(?i)1-ab', '1-'],
  ['a|b', ''],
  ['(?=x)a', 'a'],
])('literalPrefix of %s', (pattern, prefix) => {
  expect(literalPrefix(parseRegex(pattern))).toBe(prefix);
});

describe('exactLiterals', () => {
  test.each([
    ['^(jack|jill)$', ['jack', 'jill'], true, true],
    ['^jack$|^jill$', ['jack', 'jill'], true, true],
    ['contoso\\.com$', ['contoso.com'], false, true],
    ['colou?r', ['colour', 'color'], false, false],
    ['^(a|b)(c|d)$', ['ac', 'ad', 'bc', 'bd'], true, true],
  ])('%s', (pattern, values, anchoredStart, anchoredEnd) => {
    expect(exactLiterals(parseRegex(pattern))).toEqual({
      values,
      anchoredStart,
      anchoredEnd,
      ignoreCase: false,
    });
  });

  test.each(['a.b', 'a+', '[ab]', 'a^b', '(?=a)b', '(a)\\1', '\\ba', '(?:a|b){2}', 'a**'])(
    'none in %s',
    (pattern) => {
      expect(exactLiterals(parseRegex(pattern))).toBeUndefined();
    },
  );

  test('tells that case is ignored, where there is case', () => {
    expect(exactLiterals(parseRegex('(?i)ab'))?.ignoreCase).toBe(true);
    expect(exactLiterals(parseRegex('(?i)12'))?.ignoreCase).toBe(false);
  });

  test('gives up on long lists', () => {
    expect(exactLiterals(parseRegex('(a|b|c|d)'.repeat(5)))).toBeUndefined();
  });
});

test.each([
  ['contoso⟦.⟧com$'],
  ['^192⟦.⟧168⟦.⟧1⟦.⟧7$'],
  ['(contoso|fabrikam)⟦.⟧(com|net)'],
  ['contoso\\.com'],
  ['a.*b'],
  ['a.+?b'],
  ['^.a'],
  ['[a].b'],
  ['(a|b*).c'],
])('unescapedDots %s', (marked) => {
  const pattern = marked.replace(/[⟦⟧]/g, '');
  expect(mark(pattern, unescapedDots(parseRegex(pattern)))).toBe(marked);
});

describe('catastrophic', () => {
  test.each([
    ['⟦(a+)+⟧$', 'exponential'],
    ['^⟦(\\w+\\s?)*⟧$', 'exponential'],
    ['⟦(a|a)*⟧b', 'exponential'],
    ['^⟦(([a-z])+.)+⟧[A-Z]([a-z])+$', 'exponential'],
    ['⟦(x+x+)+⟧y', 'exponential'],
    ['⟦\\d+\\d+⟧$', 'polynomial'],
    ['⟦.*.*.*⟧x', 'polynomial'],
  ])('%s', (marked, growth) => {
    const pattern = marked.replace(/[⟦⟧]/g, '');
    const found = catastrophic(parseRegex(pattern));
    expect(mark(pattern, found)).toBe(marked);
    expect(found.map((one) => one.growth)).toEqual([growth]);
  });

  test.each([
    '^[^@]+@[^@]+$',
    '(?>a+)+$',
    '.*foo.*bar',
    '^\\s+|\\s+$',
    '^(?:.*)*$',
    '(?i)^(.*)@(.*)\\.(.*)$',
    '^(?=.*a)(?=.*b).*$',
    '(\\w+,)*\\w+$',
    '(a|ab)*c',
    '^(?:\\d{1,3}\\.){3}\\d{1,3}$',
    '(a+)+',
    '(a+',
  ])('silent on %s', (pattern) => {
    expect(catastrophic(parseRegex(pattern))).toEqual([]);
  });
});
