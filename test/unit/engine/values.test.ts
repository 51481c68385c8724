import { describe, expect, it } from 'vitest';
import { createClaim } from '../../../server/src/engine/index.ts';
import { errorCodes, issued, result, run, texts } from './run.ts';

const string = 'http://www.w3.org/2001/XMLSchema#string';

describe('3.6 Regular expressions', () => {
  const replace = (value: string, pattern: string, replacement: string) =>
    issued(`c:[] => issue(Type = "t", Value = RegExReplace(c.Value, "${pattern}", "${replacement}"));`, [
      `a=${value}`,
    ])[0];

  it.each([
    [
      'named groups',
      'CONTOSO\\jane',
      '^(?<domain>[^\\\\]+)\\\\(?<user>.+)$',
      '${user}@${domain}',
      't=jane@CONTOSO',
    ],
    ['numbered groups', 'jane.doe', '^(\\w+)\\.(\\w+)$', '$2 $1', 't=doe jane'],
    ['every match is replaced', '+49 (30) 12', '[^0-9]', '', 't=493012'],
    ['without a match the input stays', 'abc', 'x', 'y', 't=abc'],
    ['$$ is a dollar', '5', '(\\d)', '$$$1', 't=$5'],
    ['$& and $_', 'ab', 'b', '[$&|$_]', 't=a[b|ab]'],
    ["$' and $`", 'abc', 'b', "[$'$`]", 't=a[ca]c'],
    ['$+ is the last group', 'ab', '(a)(b)', '$+', 't=b'],
    [
      'a backslash in a replacement is literal',
      'jane',
      '^(?<user>.+)$',
      'FABRIKAM\\${user}',
      't=FABRIKAM\\jane',
    ],
    ['(?i) after ^', 'CONTOSO', '^(?i)contoso$', 'x', 't=x'],
    ['lookahead', 'ab', 'a(?!c)', 'x', 't=xb'],
  ])('%s', (_, value, pattern, replacement, expected) => {
    expect(replace(value, pattern, replacement)).toBe(expected);
  });

  it('$ also matches before a final line feed', () => {
    expect(issued('c:[Value =~ "a$"] => issue(Type = "t", Value = "x");', ['a=a\n'])).toEqual(['t=x']);
    expect(issued('c:[Value =~ "a\\z"] => issue(Type = "t", Value = "x");', ['a=a\n'])).toEqual([]);
  });

  it('named groups are numbered after unnamed ones, as in .NET', () => {
    expect(replace('ab', '(?<n>a)(b)', '$1-$2')).toBe('t=b-a');
  });

  it('a pattern that .NET rejects is an error, wherever it stands', () => {
    const [error] = result('exists([Type == "no"]) && c:[Value =~ "(a"] => issue(claim = c);', []).errors;
    expect(error?.code).toBe('invalid-regular-expression');
    expect(error?.message).toMatch(/^The regular expression `\(a` is invalid in \.NET\. /);
    expect(errorCodes('c:[] => issue(Type = "t", Value = RegExReplace(c.Value, "[", ""));', [])).toEqual([
      'invalid-regular-expression',
    ]);
    expect(
      errorCodes('c:[] => issue(Type = "t", Value = RegExReplace("x", c.Value, ""));', ['a=((']),
    ).toEqual(['invalid-regular-expression']);
  });

  it('a pattern that is not supported is an error only when it is used', () => {
    const deep = `${'('.repeat(300)}a${')'.repeat(300)}`;
    const rules = `c:[Type == "a", Value =~ "${deep}"] => issue(claim = c);`;
    expect(issued(rules, ['b=a'])).toEqual([]);
    expect(errorCodes(rules, ['a=a'])).toEqual(['not-supported']);
  });
});

