import { mistakes } from '../../support/mistake.ts';

const two = 'c:[Type == "x", Value == "y"] => issue(claim = c);';
const both = 'c:[Type == "x"] && d:[Type == "y"] => issue(Type = "a", Value = c.Value + d.Value);';
const make = '=> issue(Type = "a", Value = "b");';

/** Language.md 7.3: commas. */
export const commas = mistakes([
  ['none between constraints', 'c:[Type == "x⟦"⟧ Value == "y"] => issue(claim = c);', 'missing-comma', two],
  ['none between arguments', '=> issue(Type = "a⟦"⟧ Value = "b");', 'missing-comma', make],
  [
    'none between the arguments of a function',
    'c:[] => issue(Type = "a", Value = RegExReplace(c.Valu⟦e⟧ "x", "y"));',
    'missing-comma',
    'c:[] => issue(Type = "a", Value = RegExReplace(c.Value, "x", "y"));',
  ],
  [
    'none between claim types',
    'c:[] => add(store = "S", types = ("a⟦"⟧ "b"), query = "q {0}", param = c.Value);',
    'missing-comma',
    'c:[] => add(store = "S", types = ("a", "b"), query = "q {0}", param = c.Value);',
  ],
  [
    'one too many in a selector',
    'c:[Type == "x", Value == "y"⟦,⟧] => issue(claim = c);',
    'trailing-comma',
    two,
  ],
  [
    'one at the start of a selector',
    'c:[⟦,⟧ Type == "x", Value == "y"] => issue(claim = c);',
    'trailing-comma',
    two,
  ],
  ['two in a selector', 'c:[Type == "x",⟦,⟧ Value == "y"] => issue(claim = c);', 'trailing-comma', two],
  ['one too many in an action', '=> issue(Type = "a", Value = "b"⟦,⟧);', 'trailing-comma', make],
  ['one at the start of an action', '=> issue(⟦,⟧ Type = "a", Value = "b");', 'trailing-comma', make],
  [
    'one too many behind the claim types',
    'c:[] => add(store = "S", types = ("a"⟦,⟧), query = "q {0}", param = c.Value);',
    'trailing-comma',
    'c:[] => add(store = "S", types = ("a"), query = "q {0}", param = c.Value);',
  ],
  [
    'one too many in a call',
    'c:[] => issue(Type = "a", Value = RegExReplace(c.Value, "x", "y"⟦,⟧));',
    'trailing-comma',
    'c:[] => issue(Type = "a", Value = RegExReplace(c.Value, "x", "y"));',
  ],
  ['; in a selector', 'c:[Type == "x"⟦;⟧ Value == "y"] => issue(claim = c);', 'wrong-join', two],
  ['&& in a selector', 'c:[Type == "x" ⟦&&⟧ Value == "y"] => issue(claim = c);', 'wrong-join', two],
  ['and in a selector', 'c:[Type == "x" ⟦and⟧ Value == "y"] => issue(claim = c);', 'wrong-join', two],
  ['; in an action', '=> issue(Type = "a"⟦;⟧ Value = "b");', 'wrong-join', make],
  ['&& in an action', '=> issue(Type = "a" ⟦&&⟧ Value = "b");', 'wrong-join', make],
]);

