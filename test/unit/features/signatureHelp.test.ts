import { describe, expect, test } from 'vitest';
import { signatureHelp } from '../../../server/src/features/signatureHelp.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';

/** The active signature at the `‸`, the active parameter in `⟦…⟧`; undefined where nothing is shown. */
function shown(marked: string): string | undefined {
  const help = signatureHelp(RuleSet.parse(marked.replace('‸', '')), marked.indexOf('‸'));
  if (!help) return undefined;
  const { label, parameters } = help.signatures[help.activeSignature] as (typeof help.signatures)[number];
  const [start, end] = parameters[help.activeParameter]?.label ?? [0, 0];
  return `${label.slice(0, start)}⟦${label.slice(start, end)}⟧${label.slice(end)}`;
}

const create = (active: string): string =>
  'issue(Type = text, Value = text, ValueType = text, Issuer = text, OriginalIssuer = text, Properties["key"] = text)'.replace(
    active,
    `⟦${active}⟧`,
  );

describe('actions', () => {
  test.each([
    ['c:[] => issue(‸);', 'issue(⟦claim = label⟧)'],
    ['c:[] => issue(claim = ‸', 'issue(⟦claim = label⟧)'],
    ['=> issue(‸);', create('Type = text')],
    ['c:[] => issue(Type = "‸");', create('Type = text')],
    ['c:[] => issue(Type = "x", ‸);', create('Value = text')],
    ['c:[] => issue(Type = "x", Value = c.V‸);', create('Value = text')],
    ['c:[] => issue(Type = "x", Value = "y", Issuer = ‸);', create(' Issuer = text').replace('⟦ ', ' ⟦')],
    ['c:[] => issue(Type = "x", Value = "y", Properties["‸"]', create('Properties["key"] = text')],
    ['c:[] => add(‸);', create('Type = text').replace('issue', 'add')],
    ['c:[] => add(store = "‸"', 'add(⟦store = name⟧, types = (type, …), query = text, param = text, …)'],
    [
      'c:[] => issue(store = "S", types = ("a", ‸',
      'issue(store = name, ⟦types = (type, …)⟧, query = text, param = text, …)',
    ],
    [
      'c:[] => issue(store = "S", types = ("a"), ‸',
      'issue(store = name, types = (type, …), ⟦query = text⟧, param = text, …)',
    ],
    [
      'c:[] => issue(store = "S", types = ("a"), query = "q", param = c.Value, param = ‸',
      'issue(store = name, types = (type, …), query = text, ⟦param = text, …⟧)',
    ],
  ])('%s', (marked, expected) => {
    expect(shown(marked)).toBe(expected);
  });

  test('all three forms can be looked through', () => {
    const help = signatureHelp(RuleSet.parse('c:[] => issue('), 'c:[] => issue('.length);
    expect(help?.signatures.map(({ label }) => label.slice(0, 12))).toEqual([
      'issue(claim ',
      'issue(Type =',
      'issue(store ',
    ]);
  });
});

describe('functions and aggregates', () => {
  test.each([
    ['c:[] => issue(Type = "x", Value = RegExReplace(‸', 'RegExReplace(⟦text⟧, pattern, replacement)'],
    [
      'c:[] => issue(Type = "x", Value = regexreplace(c.Value, "‸',
      'RegExReplace(text, ⟦pattern⟧, replacement)',
    ],
    [
      'c:[] => issue(Type = "x", Value = RegExReplace(RegExReplace(c.Value, "a,b", ""), "c", "‸"));',
      'RegExReplace(text, pattern, ⟦replacement⟧)',
    ],
    ['exists(‸', 'exists(⟦[Type == text, Value == text]⟧)'],
    ['c:[] && not exists([Type == "‸"])', 'exists(⟦[Type == text, Value == text]⟧)'],
    ['count([Type == "x", ‸', 'count(⟦[Type == text, Value == text]⟧) > number'],
    ['count([Type == "x"]) > ‸', 'count([Type == text, Value == text]) > ⟦number⟧'],
  ])('%s', (marked, expected) => {
    expect(shown(marked)).toBe(expected);
  });
});

describe('nothing is shown', () => {
  test.each([
    '‸',
    'c:[‸]',
    'exists([Type == "x"]) ‸',
    'c:[] => issue‸(claim = c);',
    'c:[] => issue(claim = c)‸;',
    'c:[] => issue(claim = c); ‸',
    '// issue(‸',
    'c:[] => issue(Type = "x", Value = upper(‸',
  ])('%s', (marked) => {
    expect(shown(marked)).toBeUndefined();
  });
});
