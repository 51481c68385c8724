import { describe, expect, it } from 'vitest';
import { expectClean, expectFindings, expectFixed, fixTitles } from '../../support/lint.ts';

const id = 'boolean-value';
const inside = 'http://schemas.microsoft.com/ws/2012/01/insidecorporatenetwork';
const permit = 'http://schemas.microsoft.com/authorization/claims/permit';

describe('anything but true and false is found', () => {
  it.each([
    `c:[Type == "${inside}", Value == "⟦True⟧"] => issue(claim = c);`,
    `c:[value != "⟦FALSE⟧", type == "${inside}"] => issue(claim = c);`,
    `c:[Type == "${inside}", Value == "⟦yes⟧"] => issue(claim = c);`,
    `c:[Type == "${inside}", Value =~ "^⟦True⟧$"] => issue(claim = c);`,
    `=> issue(Type = "${inside}", Value = "⟦True⟧");`,
    // The type is wrong too; both are found at once.
    `c:[Type == "${inside.replace('http:', 'https:')}", Value == "⟦True⟧"] => issue(claim = c);`,
    `c:[Type == "${inside}", Value == "⟦True⟧"`,
  ])('%s', (marked) => void expectFindings(id, marked));
});

describe('these are left alone', () => {
  it.each([
    `c:[Type == "${inside}", Value == "true"] => issue(claim = c);`,
    `c:[Type == "${inside}", Value =~ "^(?i)True$"] => issue(claim = c);`,
    `c:[Type == "${inside}", Value =~ "^(true|True)$"] => issue(claim = c);`,
    `c:[Type == "${inside}", Value =~ "^[Tt]rue$"] => issue(claim = c);`,
    `=> issue(Type = "${permit}", Value = "True");`,
    'c:[Type == "http://contoso.example/claims/member", Value == "True"] => issue(claim = c);',
    // Other lint rules speak here.
    `c:[Type == "${inside}", Value == "^(?i)true$"] => issue(claim = c);`,
    `c:[Type == "${inside}", Value == "true "] => issue(claim = c);`,
    `c:[Type == "${inside}", Value == "{inside}"] => issue(claim = c);`,
  ])('%s', (text) => expectClean(id, text));
});

it('the repair writes the value that is meant', () => {
  expectFixed(
    id,
    `c:[Type == "${inside}", Value == "True"] => issue(claim = c);`,
    `c:[Type == "${inside}", Value == "true"] => issue(claim = c);`,
  );
  expectFixed(
    id,
    `c:[Type == "${inside}", Value =~ "^True$"] => issue(claim = c);`,
    `c:[Type == "${inside}", Value =~ "^true$"] => issue(claim = c);`,
  );
  expect(fixTitles(id, `c:[Type == "${inside}", Value == "no"] => issue(claim = c);`)).toEqual(['Use false']);
  expect(fixTitles(id, `c:[Type == "${inside}", Value == "maybe"] => issue(claim = c);`)).toEqual([
    'Use true',
    'Use false',
  ]);
});

it('only another case is repaired unseen', () => {
  const safe = (value: string): boolean | undefined =>
    expectFindings(id, `c:[Type == "${inside}", Value == "⟦${value}⟧"] => issue(claim = c);`)[0]?.fixes?.[0]
      ?.safe;
  expect(safe('True')).toBe(true);
  expect(safe('1')).toBe(false);
});
