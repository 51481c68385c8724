import { describe, expect, test } from 'vitest';
import { symbolAt } from '../../../server/src/features/claimTypeUses.ts';
import { definitions } from '../../../server/src/features/definition.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';
import { marked, withRanges } from '../../lsp/support/marked.ts';

/**
 * The texts of the files with `⟦…⟧` around the definitions of what is at the cursor, which one of the texts holds, and
 * the order in which they come.
 */
function define(...sources: readonly string[]): {
  readonly texts: readonly string[];
  readonly order: readonly string[];
} {
  const files = sources.map((source, index) => {
    const { text, cursor } = marked(source);
    return { uri: String.fromCharCode(97 + index), cursor, ruleSet: RuleSet.parse(text) };
  });
  const current = files.find(({ cursor }) => cursor >= 0)!;
  const symbol = symbolAt(current.ruleSet, current.cursor);
  const places = symbol ? definitions(symbol, current.uri, files) : [];
  const texts = files.map(({ uri, ruleSet }) => {
    const ranges = places.filter((place) => place.uri === uri).map(({ range }) => range);
    return withRanges(ruleSet.text, ranges);
  });
  return { texts, order: places.map(({ uri }) => uri) };
}

describe('a label', () => {
  test.each([
    ['in a copy', 'c:[Type == "a"] => issue(claim = c‸);', '⟦c⟧:[Type == "a"] => issue(claim = c);'],
    [
      'in an expression',
      'x:[] && c1:[] => issue(Type = "a", Value = "b" + c‸1.Value);',
      'x:[] && ⟦c1⟧:[] => issue(Type = "a", Value = "b" + c1.Value);',
    ],
    [
      'in an argument of a function',
      'c:[] => issue(Type = "a", Value = RegExReplace(‸c.Value, "x", "y"));',
      '⟦c⟧:[] => issue(Type = "a", Value = RegExReplace(c.Value, "x", "y"));',
    ],
    [
      'in a later condition',
      'a:[] && b:[Value == a‸.Value] => issue(claim = b);',
      '⟦a⟧:[] && b:[Value == a.Value] => issue(claim = b);',
    ],
    ['in another case', 'C1:[] => issue(claim = c1‸);', '⟦C1⟧:[] => issue(claim = c1);'],
    ['where it is bound', 'c‸:[] => issue(claim = c);', '⟦c⟧:[] => issue(claim = c);'],
    ['that nothing binds', 'c:[] => issue(claim = d‸);', 'c:[] => issue(claim = d);'],
    [
      'in its own rule only',
      'c:[] => issue(claim = c);\nc:[] => issue(claim = c‸);',
      'c:[] => issue(claim = c);\n⟦c⟧:[] => issue(claim = c);',
    ],
    [
      'in a rule with a mistake',
      'c:[Type = "a"] => issue(claim = c‸)',
      '⟦c⟧:[Type = "a"] => issue(claim = c)',
    ],
  ])('%s', (_, source, expected) => {
    expect(define(source).texts).toEqual([expected]);
  });
});

describe('a claim type', () => {
  test('leads to the rules that make it, in all files, those of its own file first', () => {
    const { texts, order } = define(
      '=> issue(Type = "dept", Value = "x");',
      'c:[Type == "‸dept"] => issue(claim = c);\n=> add(Type = "dept", Value = "y");',
    );
    expect(texts).toEqual([
      '=> issue(Type = "⟦dept⟧", Value = "x");',
      'c:[Type == "dept"] => issue(claim = ⟦c⟧);\n=> add(Type = "⟦dept⟧", Value = "y");',
    ]);
    expect(order).toEqual(['b', 'b', 'a']);
  });

  test('is made by a query, by a taken over type, and not by adding what is there', () => {
    expect(
      define(
        [
          '=> add(store = "Active Directory", types = ("a", "b"), query = ";x,y;{0}", param = "z");',
          'c:[Type == "b"] => issue(Type = c.Type, Value = "1");',
          'c:[Type == "b"] => add(claim = c);',
          'exists([Type == "b‸"]) => issue(Type = "c", Value = "2");',
        ].join('\n'),
      ).texts,
    ).toEqual([
      [
        '=> add(store = "Active Directory", types = ("a", "⟦b⟧"), query = ";x,y;{0}", param = "z");',
        'c:[Type == "b"] => issue(Type = ⟦c.Type⟧, Value = "1");',
        'c:[Type == "b"] => add(claim = c);',
        'exists([Type == "b"]) => issue(Type = "c", Value = "2");',
      ].join('\n'),
    ]);
  });

  test('differs by case, as AD FS compares', () => {
    expect(define('[Type == "Dept‸"] => issue(Type = "dept", Value = "x");').order).toEqual([]);
  });

  test.each([
    ['a value', '[Type == "a", Value == "b‸"] => issue(Type = "b", Value = "c");'],
    ['a regular expression', '[Type =~ "b‸"] => issue(Type = "b", Value = "c");'],
    ['a keyword', '[Type == "b"] => iss‸ue(Type = "b", Value = "c");'],
    ['the end', '=> issue(Type = "b", Value = "c");\n\n‸'],
    ['nothing at all', '‸'],
  ])('is not %s', (_, source) => {
    expect(define(source).order).toEqual([]);
  });
});
