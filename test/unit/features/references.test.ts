import { describe, expect, test } from 'vitest';
import { symbolAt } from '../../../server/src/features/claimTypeUses.ts';
import { references } from '../../../server/src/features/references.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';
import { marked, withRanges } from '../../lsp/support/marked.ts';

/** The texts with `⟦…⟧` around the references of what is at the cursor. */
function refer(sources: readonly string[], declarations = true): readonly string[] {
  const files = sources.map((source, index) => {
    const { text, cursor } = marked(source);
    return { uri: String(index), cursor, ruleSet: RuleSet.parse(text) };
  });
  const current = files.find(({ cursor }) => cursor >= 0)!;
  const symbol = symbolAt(current.ruleSet, current.cursor);
  const places = symbol ? references(symbol, current.uri, files, declarations) : [];
  return files.map(({ uri, ruleSet }) =>
    withRanges(
      ruleSet.text,
      places.filter((place) => place.uri === uri).map(({ range }) => range),
    ),
  );
}

const label = 'c:[] && [Value == c.Value] => issue(Type = "t", Value = c‸.Value + "x" + C.Issuer);';

describe('a label', () => {
  test('with its condition', () => {
    expect(refer([label])).toEqual([
      '⟦c⟧:[] && [Value == ⟦c⟧.Value] => issue(Type = "t", Value = ⟦c⟧.Value + "x" + ⟦C⟧.Issuer);',
    ]);
  });

  test('without its condition', () => {
    expect(refer([label], false)).toEqual([
      'c:[] && [Value == ⟦c⟧.Value] => issue(Type = "t", Value = ⟦c⟧.Value + "x" + ⟦C⟧.Issuer);',
    ]);
  });

  test('stays in its rule, whatever other files hold', () => {
    expect(refer(['‸c:[] => issue(claim = c);', 'c:[] => issue(claim = c);'])).toEqual([
      '⟦c⟧:[] => issue(claim = ⟦c⟧);',
      'c:[] => issue(claim = c);',
    ]);
  });
});

describe('a claim type', () => {
  const files = [
    '=> add(Type = "‸dept", Value = "x");\nexists([Type == "dept"]) => issue(Type = "y", Value = "1");',
    '[Type != "dept"] && count([Type == "dept"]) > 1 => issue(Type = "z", Value = "dept");',
  ];

  test('where rules read or make it, in all files', () => {
    expect(refer(files)).toEqual([
      '=> add(Type = "⟦dept⟧", Value = "x");\nexists([Type == "⟦dept⟧"]) => issue(Type = "y", Value = "1");',
      '[Type != "⟦dept⟧"] && count([Type == "⟦dept⟧"]) > 1 => issue(Type = "z", Value = "dept");',
    ]);
  });

  test('without the rules that make it', () => {
    expect(refer(files, false)[0]).toBe(
      '=> add(Type = "dept", Value = "x");\nexists([Type == "⟦dept⟧"]) => issue(Type = "y", Value = "1");',
    );
  });

  test('from a place with no quotation marks', () => {
    expect(
      refer([
        '[Type == http://contoso.example/x‸] => issue(Type = "http://contoso.example/x", Value = "1");',
      ]),
    ).toEqual([
      '[Type == ⟦http://contoso.example/x⟧] => issue(Type = "⟦http://contoso.example/x⟧", Value = "1");',
    ]);
  });
});