/** Language.md 7.3: `&&`, and the OR that does not exist (2.3). */
export const joins = mistakes([
  [
    '&& before =>',
    `${cut(both)} ⟦&&⟧ => issue(claim = c);`,
    'dangling-and',
    `${cut(both)} => issue(claim = c);`,
  ],
  ['&& at the start', `⟦&&⟧ ${both}`, 'dangling-and', both],
  ['&& twice', both.replace('&&', '⟦&&⟧ &&'), 'dangling-and', both],
  ['none', 'c:[Type == "x"⟦]⟧ d:[Type == "y"] => issue(claim = d);', 'missing-and', joined()],
  ['a comma', both.replace(' &&', '⟦,⟧'), 'wrong-join', both],
  ['and', both.replace('&&', '⟦and⟧'), 'wrong-join', both],
  [
    'and before a bare selector',
    'c:[Type == "x"] ⟦AND⟧ [Type == "y"] => issue(claim = c);',
    'wrong-join',
    'c:[Type == "x"] && [Type == "y"] => issue(claim = c);',
  ],
  ['+', both.replace('&&', '⟦+⟧'), 'wrong-join', both],
  ['&', both.replace('&&', '⟦&⟧'), 'single-ampersand', both],
  ['& &', both.replace('&&', '⟦& &⟧'), 'single-ampersand', both],
  ['&amp;&amp;', both.replace('&&', '⟦&amp;&amp;⟧'), 'html-entity', both],
  ['or', both.replace('&&', '⟦or⟧'), 'no-or'],
  ['||', both.replace('&&', '⟦||⟧'), 'no-or'],
  ['or before a bare selector', 'c:[Type == "x"] ⟦OR⟧ [Type == "y"] => issue(claim = c);', 'no-or'],
  ['|| in a selector', 'c:[Type == "x" ⟦||⟧ Type == "y"] => issue(claim = c);', 'no-or'],
  ['or in a selector', 'c:[Type == "x" ⟦or⟧ Type == "y"] => issue(claim = c);', 'no-or'],
  ['|| between values', 'c:[Type == "x" ⟦||⟧ "y"] => issue(claim = c);', 'no-or'],
]);

function cut(rule: string): string {
  return rule.slice(0, rule.indexOf(' =>'));
}

function joined(): string {
  return 'c:[Type == "x"] && d:[Type == "y"] => issue(claim = d);';
}

/** Language.md 7.3, 1.9 and 8.1: `;`. */
export const semicolons = mistakes([
  ['none before =>', `${make.slice(0, -2)}⟦)⟧\n${make}`, 'missing-semicolon', `${make}\n${make}`],
  [
    'none before a selector',
    `${make.slice(0, -2)}⟦)⟧\nc:[] => issue(claim = c);`,
    'missing-semicolon',
    `${make}\nc:[] => issue(claim = c);`,
  ],
  [
    'none before an annotation',
    `${make.slice(0, -2)}⟦)⟧\n@RuleName = "x"\n${make}`,
    'missing-semicolon',
    `${make}\n@RuleName = "x"\n${make}`,
  ],
  [
    'none before an aggregate',
    `${make.slice(0, -2)}⟦)⟧\nexists([Type == "x"]) ${make}`,
    'missing-semicolon',
    `${make}\nexists([Type == "x"]) ${make}`,
  ],
  [
    'none in one line',
    `${make.slice(0, -2)}⟦)⟧ c:[] => issue(claim = c);`,
    'missing-semicolon',
    `${make} c:[] => issue(claim = c);`,
  ],
  [
    'none behind the last rule',
    `${make.slice(0, -2)}⟦)⟧`,
    'missing-semicolon',
    make,
    { severity: 'warning' },
  ],
  ['two', `${make}⟦;⟧`, 'empty-statement', make],
  ['many', `${make}⟦;;;⟧`, 'empty-statement', make],
  ['one alone', `⟦;⟧${make}`, 'empty-statement', make],
  [
    'one behind the conditions',
    'c:[Type == "x"]⟦;⟧ => issue(claim = c);',
    'semicolon-in-rule',
    'c:[Type == "x"] => issue(claim = c);',
  ],
  [
    'one between conditions',
    'c:[Type == "x"]⟦;⟧ && [Type == "y"] => issue(claim = c);',
    'semicolon-in-rule',
    'c:[Type == "x"] && [Type == "y"] => issue(claim = c);',
  ],
  ['a comma in its place', `${make.slice(0, -1)}⟦,⟧`, 'missing-semicolon', make],
]);
