import { describe, expect, test } from 'vitest';
import { completionTriggers } from '../../../server/src/features/completion.ts';
import { accept, item, labels } from './completionCursor.ts';

const upn = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn';

describe('start of a rule', () => {
  test('offers annotations, conditions and the arrow, and nothing else', () => {
    expect(labels('‸')).toEqual([
      '@RuleName',
      '@RuleTemplate',
      'c:[…]',
      'exists([…])',
      'not exists([…])',
      'count([…])',
      '=>',
    ]);
  });

  test.each([
    ['‸', '@RuleName', '@RuleName = "name"'],
    ['@‸', '@RuleName', '@RuleName = "name"'],
    ['@rule‸', '@RuleTemplate', '@RuleTemplate = "LdapClaims"'],
    ['@ ‸', 'RuleName', '@ RuleName = "name"'],
    ['@RuleTemplate = ‸', 'MapClaims', '@RuleTemplate = "MapClaims"'],
    ['@RuleTemplate =‸', 'MapClaims', '@RuleTemplate = "MapClaims"'],
    ['@RuleTemplate = "‸"', 'AllowAllAuthzRule', '@RuleTemplate = "AllowAllAuthzRule"'],
    ['@RuleTemplate = "Pass‸ThroughClaims"\n', 'PassThroughClaims', '@RuleTemplate = "PassThroughClaims"\n'],
    ['ex‸', 'exists([…])', 'exists([Type == ])'],
    ['n‸', 'not exists([…])', 'not exists([Type == ])'],
    ['=> issue(claim = c); ‸', 'c:[…]', '=> issue(claim = c); c:[Type == ]'],
    ['‸', '=>', '=> issue();'],
  ])('%s accepts %s', (before, label, after) => {
    expect(accept(before, label)).toBe(after);
  });

  test('an annotation that the rule has is not offered again', () => {
    expect(labels('@RuleName = "x"\n‸')).not.toContain('@RuleName');
    expect(labels('@RuleTemplate = "MapClaims" @RuleName = "x"\n‸')[0]).toBe('c:[…]');
  });

  test('all six templates, those of the stage first', () => {
    expect(labels('@RuleTemplate = "‸"', { stage: 'issuance' })).toEqual([
      'LdapClaims',
      'EmitGroupClaims',
      'MapClaims',
      'PassThroughClaims',
      'Authorization',
      'AllowAllAuthzRule',
    ]);
    expect(labels('@RuleTemplate = "‸"', { stage: 'authorization' }).slice(0, 2)).toEqual([
      'Authorization',
      'AllowAllAuthzRule',
    ]);
    expect(accept('@‸', '@RuleTemplate', { stage: 'authorization' })).toBe('@RuleTemplate = "Authorization"');
  });
});

describe('conditions', () => {
  test.each([
    ['c:‸', '[…]', 'c:[Type == ]'],
    ['exists‸', 'exists([…])', 'exists([Type == ])'],
    ['exists ‸', '([…])', 'exists ([Type == ])'],
    ['exists(‸)', '[…]', 'exists([Type == ])'],
    ['not ‸', 'exists', 'not exists([Type == ])'],
    ['c:[] ‸', '=>', 'c:[] => issue();'],
    ['c:[] ‸', '&&', 'c:[] && '],
    ['count([Type == "x"]) ‸', '>', 'count([Type == "x"]) > '],
    ['c:[‸]', 'Type', 'c:[Type == ]'],
    ['c:[‸]', 'Value', 'c:[Value ]'],
    ['c:[Ty‸]', 'Type', 'c:[Type == ]'],
    ['c:[va‸ == "x"]', 'ValueType', 'c:[ValueType == "x"]'],
    ['c:[Type == "x", Iss‸]', 'Issuer', 'c:[Type == "x", Issuer ]'],
    ['c:[Type == "x",‸]', 'Value', 'c:[Type == "x", Value ]'],
    ['c:[‸]', 'Properties', 'c:[Properties[]]'],
    ['c:[Type ‸]', '==', 'c:[Type == ]'],
    ['c:[Type‸]', 'Type', 'c:[Type == ]'],
    ['c:[Type =‸ "x"]', '=~', 'c:[Type =~ "x"]'],
    ['c:[Properties["k"] ‸]', '!=', 'c:[Properties["k"] != ]'],
  ])('%s accepts %s', (before, label, after) => {
    expect(accept(before, label)).toBe(after);
  });

  test('a further condition gets a free label', () => {
    expect(accept('c:[] && ‸', 'c2:[…]')).toBe('c:[] && c2:[Type == ]');
    expect(accept('c1:[] && c2:[] && ‸', 'c3:[…]')).toBe('c1:[] && c2:[] && c3:[Type == ]');
    expect(accept('user:[] && ‸', 'c1:[…]')).toBe('user:[] && c1:[Type == ]');
  });

  test('only properties that are not compared yet, wherever they stand', () => {
    expect(labels(`c:[Type == "${upn}", ‸]`)).toEqual([
      'Value',
      'ValueType',
      'Issuer',
      'OriginalIssuer',
      'Properties',
    ]);
    expect(labels(`c:[‸, value == "x", Type == "${upn}"]`)).toEqual([
      'ValueType',
      'Issuer',
      'OriginalIssuer',
      'Properties',
    ]);
  });

  test('properties of the next condition do not count', () => {
    expect(labels('c1:[‸ && c2:[Type == "x", Value == "y"]')).toContain('Type');
  });
});

