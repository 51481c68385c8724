import { mistakes } from '../../support/mistake.ts';

const ok = 'c:[Type == "x"] => issue(claim = c);';
const make = '=> issue(Type = "a", Value = "b");';
const ask = 'c:[] => add(store = "S", types = ("a"), query = "q {0}", param = c.Value);';

/** `issue` and `add`, and what stands in them (language.md 2.5). */
export const actions = mistakes([
  ['a misspelt verb', 'c:[Type == "x"] => ⟦isue⟧(claim = c);', 'unknown-action', ok],
  ['an unknown verb', 'c:[Type == "x"] => ⟦permit⟧(claim = c);', 'unknown-action'],
  ['a verb of another language', 'c:[Type == "x"] => ⟦return⟧ c;', 'unknown-action'],
  ['none', 'c:[Type == "x"] ⟦=>⟧ ;', 'missing-action'],
  ['none and no arrow', 'c:[Type == "x"⟦]⟧;', 'missing-action'],
  ['none at the end of the text', 'c:[Type == "x"⟦]⟧', 'missing-action'],
  ['two with a comma', 'c:[Type == "x"] => issue(claim = c), ⟦add⟧(claim = c);', 'second-action'],
  ['two with &&', 'c:[Type == "x"] => issue(claim = c) && ⟦add⟧(claim = c);', 'second-action'],
  ['two side by side', 'c:[Type == "x"] => issue(claim = c) ⟦add⟧(claim = c);', 'second-action'],
  ['no arguments', 'c:[Type == "x"] => issue⟦()⟧;', 'missing-arguments'],
  ['no parentheses and no arguments', 'c:[Type == "x"] => ⟦issue⟧;', 'missing-arguments'],
  ['no (', 'c:[Type == "x"] => issu⟦e⟧ claim = c);', 'missing-parenthesis', ok],
  ['no parentheses', 'c:[Type == "x"] => issu⟦e⟧ claim = c;', 'missing-parenthesis', ok],
  ['no )', 'c:[Type == "x"] => issue(claim = ⟦c⟧;', 'unclosed-parenthesis', ok],
  ['no ) at the end of the text', 'c:[Type == "x"] => issue(claim = ⟦c⟧', 'unclosed-parenthesis', ok],
  [
    'no ) before the next rule',
    `c:[Type == "x"] => issue(claim = ⟦c⟧\n${ok}`,
    'unclosed-parenthesis',
    `${ok}\n${ok}`,
  ],
  ['one ) too many', 'c:[Type == "x"] => issue(claim = c)⟦)⟧;', 'unexpected-text', ok],
  ['parentheses twice', 'c:[Type == "x"] => issue(⟦(⟧claim = c));', 'unexpected-text', ok],
  ['no name', '=> issue(⟦=⟧ "a", Value = "b");', 'missing-property', make],
  ['a value alone', '=> issue(⟦"a"⟧, Value = "b");', 'missing-property', make],
  ['a name in quotation marks', '=> issue(⟦"Type"⟧ = "a", Value = "b");', 'quoted-property', make],
  ['a label alone', 'c:[Type == "x"] => issue(⟦c⟧);', 'missing-property', ok],
  ['a label in quotation marks', 'c:[Type == "x"] => issue(claim = ⟦"c"⟧);', 'quoted-label', ok],
  ['a property of the label', 'c:[Type == "x"] => issue(claim = c⟦.Value⟧);', 'label-with-property', ok],
  ['claim without a label', 'c:[Type == "x"] => issue(claim ⟦=⟧ );', 'missing-value'],
  ['claims for claim', 'c:[Type == "x"] => issue(⟦claims⟧ = c);', 'unknown-argument', ok],
  ['a misspelt property', '=> issue(⟦Tpye⟧ = "a", Value = "b");', 'unknown-property', make],
  [
    'a misspelt property of a label',
    'c:[] => issue(Type = "a", Value = c.⟦Vlaue⟧);',
    'unknown-property',
    'c:[] => issue(Type = "a", Value = c.Value);',
  ],
  ['a property that does not exist', 'c:[] => issue(Type = "a", Value = c.⟦Name⟧);', 'unknown-property'],
  ['several values', '=> issue(Type = "a", ⟦Values⟧ = ("b", "c"));', 'unknown-property'],
  [
    'parentheses around a value',
    '=> issue(Type = "a", Value = ⟦(⟧"b" + "c"));',
    'grouping',
    '=> issue(Type = "a", Value = "b" + "c");',
  ],
  ['Properties without a key', '=> issue(Type = "a", Value = "b", ⟦Properties⟧ = "c");', 'missing-key'],
  ['Properties with an empty key', '=> issue(Type = "a", Value = "b", ⟦Properties⟧[] = "c");', 'missing-key'],
  [
    'Properties with parentheses',
    '=> issue(Type = "a", Value = "b", Properties⟦(⟧"k") = "c");',
    'wrong-bracket',
    '=> issue(Type = "a", Value = "b", Properties["k"] = "c");',
  ],
  [
    'Properties without ]',
    '=> issue(Type = "a", Value = "b", Properties["k⟦"⟧ = "c");',
    'unclosed-bracket',
    '=> issue(Type = "a", Value = "b", Properties["k"] = "c");',
  ],
  [
    'Property',
    '=> issue(Type = "a", Value = "b", ⟦Property⟧["k"] = "c");',
    'unknown-property',
    '=> issue(Type = "a", Value = "b", Properties["k"] = "c");',
  ],
  [
    'a call without )',
    'c:[] => issue(Type = "a", Value = RegExReplace(c.Value, "x", "y⟦"⟧;',
    'unclosed-parenthesis',
    'c:[] => issue(Type = "a", Value = RegExReplace(c.Value, "x", "y"));',
  ],
]);

