import { expect, test } from 'vitest';
import { selectionRanges } from '../../../server/src/features/selectionRanges.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';
import { marked } from '../../lsp/support/marked.ts';

/** What the selection grows to. */
function grow(source: string): readonly string[] {
  const { text, cursor } = marked(source);
  return selectionRanges(RuleSet.parse(text), cursor).map(({ start, end }) => text.slice(start, end));
}

const name = '@RuleName = "r"';

test('from the text of a string to the file', () => {
  const rule = 'a:[] && c:[Type == "dept", Value == "x"]\n => issue(claim = c);';
  expect(
    grow(`${name}\na:[] && c:[Type == "de‸pt", Value == "x"]\n => issue(claim = c);\n=> issue(Type = "t");`),
  ).toEqual([
    'dept',
    '"dept"',
    'Type == "dept"',
    'Type == "dept", Value == "x"',
    '[Type == "dept", Value == "x"]',
    'c:[Type == "dept", Value == "x"]',
    'a:[] && c:[Type == "dept", Value == "x"]',
    rule,
    `${name}\n${rule}`,
    `${name}\n${rule}\n=> issue(Type = "t");`,
  ]);
});

test('from an operand to its action', () => {
  expect(grow('c:[] => issue(Type = "t", Value = "+" + RegExReplace(c‸.Value, "a", "b"));')).toEqual([
    'c',
    'c.Value',
    'RegExReplace(c.Value, "a", "b")',
    '"+" + RegExReplace(c.Value, "a", "b")',
    'Value = "+" + RegExReplace(c.Value, "a", "b")',
    'Type = "t", Value = "+" + RegExReplace(c.Value, "a", "b")',
    'issue(Type = "t", Value = "+" + RegExReplace(c.Value, "a", "b"))',
    'c:[] => issue(Type = "t", Value = "+" + RegExReplace(c.Value, "a", "b"));',
  ]);
});

test('of an empty string is the string, of a key the property', () => {
  expect(grow('[Properties["‸"] == "x"] => issue(Type = "t");').slice(0, 3)).toEqual([
    '""',
    'Properties[""]',
    'Properties[""] == "x"',
  ]);
});

test('every step is larger than the one before and holds it, at every offset', () => {
  const text = `${name}\nexists([Type == “a", Value =~ "b|c"]) && count([]) > 1 => add(types = ("a" "b"), query = );\n;; x`;
  const ruleSet = RuleSet.parse(text);
  for (let offset = 0; offset <= text.length; offset++) {
    const ranges = selectionRanges(ruleSet, offset);
    expect(ranges.at(-1)).toEqual({ start: 0, end: text.length });
    for (const [index, range] of ranges.entries()) {
      const inner = ranges[index - 1];
      expect(range.start <= offset && offset <= range.end).toBe(true);
      if (!inner) continue;
      expect(range.start <= inner.start && inner.end <= range.end).toBe(true);
      expect(range.end - range.start).toBeGreaterThan(inner.end - inner.start);
    }
  }
});

test('in an empty file is empty', () => {
  expect(grow('‸')).toEqual(['']);
});