describe('actions', () => {
  test.each([
    ['c:[] => ‸', 'issue', 'c:[] => issue();'],
    ['c:[] => a‸', 'add', 'c:[] => add();'],
    ['c:[] => i‸(claim = c);', 'issue', 'c:[] => issue(claim = c);'],
    ['c:[] => issue(‸);', 'claim = c', 'c:[] => issue(claim = c);'],
    ['c:[] => issue(claim = ‸);', 'c', 'c:[] => issue(claim = c);'],
    ['c:[] => issue(Type = "x", ‸);', 'Value', 'c:[] => issue(Type = "x", Value = );'],
    ['c:[] => issue(Type = "x", Value = ‸);', 'c.Value', 'c:[] => issue(Type = "x", Value = c.Value);'],
    ['c:[] => issue(Type = "x", Value = c.‸);', 'Value', 'c:[] => issue(Type = "x", Value = c.Value);'],
    ['c:[] => issue(Type = "x", Value = c.V‸al);', 'Value', 'c:[] => issue(Type = "x", Value = c.Value);'],
    ['c:[] => issue(Type = "x", Value = ‸);', 'c', 'c:[] => issue(Type = "x", Value = c.);'],
    ['c:[] => issue(Type = "x", Issuer = ‸);', 'c.Issuer', 'c:[] => issue(Type = "x", Issuer = c.Issuer);'],
    [
      'c:[] => issue(Type = "x", Value = Reg‸);',
      'RegExReplace',
      'c:[] => issue(Type = "x", Value = RegExReplace(c.Value, "pattern", "replacement"));',
    ],
    [
      'c:[] => issue(Type = "x", Value = RegExReplace(‸',
      'c.Value',
      'c:[] => issue(Type = "x", Value = RegExReplace(c.Value',
    ],
    [
      'c:[] => issue(Type = "x", Value = RegExReplace(c.Value, "(?<user>.+)@", "$‸"));',
      `\${user}`,
      `c:[] => issue(Type = "x", Value = RegExReplace(c.Value, "(?<user>.+)@", "\${user}"));`,
    ],
  ])('%s accepts %s', (before, label, after) => {
    expect(accept(before, label)).toBe(after);
  });

  test('the labels in scope, each once, and no label of an aggregate', () => {
    const rule = 'c1:[Type == "x"] && exists([Type == "y"]) && c2:[Type == "z"] => issue(';
    expect(labels(`${rule}claim = ‸)`)).toEqual(['c1', 'c2']);
    expect(labels(`${rule}‸)`).slice(0, 2)).toEqual(['claim = c1', 'claim = c2']);
    expect(labels(`${rule}Type = "t", Value = ‸)`)).toEqual([
      'c1.Value',
      'c2.Value',
      'c1',
      'c2',
      'RegExReplace',
    ]);
  });

  test('copying is offered to issue only, as it does nothing in add', () => {
    expect(labels('c:[] => add(‸)')).toEqual([
      'Type',
      'Value',
      'ValueType',
      'Issuer',
      'OriginalIssuer',
      'Properties',
      'store',
    ]);
  });

  test('arguments stay within the form that was begun', () => {
    expect(labels('c:[] => issue(claim = c, ‸)')).toEqual([]);
    expect(labels('c:[] => issue(store = "S", ‸)')).toEqual(['types', 'query', 'param']);
    expect(labels('c:[] => issue(store = "S", types = ("x"), query = "q", ‸)')).toEqual(['param']);
    expect(labels('c:[] => issue(‸, Value = "x", Type = "y")')).toEqual([
      'ValueType',
      'Issuer',
      'OriginalIssuer',
      'Properties',
    ]);
  });

  test('labels can be committed by the dot or comma that follows', () => {
    expect(item('c:[] => issue(claim = ‸', 'c').commitCharacters).toEqual([')']);
    expect(item('c:[] => issue(Type = "x", Value = c.‸', 'Value').commitCharacters).toContain(',');
  });
});

