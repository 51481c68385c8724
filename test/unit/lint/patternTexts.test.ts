import { describe, expect, it } from 'vitest';
import { correction, patternTexts } from '../../../server/src/lint/patternTexts.ts';
import { parseRegex } from '../../../server/src/regex/index.ts';

function textsOf(pattern: string): readonly string[] {
  return patternTexts(parseRegex(pattern)).texts.map(({ text }) => text);
}

describe('the texts of a pattern', () => {
  it.each([
    ['abc', ['abc']],
    ['^(?i)a\\.b$', ['a.b']],
    ['a.b|c', ['a.b', 'c']],
    ['^x(1|2)y(3|4)$', ['x1y3', 'x1y4', 'x2y3', 'x2y4']],
    ['\\b(?:a|b+|c)\\b', ['a', 'c']],
    ['a[bc]', []],
    ['', []],
    ['(a', []],
  ])('%s', (pattern, texts) => expect(textsOf(pattern)).toEqual(texts));

  it('are no list where there are too many, or too long ones', () => {
    expect(textsOf('(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)')).toEqual([]);
    expect(textsOf('a'.repeat(100_000))).toEqual([]);
    expect(textsOf('(a|b)'.repeat(20_000))).toEqual([]);
  });

  it('say whether they are compared whole, and whether case counts', () => {
    expect(patternTexts(parseRegex('^(?i)a$'))).toMatchObject({ ignoreCase: true, whole: true });
    expect(patternTexts(parseRegex('a$'))).toMatchObject({ ignoreCase: false, whole: false });
  });
});

describe('a text is corrected in its place', () => {
  function corrected(pattern: string, index: number, right: string): string | undefined {
    const text = patternTexts(parseRegex(pattern)).texts[index];
    const edit = text && correction(text, right);
    return edit && pattern.slice(0, edit.start) + edit.newText + pattern.slice(edit.end);
  }

  it.each([
    ['^x\\.Rpc$', 0, 'x.RPC', '^x\\.RPC$'],
    ['a|Bc|d', 1, 'bC', 'a|bC|d'],
    ['http:s', 0, 'https:s', 'https:s'],
    ['ab', 0, 'a.b', 'a\\.b'],
    ['abcc', 0, 'abc', 'abc'],
    ['ab', 0, 'abc', 'abc'],
  ])('%s', (pattern, index, right, after) => expect(corrected(pattern, index, right)).toBe(after));

  it('but not where its letters are scattered', () => {
    expect(corrected('x(A|b)yZ', 0, 'xayz')).toBeUndefined();
  });
});
