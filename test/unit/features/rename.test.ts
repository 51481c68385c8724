import { describe, expect, test } from 'vitest';
import { symbolAt } from '../../../server/src/features/claimTypeUses.ts';
import { prepareRename, type RenameEdit, rename } from '../../../server/src/features/rename.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';
import { applyEdits, marked } from '../../lsp/support/marked.ts';

/** The texts after renaming what is at the cursor, or the message that refuses. */
function renamed(newName: string, ...sources: readonly string[]): readonly string[] | string {
  const result = edits(newName, ...sources);
  if (typeof result === 'string') return result;
  return sources.map((source, index) =>
    applyEdits(
      marked(source).text,
      result.filter(({ uri }) => uri === String(index)),
    ),
  );
}

function edits(newName: string, ...sources: readonly string[]): readonly RenameEdit[] | string {
  const files = sources.map((source, index) => {
    const { text, cursor } = marked(source);
    return { uri: String(index), cursor, ruleSet: RuleSet.parse(text) };
  });
  const current = files.find(({ cursor }) => cursor >= 0)!;
  const symbol = symbolAt(current.ruleSet, current.cursor);
  if (!symbol) return 'nothing to rename';
  const result = rename(symbol, newName, current.uri, files);
  return 'refusal' in result ? result.refusal : result;
}

function prepared(source: string): string {
  const { text, cursor } = marked(source);
  const target = prepareRename(RuleSet.parse(text), cursor);
  if ('refusal' in target) return target.refusal;
  expect(text.slice(target.range.start, target.range.end)).toBe(target.text);
  return `rename ${target.text}`;
}

describe('a label', () => {
  test('changes wherever its rule has it', () => {
    expect(
      renamed(
        'user',
        'c1:[Type == "a"] && c:[Value == c1.Value] => issue(Type = "b", Value = RegExReplace(c‸1.Value, "c1", C1.Issuer));\nc1:[] => issue(claim = c1);',
      ),
    ).toEqual([
      'user:[Type == "a"] && c:[Value == user.Value] => issue(Type = "b", Value = RegExReplace(user.Value, "c1", user.Issuer));\nc1:[] => issue(claim = c1);',
    ]);
  });

  test('may change its case only', () => {
    expect(renamed('C', '‸c:[] => issue(claim = c);')).toEqual(['C:[] => issue(claim = C);']);
  });

  test.each([
    ['', 'is no label'],
    ['1c', 'is no label'],
    ['c d', 'is no label'],
    ['ä', 'is no label'],
    ['Issue', 'is a word of the language'],
    ['valuetype', 'is a word of the language'],
    ['D', 'is already a label in this rule'],
  ])('does not become “%s”', (newName, why) => {
    expect(renamed(newName, 'c‸:[] && d:[] => issue(claim = c);')).toContain(`“${newName}” ${why}`);
  });
});

describe('a claim type of one’s own', () => {
  const files = [
    'c:[Type == "dept‸"] => issue(Type = "x", Value = "dept");',
    '=> add(Type = "dept", Value = c.Type);\n[Type != "dept", Type =~ "dept"] => issue(Type = "dept2", Value = "1");',
  ];

  test('changes in all files, where it is a type', () => {
    expect(renamed('department', ...files)).toEqual([
      'c:[Type == "department"] => issue(Type = "x", Value = "dept");',
      '=> add(Type = "department", Value = c.Type);\n[Type != "department", Type =~ "dept"] => issue(Type = "dept2", Value = "1");',
    ]);
  });

  test('says which edits change what is made', () => {
    expect(edits('department', ...files)).toMatchObject([
      { uri: '0', kind: 'claimType', writes: false },
      { uri: '1', kind: 'claimType', writes: true },
      { uri: '1', kind: 'claimType', writes: false },
    ]);
  });

  test.each([
    ['', 'A claim type cannot be empty.'],
    ['  ', 'A claim type cannot be empty.'],
    ['a"b', 'A claim type cannot hold a quotation mark or a line break.'],
    ['a\nb', 'A claim type cannot hold a quotation mark or a line break.'],
    [' a', 'The claim type starts or ends with a blank, which would count as part of it.'],
    ['dept', 'The claim type has this name already.'],
  ])('does not become %j', (newName, message) => {
    expect(renamed(newName, files[0] as string)).toBe(message);
  });
});

describe('before a rename', () => {
  test.each([
    ['a label', 'c1‸:[] => issue(claim = c1);', 'rename c1'],
    ['a claim type', '[Type == "dept‸"] => issue(Type = "x", Value = "y");', 'rename dept'],
    [
      'a claim type of the catalogue',
      '[Type == "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn‸"] => issue(Type = "x", Value = "y");',
      '“upn” is a known claim type: AD FS and applications look for exactly this text. Only claim types of your own can be renamed.',
    ],
    [
      'a keyword',
      '=> iss‸ue(Type = "x", Value = "y");',
      '“issue” is a word of the language and cannot be renamed.',
    ],
    [
      'a property',
      '=> issue(Type‸ = "x", Value = "y");',
      '“Type” is a word of the language and cannot be renamed.',
    ],
    ['a value', '=> issue(Type = "x", Value = "issue‸");', 'Only labels and claim types can be renamed.'],
    [
      'a rule name',
      '@RuleName = "a‸"\n=> issue(Type = "x", Value = "y");',
      'Only labels and claim types can be renamed.',
    ],
    ['nothing', '‸', 'Only labels and claim types can be renamed.'],
  ])('%s', (_, source, expected) => {
    expect(prepared(source)).toBe(expected);
  });
});
