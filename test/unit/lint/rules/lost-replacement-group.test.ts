import { describe, expect, it } from 'vitest';
import { expectClean, expectFindings, expectFixed, fixTitles } from '../../support/lint.ts';

const id = 'lost-replacement-group';
const test = (pattern: string, replacement: string) =>
  `c:[Type == "http://contoso.example/claims/login"] => issue(Type = "x", Value = regexreplace(c.Value, "${pattern}", ${replacement}));`;

describe(id, () => {
  it('finds a reference without its dollar sign', () => {
    expectFindings(id, test('^.+\\\\(?<user>.+)$', '"⟦{user}⟧"'));
    expectFixed(
      id,
      test('(?<domain>[^\\\\]+)\\\\(?<user>.+)', '"FABRIKAM\\{user}"'),
      test('(?<domain>[^\\\\]+)\\\\(?<user>.+)', '"FABRIKAM\\${user}"'),
    );
  });

  it('finds a replacement that leaves nothing', () => {
    expectFindings(id, test('^(?<user>[^@]+)@.+$', '⟦""⟧'));
    expectFixed(id, test('^(?<user>[^@]+)@.+$', '""'), test('^(?<user>[^@]+)@.+$', '"${user}"'));
    const both = test('(?<domain>[^\\\\]+)\\\\(?<user>.+)', '""');
    expect(fixTitles(id, both)).toEqual(['Write ${domain}', 'Write ${user}']);
  });

  it('finds a name without braces', () => {
    expectFindings(id, test('^(?<user>[^@]+)@.+$', '"⟦$user⟧@x"'));
    expectFixed(id, test('^(?<user>[^@]+)@.+$', '"X\\$user"'), test('^(?<user>[^@]+)@.+$', '"X\\${user}"'));
  });

  it.each([
    ['^(?<user>[^@]+)@.+$', '"$$user"'],
    ['^(?<user>[^@]+)@.+$', '"$other$1"'],
    ['^(?<user>[^@]+)@.+$', '"${user}"'],
    ['(?<domain>@.+)$', '""'],
    ['^(?<prefix>CONTOSO)', '""'],
    ['^([^@]+)@.+$', '""'],
    ['^[^@]+@(?<d>.+)$', '"{other}"'],
    ['^(?<d>.+)$', '"$1"'],
    ['^(?<d>.+$', '""'],
    ['^(?<d>.+)$', 'c.Type'],
  ])('leaves %s and %s alone', (pattern, replacement) => {
    expectClean(id, test(pattern, replacement));
  });
});
