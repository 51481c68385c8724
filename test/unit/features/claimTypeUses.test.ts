import { expect, test } from 'vitest';
import { symbolAt } from '../../../server/src/features/claimTypeUses.ts';
import { claimTypeUses, typesMadeIn } from '../../../server/src/semantics/workspaceIndex.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';

/** `kind type "text at the place"` of everything in the first rule. */
function uses(text: string): readonly string[] {
  const [rule] = RuleSet.parse(text).rules;
  return rule
    ? claimTypeUses(rule).map(
        ({ kind, type, range }) => `${kind} ${type} ${rule.text.slice(range.start, range.end)}`,
      )
    : [];
}

test.each([
  [
    'c:[Type == "a", Type != "b", Type =~ "c", Value == "d"] => issue(claim = c);',
    ['read a a', 'excluded b b', 'write a c'],
  ],
  [
    'exists([Type == "a"]) && count([TYPE == "b"]) > 1 => add(type = "c");',
    ['read a a', 'read b b', 'write c c'],
  ],
  ['=> issue(store = "s", types = ("a", "b"), query = "q");', ['write a a', 'write b b']],
  ['C:[Type == "a"] => issue(Type = c.Type, Value = "x");', ['read a a', 'write a c.Type']],
  ['c:[Type == "a"] => issue(Type = c.Value, Value = c.Type);', ['read a a']],
  ['c:[Type == "a"] => add(claim = c);', ['read a a']],
  ['c:[] => issue(claim = d);', []],
  ['[Type == ""] => issue(Type = "x" + "y");', []],
  ['[Properties["p"] == "a"] => issue(Type = "t", Properties["q"] = "b");', ['write t t']],
])('%s', (text, expected) => {
  expect(uses(text)).toEqual(expected);
});

test('are kept with the rule over an edit elsewhere', () => {
  const before = RuleSet.parse('=> issue(Type = "a");\n=> issue(Type = "b");');
  const after = before.edit({ start: 17, end: 18, newText: 'x' });
  expect(typesMadeIn([{ uri: '', ruleSet: after }]).map(({ uri }) => uri)).toEqual(['x', 'b']);
  expect(claimTypeUses(after.rules[1]!)).toBe(claimTypeUses(before.rules[1]!));
});

test('what rules make is listed once, with the name of the first rule', () => {
  const one = RuleSet.parse('@RuleName = "One"\n=> issue(Type = "a");\n=> issue(Type = "a");');
  const two = RuleSet.parse('=> issue(Type = "b");\n@RuleName = "Two"\n=> issue(Type = "a");');
  const files = [one, two].map((ruleSet) => ({ uri: '', ruleSet }));
  expect(typesMadeIn(files)).toEqual([
    { uri: 'a', rule: 'One' },
    { uri: 'b', rule: undefined },
  ]);
});

test('any offset of any text has a symbol or none', () => {
  const text = 'c:[Type == “a", Type == "b] && x => issue(Type = c., types = ("d" "e", claim = ;; @R = "x" c';
  const ruleSet = RuleSet.parse(text);
  for (let offset = -1; offset <= text.length + 1; offset++) {
    const symbol = symbolAt(ruleSet, offset);
    if (!symbol) continue;
    const name = symbol.kind === 'label' ? symbol.name : symbol.type;
    expect(text.slice(symbol.range.start, symbol.range.end)).toBe(name);
  }
});
