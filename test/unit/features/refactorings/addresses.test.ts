import { describe, expect, it } from 'vitest';
import { claimTypeUri } from '../../../../server/src/catalog/index.ts';
import { addressRefactorings } from '../../../../server/src/features/refactorings/addresses.ts';
import { addressText } from '../../../../server/src/regex/addresses.ts';
import { RuleSet } from '../../../../server/src/syntax/ruleSet.ts';
import { marked } from '../../support/marked.ts';
import { stopwatch } from '../../support/stopwatch.ts';

/** The titles offered where `‸` stands, and the text after the first. */
function at(source: string) {
  const { text, cursor } = marked(source);
  const [first, ...others] = addressRefactorings(RuleSet.parse(text), cursor, cursor);
  expect(others).toEqual([]);
  if (!first) return undefined;
  expect(first.kind).toBe('refactor.rewrite');
  const after = [...first.edits]
    .sort((a, b) => b.start - a.start)
    .reduce((result, { start, end, newText }) => result.slice(0, start) + newText + result.slice(end), text);
  return { title: first.title, after };
}

const rule = (test: string, type: string = claimTypeUri.forwardedClientIp) =>
  `@RuleName = "First"\n=> issue(Type = "a", Value = "b");\n\nNOT exists([Type == "${type}", Value ${test}]) => issue(Type = "x", Value = "y");`;

describe('a list of addresses', () => {
  it.each([
    ['== "203.0.113.0/26‸"', '=~ "\\b203\\.0\\.113\\.(6[0-3]|[1-5]?[0-9])\\b"'],
    ['== "‸203.0.113.7, 198.51.100.20"', '=~ "\\b(198\\.51\\.100\\.20|203\\.0\\.113\\.7)\\b"'],
    ['=~ "203.0.113.7|‸198.51.100.20"', '=~ "\\b(198\\.51\\.100\\.20|203\\.0\\.113\\.7)\\b"'],
    [
      '!= "10.0.0.0/8;‸192.168.0.0/16"',
      '!~ "\\b(10\\.[0-9]+\\.[0-9]+\\.[0-9]+|192\\.168\\.[0-9]+\\.[0-9]+)\\b"',
    ],
    ['!~ "10.1.2.*‸"', '!~ "\\b10\\.1\\.2\\.[0-9]+\\b"'],
  ])('%s', (test, after) => {
    expect(at(rule(test))).toEqual({ title: 'Convert address list into an expression', after: rule(after) });
  });

  it('is converted under any claim type', () => {
    const type = 'http://contoso.example/claims/address';
    expect(at(rule('== "10.1.2.0/24‸"', type))?.after).toBe(rule('=~ "\\b10\\.1\\.2\\.[0-9]+\\b"', type));
  });

  it('may be one address where the claim holds addresses', () => {
    expect(at(rule('== "203.0.113.7‸"'))?.title).toBe('Convert address into an expression');
    expect(at(rule('== "203.0.113.7‸"', 'http://contoso.example/claims/version'))).toBeUndefined();
  });

  it('may be long', () => {
    const list = Array.from({ length: 2000 }, (_, i) => addressText(2 ** 31 + i * 7919)).join(' ');
    const time = stopwatch();
    expect(at(rule(`== "‸${list}"`))?.after).toContain('=~ "\\b128\\.');
    expect(time()).toBeLessThan(1000);
  });

  it.each([
    ['== "‸office"'],
    ['== "203.0.113.7, ‸office"'],
    ['== "2001:db8::/32‸"'],
    ['=~ "\\b203\\.0\\.113\\.7‸\\b"'],
    ['==‸ "203.0.113.0/26"'],
    ['== "‸"'],
  ])('is not seen in %s', (test) => {
    expect(at(rule(test))).toBeUndefined();
  });

  it('is not looked for where there is no rule, or half a rule', () => {
    expect(at('‸')).toBeUndefined();
    expect(at('c:[Type == "a", Value == "10.1.2.0/24‸')?.title).toBe(
      'Convert address list into an expression',
    );
    expect(at('c:[Type == "a", Value "10.1.2.0/24‸"')).toBeUndefined();
  });
});
