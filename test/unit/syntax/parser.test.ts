import { describe, expect, it } from 'vitest';
import {
  literalValue,
  type Rule,
  stringValue,
  templateOf,
  textOf,
} from '../../../server/src/syntax/nodes.ts';
import { ruleNameOf } from '../../../server/src/syntax/ruleName.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';

function only(text: string): Rule {
  const { pieces } = RuleSet.parse(text);
  expect(pieces.map(({ problems }) => problems)).toEqual([[]]);
  return pieces[0] as Rule;
}

describe('a good rule', () => {
  it('has its annotations, in either order, on one line or several', () => {
    for (const text of [
      '@RuleTemplate = "T"\n@RuleName = "N"\n=> issue(Type = "a", Value = "b");',
      '@RuleName="N" @RuleTemplate="T" => issue(Type = "a", Value = "b");',
      '@rulename = "N"\r\n@RULETEMPLATE = "T"\r\n\r\n=>issue(Type="a",Value="b");',
    ]) {
      const rule = only(text);
      expect(ruleNameOf(rule)?.text).toBe('N');
      expect(templateOf(rule)).toBe('T');
    }
  });

  it('keeps every backslash of a string', () => {
    const rule = only('c:[Value =~ "^CONTOSO\\\\(?<user>[^@]+)$"] => issue(claim = c);');
    const [condition] = rule.conditions;
    expect(literalValue(rule, condition?.selector?.constraints[0]?.value)).toBe(
      '^CONTOSO\\\\(?<user>[^@]+)$',
    );
  });

  it('ends a string at the next mark, also behind a backslash', () => {
    const rule = only('c:[Value =~ "^.+\\\\"] => issue(claim = c);');
    const [condition] = rule.conditions;
    expect(literalValue(rule, condition?.selector?.constraints[0]?.value)).toBe('^.+\\\\');
  });

  it('may hold ;, => and [ in its strings', () => {
    const rule = only(
      '@RuleName = "a => [b]; c:[d]"\nc:[] => add(store = "S", types = ("a"), query = ";mail;{0}", param = c.Value);',
    );
    expect(ruleNameOf(rule)?.text).toBe('a => [b]; c:[d]');
  });

  it('has keywords in any case', () => {
    const rule = only(
      'NOT EXISTS([TYPE == "x"]) && COUNT([type == "y"]) > 2 && c:[vAlUe == "z"] => ISSUE(STORE = "s", TYPES = ("a"), QUERY = "q", PARAM = c.VALUE);',
    );
    expect(rule.conditions.map(({ kind }) => kind)).toEqual([
      'existsCondition',
      'countCondition',
      'selectorCondition',
    ]);
    expect(rule.action?.form).toBe('query');
  });

  it('has conditions of every kind with their parts', () => {
    const rule = only(
      'a:[] && [Type == "x", Value != "y", Issuer =~ "z", OriginalIssuer !~ "w"] && exists([]) && not exists ([Type == "u"]) && count([]) > 3 => issue(claim = a);',
    );
    expect(rule.conditions.map((condition) => textOf(rule, condition))).toEqual([
      'a:[]',
      '[Type == "x", Value != "y", Issuer =~ "z", OriginalIssuer !~ "w"]',
      'exists([])',
      'not exists ([Type == "u"])',
      'count([]) > 3',
    ]);
    const [, bare, exists, notExists, count] = rule.conditions;
    expect(bare?.selector?.constraints.map(({ operator }) => operator)).toEqual(['==', '!=', '=~', '!~']);
    expect(exists).toMatchObject({ negated: false });
    expect(notExists).toMatchObject({ negated: true });
    expect(count).toMatchObject({ operator: '>' });
  });

  it('has the three forms of an action', () => {
    expect(only('c:[] => issue(claim = c);').action).toMatchObject({ verb: 'issue', form: 'copy' });
    expect(only('=> add(Type = "a", Value = "b");').action).toMatchObject({ verb: 'add', form: 'create' });
    expect(only('=> issue(store = "S", types = ("a"), query = "q");').action).toMatchObject({
      form: 'query',
    });
  });

  it('has expressions of every kind', () => {
    const rule = only(
      'c:[] => issue(Type = c.Type, Value = "a"+c.Properties["k"] + RegExReplace (c.Value,"b","c"), ValueType = "d");',
    );
    const [type, value, valueType] = rule.action?.args ?? [];
    expect(type).toMatchObject({ value: { kind: 'access', property: { name: 'Type' } } });
    expect(value).toMatchObject({
      value: { kind: 'concatenation', operands: [{ kind: 'string' }, { kind: 'access' }, { kind: 'call' }] },
    });
    expect(valueType).toMatchObject({ value: { kind: 'string' } });
  });

  it('may be named by a keyword’s letters in a string without being one', () => {
    const rule = only('=> issue(Type = "issue", Value = "exists");');
    const [type] = rule.action?.args ?? [];
    expect(
      type?.kind === 'propertyArgument' && type.value.kind === 'string' && stringValue(rule, type.value),
    ).toBe('issue');
  });
});

describe('a rule set', () => {
  it('of blanks, or of nothing, has no rules', () => {
    for (const text of ['', '  \r\n\t\n']) expect(RuleSet.parse(text).pieces).toEqual([]);
  });

  it('is split where rules end, not at every ;', () => {
    const text =
      'c:[] => add(store = "S", types = ("a"), query = ";a;{0}", param = c.Value);=> issue(Type = "x", Value = ";");';
    expect(RuleSet.parse(text).rules.map(({ text: rule }) => rule)).toEqual([
      'c:[] => add(store = "S", types = ("a"), query = ";a;{0}", param = c.Value);',
      '=> issue(Type = "x", Value = ";");',
    ]);
  });

  it('shares every other rule after an edit', () => {
    const rule = 'c:[Type == "x"] => issue(claim = c);\n';
    const before = RuleSet.parse(rule.repeat(5));
    const after = before.edit({
      start: rule.length * 2 + 12,
      end: rule.length * 2 + 13,
      newText: 'long name',
    });
    expect(after.pieces.map((piece, i) => piece === before.pieces[i])).toEqual([
      true,
      true,
      false,
      true,
      true,
    ]);
    expect(after.starts[4]).toBe((before.starts[4] as number) + 8);
  });

  it('cuts an edit that reaches beyond the text', () => {
    const edited = RuleSet.parse('c:[]').edit({ start: 2, end: 99, newText: '[Type == "x"]' });
    expect(edited.text).toBe('c:[Type == "x"]');
    expect(RuleSet.parse('ab').edit({ start: -5, end: -1, newText: 'x' }).text).toBe('xab');
  });
});