describe('3.7 Defaults of a created claim', () => {
  it('Issuer and OriginalIssuer are LOCAL AUTHORITY, ValueType is string, there are no properties', () => {
    expect(run('=> issue(Type = "t", Value = "v");').issued).toEqual([
      {
        type: 't',
        value: 'v',
        valueType: string,
        issuer: 'LOCAL AUTHORITY',
        originalIssuer: 'LOCAL AUTHORITY',
        properties: {},
      },
    ]);
  });

  it('everything can be set, Properties several times', () => {
    const rules =
      'c:[] => issue(Type = "t", Value = "v", ValueType = c.ValueType, Issuer = c.Issuer, OriginalIssuer = c.OriginalIssuer, Properties["a"] = "1", Properties["b"] = c.Value, Properties["__proto__"] = "2");';
    const [claim] = run(rules, [
      { type: 'a', value: 'x', valueType: 'urn:vt', issuer: 'I', originalIssuer: 'O' },
    ]).issued;
    expect(claim).toMatchObject({ valueType: 'urn:vt', issuer: 'I', originalIssuer: 'O' });
    expect(Object.entries(claim?.properties ?? {})).toEqual([
      ['a', '1'],
      ['b', 'x'],
      ['__proto__', '2'],
    ]);
  });

  it('issue(claim = c) copies all properties (2.5)', () => {
    const claim = createClaim({
      type: 'a',
      value: 'x',
      valueType: 'urn:vt',
      issuer: 'I',
      originalIssuer: 'O',
      properties: { k: 'p' },
    });
    expect(run('c:[] => issue(claim = c);', [claim]).issued).toEqual([claim]);
  });

  it('Value is optional; an empty value is kept and marked (section 8, no. 17)', () => {
    const { issued: claims, notes } = run(
      '@RuleName = "empty"\n=> issue(Type = "t"); => add(Type = "u", Value = ""); exists([Type == "u", Value == ""]) => issue(Type = "found", Value = "x");',
    );
    expect(texts(claims)).toEqual(['t=', 'found=x']);
    expect(notes.map(({ code, rule }) => [code, rule?.name])).toEqual([
      ['empty-value', 'empty'],
      ['empty-value', null],
    ]);
  });

  it('\\x22 is a quotation mark in a value of type JSON, and text in others (1.4; section 8, no. 3)', () => {
    const json = 'http://www.w3.org/2001/XMLSchema#json';
    expect(issued(`=> issue(Type = "t", ValueType = "${json}", Value = "{\\x22max\\x22:3}");`)).toEqual([
      't={"max":3}',
    ]);
    expect(issued('=> issue(Type = "t", Value = "{\\x22max\\x22:3}");')).toEqual(['t={\\x22max\\x22:3}']);
    expect(issued('c:[Value =~ "^\\x22x\\x22$"] => issue(claim = c);', ['a="x"'])).toEqual(['a="x"']);
  });

  it('text is joined and calls nest (2.6)', () => {
    const rules =
      'c:[] => issue(Type = "t", Value = "+" + RegExReplace(RegExReplace(c.Value, "[^0-9]", ""), "^0", "49") + "!");';
    expect(issued(rules, ['a=0 30-12'])).toEqual(['t=+493012!']);
  });
});

describe('3.8 Duplicates', () => {
  it('claims with the same type and value are one claim of the output, with all rules behind it', () => {
    const rules =
      '@RuleName = "one"\n=> issue(Type = "t", Value = "v"); @RuleName = "two"\n=> issue(Type = "t", Value = "v", Issuer = "I");';
    const { issued: claims, origins, notes } = run(rules);
    expect(claims).toHaveLength(1);
    expect(claims[0]?.issuer).toBe('LOCAL AUTHORITY');
    expect(origins[0]?.rules.map(({ name }) => name)).toEqual(['one', 'two']);
    expect(notes.map(({ code }) => code)).toEqual(['merged-duplicates']);
  });

  it('different values of one type stay different claims', () => {
    expect(issued('c:[] => issue(claim = c);', ['a=1', 'a=2', 'a=1'])).toEqual(['a=1', 'a=2']);
  });

  it('more than one Name ID makes the request fail, which a note says', () => {
    const nameId = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier';
    const { notes } = run(`c:[Type == "u"] => issue(Type = "${nameId}", Value = c.Value);`, ['u=1', 'u=2']);
    expect(notes.map(({ code }) => code)).toEqual(['several-name-ids']);
  });
});
