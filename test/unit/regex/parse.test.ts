import { describe, expect, test } from 'vitest';
import { maxDepth, parseRegex, parseReplacement, walk } from '../../../server/src/regex/index.ts';

/** The messages about a pattern. */
function messages(pattern: string): string[] {
  return parseRegex(pattern).errors.map(({ message }) => message);
}

describe('messages', () => {
  test.each([
    [
      '*.contoso.com',
      '"*" has nothing to repeat. Write something before it, or write "\\*" for the character itself.',
    ],
    [
      'a**',
      '"*" repeats what is repeated already. Put that into a group, or write "\\*" for the character itself.',
    ],
    ['CONTOSO\\jane', '"\\j" means nothing in .NET. Write "\\\\j" for a backslash before "j".'],
    ['a_\\_', '"\\_" means nothing in .NET. Write "_".'],
    ['(a', 'Group has no end: ")" is missing.'],
    ['a)', '")" closes nothing. Write "\\)" for the character itself.'],
    ['[a', 'Class has no end: "]" is missing. Write "\\[" for the character itself.'],
    ['[z-a]', 'Range is the wrong way round: "z-a".'],
    ['a\\', '"\\" at the end of the pattern means nothing. Write "\\\\" for the character itself.'],
    ['(?P<n>a)', '.NET does not know "(?P". Write "(?<name>…)" for a group and "\\k<name>" to refer to it.'],
    ['(?[^x]+)', '"(?[" begins no group that .NET knows.'],
    ['\\k<nope>', 'There is no group named "nope".'],
    ['(a)\\2', 'There is no group 2.'],
    ['\\p{Greek}', '"Greek" is no Unicode category. Write "IsGreek".'],
    [
      '\\p{Latin}',
      '"Latin" is neither a Unicode category, such as "Lu", nor a named block, such as "IsGreek".',
    ],
    ['\\p{_xmlW}', '"_xmlW" is not documented and not supported here.'],
    ['a{3,2}', '"{3,2}" is the wrong way round: the lower number comes first.'],
  ])('%s', (pattern, message) => {
    expect(messages(pattern)).toEqual([message]);
  });

  test('several errors come in order', () => {
    const { errors } = parseRegex('\\y[z-a]**(');
    expect(errors.map(({ code }) => code)).toEqual([
      'unknownEscape',
      'reversedRange',
      'nestedQuantifier',
      'unclosedGroup',
    ]);
  });
});

describe('limits', () => {
  test('deep groups are refused by name', () => {
    const deep = (depth: number) => '('.repeat(depth) + ')'.repeat(depth);
    expect(parseRegex(deep(maxDepth)).errors).toEqual([]);
    expect(parseRegex(deep(maxDepth + 1)).errors).toMatchObject([{ code: 'notSupported', start: maxDepth }]);
    expect(parseRegex('('.repeat(200_000)).errors).toMatchObject([{ code: 'notSupported' }]);
  });

  test('deep classes are refused by name', () => {
    const deep = (depth: number) => `${'[a-'.repeat(depth)}[b]${']'.repeat(depth)}`;
    expect(parseRegex(deep(maxDepth - 1)).errors).toEqual([]);
    expect(parseRegex(deep(200_000)).errors).toMatchObject([{ code: 'notSupported' }]);
  });
});

describe('tree', () => {
  test('options are resolved', () => {
    const cased = [...walk(parseRegex('a(?i)b(?-i:c)d'))].filter((node) => node.kind === 'character');
    expect(cased.map(({ ignoreCase }) => ignoreCase)).toEqual([false, true, false, true]);
  });

  test('groups are numbered, those without a name first', () => {
    expect(parseRegex('(?<b>x)(y)(?<7>z)(?<a>w)').groups).toEqual([
      { number: 1, name: '1' },
      { number: 2, name: 'b' },
      { number: 3, name: 'a' },
      { number: 7, name: '7' },
    ]);
  });

  test('a repeat holds its item, its bounds and its place', () => {
    const [repeat] = [...walk(parseRegex('(?x)ab {2,} ?'))].filter((node) => node.kind === 'repeat');
    expect(repeat).toMatchObject({
      start: 5,
      end: 13,
      quantifierStart: 7,
      min: 2,
      max: Infinity,
      lazy: true,
    });
    expect(repeat?.item).toMatchObject({ kind: 'character', code: 0x62, start: 5, end: 6 });
  });
});

test('a replacement has parts with ranges', () => {
  const { groups } = parseRegex('(?<user>a)');
  expect(parseReplacement('D\\${user}-${x}$$', groups)).toEqual({
    errors: [],
    parts: [
      { kind: 'text', text: 'D\\', start: 0, end: 2 },
      { kind: 'group', number: 1, start: 2, end: 9 },
      { kind: 'text', text: '-', start: 9, end: 10 },
      { kind: 'unknownGroup', name: 'x', text: '${x}', start: 10, end: 14 },
      { kind: 'text', text: '$', start: 14, end: 16 },
    ],
  });
});
