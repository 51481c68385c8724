import { describe, expect, it } from 'vitest';
import {
  choicesOf,
  defaultOf,
  fillSnippet,
  regexEscaped,
} from '../../../../client/src/starters/snippetText.ts';

const fill = (body: string, fillings: Readonly<Record<number, string | null>>) =>
  fillSnippet(body, new Map(Object.entries(fillings).map(([stop, text]) => [Number(stop), text])));

describe('filling a snippet', () => {
  it('replaces what is answered and leaves the rest to the editor', () => {
    expect(fill('${1:Name} is ${2:one}$0', { 2: 'two' })).toBe('${1:Name} is two$0');
  });

  it('takes the signs of the snippet language literally', () => {
    expect(fill('"${1:x}"', { 1: '^a\\.b{2}$' })).toBe('"^a\\\\.b{2\\}\\$"');
  });

  it('finds the end of a default that holds signs', () => {
    expect(fill('${1:{0\\}}; ${2|a,b|};', { 1: 'x', 2: 'y' })).toBe('x; y;');
  });

  it('takes an entry of a list out with its comma', () => {
    const body = '("${3:a}", "${4:b}") ";${5:mail},${6:sn};{0\\}"';
    expect(fill(body, { 3: 'u", "v', 4: null, 5: 'x,y', 6: null })).toBe('("u", "v") ";x,y;{0\\}"');
  });
});

describe('what a snippet says about a tab stop', () => {
  it('is its default', () => {
    expect(defaultOf('^${2:203\\\\.0\\\\.113\\\\.7}', 2)).toBe('203\\.0\\.113\\.7');
    expect(defaultOf('${1|a,b|}', 1)).toBe('a');
    expect(defaultOf('${1:a}', 2)).toBe('');
  });

  it('is what there is to choose from', () => {
    expect(choicesOf('x ${2|a\\,1,b|} y', 2)).toEqual(['a,1', 'b']);
    expect(choicesOf('${1:a}', 1)).toEqual([]);
  });
});

it('a text becomes the expression that matches it and nothing else', () => {
  const text = 'a.b+c(d)[e]{2}^$|\\*?@contoso.example';
  expect(new RegExp(`^${regexEscaped(text)}$`).test(text)).toBe(true);
  expect(new RegExp(`^${regexEscaped('a.b')}$`).test('axb')).toBe(false);
});