describe('where nothing fits', () => {
  test.each([
    ['a name', '@RuleName = "‸"'],
    ['a name that is begun', '@RuleName = "Permit ‸staff"'],
    ['a name without quotation marks', '@RuleName = Per‸'],
    ['behind an annotation name', '@RuleName ‸'],
    ['an unknown annotation', '@Author = "‸"'],
    ['a comment', '// ex‸'],
    ['a comment behind a rule', 'c:[] => issue(claim = c); # Ty‸'],
    ['a comment over lines', 'c:[] /* is ‸'],
    ['a number', 'count([Type == "x"]) > 1‸'],
    ['the place of a number', 'count([Type == "x"]) > ‸'],
    ['a bare number', 'c:[Value == 10‸]'],
    ['a free value', 'c:[Type == "http://contoso.example/claims/nickname", Value == "‸"]'],
    ['a value of no type', 'c:[Value == "‸"]'],
    ['a free value in an action', 'c:[] => issue(Type = "x", Value = "‸");'],
    ['a part of a value', 'c:[] => issue(Type = "x", Value = c.Value + "‸");'],
    ['a pattern', 'c:[] => issue(Type = "x", Value = RegExReplace(c.Value, "‸", ""));'],
    [
      'a replacement without a sign',
      'c:[] => issue(Type = "x", Value = RegExReplace(c.Value, "(?<a>.)", "‸"));',
    ],
    ['behind a value', `c:[Type == "${upn}" ‸]`],
    ['behind a string', `c:[Type == "${upn}"‸]`],
    ['behind a word that may be a label', 'c ‸'],
    ['behind an action', 'c:[] => issue(claim = c) ‸'],
    ['properties of an unknown label', 'c:[] => issue(Type = "x", Value = d.‸);'],
    ['a literal issuer in an action', 'c:[] => issue(Type = "x", Issuer = "‸");'],
    ['copying without a label', 'exists([Type == "x"]) => issue(claim = ‸);'],
    ['a SQL query', 'c:[] => issue(store = "HR", types = ("x"), query = "SELECT ‸", param = c.Value);'],
  ])('%s: %s', (_, marked) => {
    expect(labels(marked)).toEqual([]);
  });

  test('a blank in front of a rule is no question', () => {
    expect(labels('\n ‸', { trigger: ' ' })).toEqual([]);
    expect(labels('c:[Type ‸', { trigger: ' ' })).toHaveLength(4);
    expect(completionTriggers).toContain(' ');
  });
});

describe('half-typed rules', () => {
  const good = `\n\n@RuleName = "Good"\nc:[Type == "${upn}", Value == "x"]\n => issue(claim = c);\n`;

  test.each([
    ['c:[‸', 'Type', 'c:[Type == '],
    ['c:[Type ‸', '=~', 'c:[Type =~ '],
    ['c:[Type == "x"‸', '', ''],
    ['c:[Type == "x", V‸', 'Value', 'c:[Type == "x", Value '],
    ['c:[Type == "x"] ‸', '=>', 'c:[Type == "x"] => issue();'],
    ['c:[Type == "x"] && ‸', 'exists([…])', 'c:[Type == "x"] && exists([Type == ])'],
    ['c:[Type == "x"]\n => is‸', 'issue', 'c:[Type == "x"]\n => issue();'],
    ['c:[Type == "x"] => issue(claim = ‸', 'c', 'c:[Type == "x"] => issue(claim = c'],
    ['@‸', '@RuleName', '@RuleName = "name"'],
  ])('%s in front of a good rule', (before, label, after) => {
    if (label === '') expect(labels(before + good)).toEqual([]);
    else expect(accept(before + good, label)).toBe(after + good);
  });

  test('behind a rule without an end, an empty line starts a new one', () => {
    expect(labels('c:[Type == "x"] => issue(claim = c)\n\n‸')).toContain('@RuleName');
    expect(labels('c:[Type == "x"]\n\n‸')).toEqual(
      expect.arrayContaining(['=>', '&&', '@RuleName', 'c:[…]']),
    );
  });

  test('a broken rule in front does not lend its labels', () => {
    expect(labels('a:[Type == "x"\n\nc:[Type == "y"] => issue(claim = ‸')).toEqual(['c']);
    expect(labels('a:[Type == "x"] => issue(Type = \n\n@RuleName = "n"\nc:[] => issue(claim = ‸)')).toEqual([
      'c',
    ]);
  });
});

describe('the claims transformation dialect', () => {
  test('has no annotations, aggregates, stores and functions', () => {
    expect(labels('‸', { dialect: 'cta' })).toEqual(['c:[…]', '=>']);
    expect(labels('c:[‸]', { dialect: 'cta' })).toEqual(['Type', 'Value', 'ValueType']);
    expect(labels('c:[] => ‸', { dialect: 'cta' })).toEqual(['issue']);
    expect(labels('c:[] => issue(‸)', { dialect: 'cta' })).toEqual([
      'claim = c',
      'Type',
      'Value',
      'ValueType',
    ]);
    expect(labels('c:[ValueType == ‸]', { dialect: 'cta' })).toEqual([
      'int64',
      'uint64',
      'string',
      'boolean',
    ]);
    expect(labels('c:[] => issue(Type = "x", Value = ‸)', { dialect: 'cta' })).toEqual(['c.Value', 'c']);
  });
});

describe('clients without placeholders', () => {
  test.each([
    ['‸', '@RuleName', '@RuleName = "'],
    ['‸', 'c:[…]', 'c:[Type == '],
    ['c:[] => ‸', 'issue', 'c:[] => issue('],
    [
      'c:[] => issue(Type = "x", Value = ‸',
      'RegExReplace',
      'c:[] => issue(Type = "x", Value = RegExReplace(',
    ],
  ])('%s accepts %s', (before, label, after) => {
    expect(item(before, label, { snippets: false }).snippet).toBe(false);
    expect(accept(before, label, { snippets: false })).toBe(after);
  });
});