/** What belongs together in one action (language.md 2.5, 8 no. 15, 16, 21, 25). */
export const arguments_ = mistakes([
  ['no type', '=> ⟦issue⟧(Value = "b");', 'missing-type'],
  ['no value', '=> ⟦issue⟧(Type = "a");', 'missing-claim-value', undefined, { severity: 'warning' }],
  ['a property twice', '=> issue(Type = "a", Value = "b", ⟦Value⟧ = "c");', 'duplicate-property'],
  [
    'a key twice',
    '=> issue(Type = "a", Value = "b", Properties["k"] = "c", ⟦Properties["k"]⟧ = "d");',
    'duplicate-property',
  ],
  ['copy and create', 'c:[] => issue(claim = c, ⟦Value = "b"⟧);', 'mixed-action'],
  ['query and create', ask.replace('param = c.Value', '⟦Value = "b"⟧'), 'mixed-action'],
  ['no query', 'c:[] => ⟦add⟧(store = "S", types = ("a"));', 'missing-argument'],
  [
    'the wrong order',
    'c:[] => add(store = "S", query = "q {0}", ⟦types = ("a")⟧, param = c.Value);',
    'argument-order',
    undefined,
    { severity: 'warning' },
  ],
  ['type for types', ask.replace('types', '⟦type⟧'), 'unknown-argument', ask],
  ['a misspelt store', ask.replace('store', '⟦stroe⟧'), 'unknown-argument', ask],
  ['a misspelt query', ask.replace('query', '⟦qurey⟧'), 'unknown-argument', ask],
  ['params', ask.replace('param', '⟦params⟧'), 'unknown-argument', ask],
  ['an index', ask.replace('param', 'param⟦[0]⟧'), 'unexpected-text', ask],
  ['no param =', ask.replace('param = c', '⟦c⟧'), 'missing-property', ask],
  ['types without parentheses', ask.replace('("a")', '⟦"a"⟧'), 'missing-parenthesis', ask],
  ['types without )', ask.replace('"a")', '"a⟦"⟧'), 'unclosed-parenthesis', ask],
  ['no types', ask.replace('("a")', '⟦()⟧'), 'missing-value'],
  [
    'an unknown function',
    'c:[] => issue(Type = "a", Value = ⟦ToUpper⟧(c.Value));',
    'unknown-function',
    undefined,
    { severity: 'warning' },
  ],
  [
    'two arguments for RegExReplace',
    'c:[] => issue(Type = "a", Value = ⟦RegExReplace⟧(c.Value, "x"));',
    'wrong-argument-count',
  ],
]);
