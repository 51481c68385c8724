import { mistakes } from '../../support/mistake.ts';

const ok = 'c:[Type == "x"] => issue(claim = c);';
const match = 'c:[Type =~ "x"] => issue(claim = c);';
const differs = 'c:[Type != "x"] => issue(claim = c);';

/** Language.md 7.3: comparisons and assignments. */
export const operators = mistakes([
  ['= for ==', 'c:[Type ⟦=⟧ "x"] => issue(claim = c);', 'assignment-in-condition', ok],
  [
    '== for =',
    '=> issue(Type ⟦==⟧ "a", Value = "b");',
    'comparison-in-action',
    '=> issue(Type = "a", Value = "b");',
  ],
  ['== for = after claim', 'c:[Type == "x"] => issue(claim ⟦==⟧ c);', 'comparison-in-action', ok],
  ['~= for =~', 'c:[Type ⟦~=⟧ "x"] => issue(claim = c);', 'tilde-equals', match],
  ['===', 'c:[Type ⟦===⟧ "x"] => issue(claim = c);', 'wrong-operator', ok],
  ['!==', 'c:[Type ⟦!==⟧ "x"] => issue(claim = c);', 'wrong-operator', differs],
  ['<>', 'c:[Type ⟦<>⟧ "x"] => issue(claim = c);', 'wrong-operator', differs],
  ['=!', 'c:[Type ⟦=!⟧ "x"] => issue(claim = c);', 'wrong-operator', differs],
  ['= =', 'c:[Type ⟦= =⟧ "x"] => issue(claim = c);', 'wrong-operator', ok],
  ['! =', 'c:[Type ⟦! =⟧ "x"] => issue(claim = c);', 'wrong-operator', differs],
  ['= ~', 'c:[Type ⟦= ~⟧ "x"] => issue(claim = c);', 'wrong-operator', match],
  ['-eq', 'c:[Type ⟦-eq⟧ "x"] => issue(claim = c);', 'wrong-operator', ok],
  ['-match', 'c:[Type ⟦-match⟧ "x"] => issue(claim = c);', 'wrong-operator', match],
  ['-cne', 'c:[Type ⟦-cne⟧ "x"] => issue(claim = c);', 'wrong-operator', differs],
  [':', 'c:[Type⟦:⟧ "x"] => issue(claim = c);', 'wrong-operator', ok],
  ['=> for ==', 'c:[Type ⟦=>⟧ "x"] => issue(claim = c);', 'wrong-operator', ok],
  ['>', 'c:[Type ⟦>⟧ "x"] => issue(claim = c);', 'wrong-operator'],
  ['like', 'c:[Type ⟦like⟧ "x"] => issue(claim = c);', 'wrong-operator'],
  ['is', 'c:[Type ⟦is⟧ "x"] => issue(claim = c);', 'wrong-operator', ok],
  ['no comparison', 'c:[Typ⟦e⟧ "x"] => issue(claim = c);', 'missing-operator', ok],
  ['nothing to compare with', 'c:[⟦Type⟧] => issue(claim = c);', 'missing-operator'],
  ['nothing behind the comparison', 'c:[Type ⟦==⟧ ] => issue(claim = c);', 'missing-value'],
  [
    'no = in an action',
    '=> issue(Type = "a", Valu⟦e⟧ "b");',
    'missing-operator',
    '=> issue(Type = "a", Value = "b");',
  ],
  [
    ': for = in an action',
    '=> issue(Type⟦:⟧ "a", Value = "b");',
    'missing-operator',
    '=> issue(Type = "a", Value = "b");',
  ],
  ['nothing behind =', '=> issue(Type = "a", Value ⟦=⟧ );', 'missing-value'],
  ['a name alone', '=> issue(Type = "a", ⟦Value⟧);', 'missing-value'],
  [
    'nothing behind +',
    'c:[] => issue(Type = "a", Value = c.Value ⟦+⟧);',
    'missing-value',
    'c:[] => issue(Type = "a", Value = c.Value );',
  ],
  [
    'no + between texts',
    'c:[] => issue(Type = "a", Value = "x⟦"⟧ "y");',
    'missing-plus',
    'c:[] => issue(Type = "a", Value = "x" + "y");',
  ],
  [
    'an HTML code for a comparison',
    'count([Type == "x"]) ⟦&gt;⟧ 0 => issue(Type = "a", Value = "b");',
    'html-entity',
    'count([Type == "x"]) > 0 => issue(Type = "a", Value = "b");',
  ],
]);

/** Language.md 7.2 and 7.3: `=>`. */
export const arrows = mistakes([
  ['=<', 'c:[Type == "x"] ⟦=<⟧ issue(claim = c);', 'wrong-arrow', ok],
  ['= >', 'c:[Type == "x"] ⟦= >⟧ issue(claim = c);', 'split-arrow', ok],
  ['=  >', 'c:[Type == "x"] ⟦=  >⟧ issue(claim = c);', 'split-arrow', ok],
  ['->', 'c:[Type == "x"] ⟦->⟧ issue(claim = c);', 'wrong-arrow', ok],
  ['==>', 'c:[Type == "x"] ⟦==>⟧ issue(claim = c);', 'wrong-arrow', ok],
  ['>=', 'c:[Type == "x"] ⟦>=⟧ issue(claim = c);', 'wrong-arrow', ok],
  ['=', 'c:[Type == "x"] ⟦=⟧ issue(claim = c);', 'wrong-arrow', ok],
  ['>', 'c:[Type == "x"] ⟦>⟧ issue(claim = c);', 'wrong-arrow', ok],
  ['→', 'c:[Type == "x"] ⟦→⟧ issue(claim = c);', 'wrong-arrow', ok],
  [', before the action', 'c:[Type == "x"] ⟦,⟧ issue(claim = c);', 'wrong-arrow', ok],
  ['&& before the action', 'c:[Type == "x"] ⟦&&⟧ issue(claim = c);', 'wrong-arrow', ok],
  ['then', 'c:[Type == "x"] ⟦then⟧ issue(claim = c);', 'wrong-arrow', ok],
  ['=&gt;', 'c:[Type == "x"] ⟦=&gt;⟧ issue(claim = c);', 'html-entity', ok],
  ['none', 'c:[Type == "x"] ⟦issue⟧(claim = c);', 'missing-arrow', ok],
  [
    'none at the start of a rule',
    '⟦issue⟧(Type = "a", Value = "b");',
    'missing-arrow',
    '=> issue(Type = "a", Value = "b");',
  ],
  ['two', 'c:[Type == "x"] => ⟦=>⟧ issue(claim = c);', 'wrong-arrow', ok],
]);
