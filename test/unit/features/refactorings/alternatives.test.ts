import { describe, expect, it } from 'vitest';
import { alternativesRefactorings as offer } from '../../../../server/src/features/refactorings/alternatives.ts';
import { expectRefactored, titles } from './apply.ts';

const action = ' => issue(claim = c);';

describe('alternatives into rules', () => {
  it.each([
    ['"^(a|b‸)$"', ['"^a$"', '"^b$"']],
    ['"‸a|b|c"', ['"a"', '"b"', '"c"']],
    ['"(?i)^a$|^‸b$"', ['"(?i)^a$"', '"(?i)^b$"']],
    ['"^(?i)(?:a|b)‸$"', ['"^(?i)a$"', '"^(?i)b$"']],
    ['"x(1|2)y(3|‸4)"', ['"x(1|2)y3"', '"x(1|2)y4"']],
    ['"^x(a(b|‸c)|d)$"', ['"^x(ab|d)$"', '"^x(ac|d)$"']],
  ])('%s', (pattern, patterns) => {
    expectRefactored(
      offer,
      `c:[Type == "t", Value =~ ${pattern}]${action}`,
      patterns.map((one) => `c:[Type == "t", Value =~ ${one}]${action}`).join('\n\n'),
      /^Split into/,
    );
  });

  it('gives each its name', () => {
    expectRefactored(
      offer,
      '@RuleName = "Mail"\nexists([Value =~ "^Microsoft\\.Exchange\\.(Pop‸|Imap)$"]) => issue(Type = "t", Value = "v");\n',
      '@RuleName = "Mail: Pop"\nexists([Value =~ "^Microsoft\\.Exchange\\.Pop$"]) => issue(Type = "t", Value = "v");\n\n@RuleName = "Mail: Imap"\nexists([Value =~ "^Microsoft\\.Exchange\\.Imap$"]) => issue(Type = "t", Value = "v");\n',
    );
  });

  it('adds the semicolon that the last rule may lack', () => {
    expectRefactored(
      offer,
      'c:[Value =~ "a|‸b"] => issue(claim = c)',
      'c:[Value =~ "a"] => issue(claim = c);\n\nc:[Value =~ "b"] => issue(claim = c);',
    );
  });

  it('under `not exists`: conditions of one rule', () => {
    expectRefactored(
      offer,
      'not exists([Type == "t", Value =~ "^(a‸|b)$"]) => issue(Type = "u", Value = "v");',
      'not exists([Type == "t", Value =~ "^a$"])\n && not exists([Type == "t", Value =~ "^b$"]) => issue(Type = "u", Value = "v");',
    );
  });

  it.each([
    `c:[Value !~ "a|‸b"]${action}`,
    `c:[Value == "a|‸b"]${action}`,
    `c:[Value =~ "(?!a|‸b)c"]${action}`,
    `c:[Value =~ "(a|‸b)+"]${action}`,
    `c:[Value =~ "(a|‸b)\\1"]${action}`,
    `c:[Value =~ "((?i)a|‸b)"]${action}`,
    `c:[Value =~ "(x|y)z‸z(1|2)"]${action}`,
    `c:[Value =~ "(a|‸b"]${action}`,
    'count([Value =~ "a|‸b"]) > 1 => issue(Type = "u", Value = "v");',
  ])('not for %s', (source) => {
    expect(titles(offer, source)).toEqual([]);
  });
});

describe('two rules into one', () => {
  const rule = (test: string, name = '') => `${name}c:[Type == "t", ${test}]${action}`;

  it.each([
    ['Value == "a.b"', 'Value == "c"', 'Value =~ "^(a\\.b|c)$"'],
    ['Value =~ "^a$"', 'Value == "b"', 'Value =~ "^(a|b)$"'],
    ['Value == "c"', 'Value =~ "^(a|b)$"', 'Value =~ "^(c|a|b)$"'],
    ['Value =~ "^(?i)a$"', 'Value =~ "^(?i)b$"', 'Value =~ "^(?i)(a|b)$"'],
    ['Value =~ "a"', 'Value =~ "^b"', 'Value =~ "a|^b"'],
    ['Value =~ "(?i)a"', 'Value =~ "b"', 'Value =~ "(?:(?i)a)|(?:b)"'],
  ])('%s and %s', (a, b, both) => {
    expectRefactored(offer, `‸${rule(a)}\n\n${rule(b)}\n`, `${rule(both)}\n`, 'Join with the rule below');
    expectRefactored(offer, `${rule(a)}\n\n‸${rule(b)}\n`, `${rule(both)}\n`, 'Join with the rule above');
  });

  it('whatever their names and layout', () => {
    expectRefactored(
      offer,
      `@RuleName = "A"\n‸${rule('Value == "a"')}\n\n@RuleName = "B"\nc:[ type=="t",\n value == "b"]\n => ISSUE(claim = c);`,
      `@RuleName = "A"\n${rule('Value =~ "^(a|b)$"')}`,
    );
  });

  it('also the type, and in `exists`', () => {
    expectRefactored(
      offer,
      'exists([Type == "a"‸]) => issue(Type = "u", Value = "v"); exists([Type == "b"]) => issue(Type = "u", Value = "v");',
      'exists([Type =~ "^(a|b)$"]) => issue(Type = "u", Value = "v");',
    );
  });

  it.each([
    ['Value == "a"', 'Value == "a"'],
    ['Value != "a"', 'Value != "b"'],
    ['Value == "a"', 'Value != "b"'],
    ['Value == "a"', 'Issuer == "b"'],
    ['Value == "a", Issuer == "x"', 'Value == "b", Issuer == "y"'],
    ['Value =~ "("', 'Value =~ "b"'],
    ['Properties["a"] == "v"', 'Properties["b"] == "v"'],
  ])('not %s and %s', (a, b) => {
    expect(titles(offer, `‸${rule(a)}\n${rule(b)}`)).toEqual([]);
  });

  it('not where the action differs, a condition is negated or a rule is broken', () => {
    expect(titles(offer, '=> issue(Type = "u", Value = "‸a"); => issue(Type = "u", Value = "b");')).toEqual(
      [],
    );
    const not = (value: string) => `not exists([Value == "${value}"]) => issue(Type = "u", Value = "v");`;
    expect(titles(offer, `‸${not('a')}\n${not('b')}`)).toEqual([]);
    expect(
      titles(offer, `‸${rule('Value == "a"')}\nc:[Type == "t", Value == ] => issue(claim = c);`),
    ).toEqual([]);
  });

  it('what was split can be joined again', () => {
    expectRefactored(
      offer,
      `‸c:[Value =~ "^a$"]${action}\n\nc:[Value =~ "^b$"]${action}`,
      `c:[Value =~ "^(a|b)$"]${action}`,
    );
  });
});
