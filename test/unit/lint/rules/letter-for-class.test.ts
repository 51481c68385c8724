import { describe, expect, it } from 'vitest';
import { expectClean, expectFindings, expectFixed, fixTitles } from '../../support/lint.ts';

const id = 'letter-for-class';

it('a letter without its backslash is found', () => {
  expectFindings(id, 'c:[Type == "a", Value =~ "^APP-(⟦[^d]⟧{12})-"] => issue(claim = c);');
  expectFindings(id, 'c:[Type == "a", Value !~ "^⟦[^s]⟧+$"] => issue(claim = c);');
  expectFindings(
    id,
    'c:[Type == "a"] => issue(Type = "b", Value = RegExReplace(c.Value, "x(⟦[^w]⟧*|⟦[^d]⟧{2,3})-", "$1"));',
  );
});

it('digits are written where so many are asked for', () => {
  const text = 'c:[Type == "a", Value =~ "^([^d]{12})-"] => issue(claim = c);';
  expect(fixTitles(id, text)).toEqual(['Write \\d', 'Write \\D']);
  expectFixed(id, text, 'c:[Type == "a", Value =~ "^(\\d{12})-"] => issue(claim = c);');
  expect(fixTitles(id, text.replace('{12}', '+'))).toEqual(['Write \\D', 'Write \\d']);
});

describe('these are left alone', () => {
  it.each([
    '[\\d]{12}',
    '[^\\d]+',
    '[^dw]+',
    '[^a]+',
    '[^d]',
    '[^d]?x',
    '[^d]*d',
    '[d]{2}',
    '[^d-f]{3}',
    '([',
  ])('%s', (pattern) => expectClean(id, `c:[Type == "a", Value =~ "${pattern}"] => issue(claim = c);`));

  it('text that is no pattern', () => {
    expectClean(id, 'c:[Type == "a", Value == "[^d]{12}"] => issue(Type = "b", Value = "[^d]+");');
  });
});
