import { expect, it } from 'vitest';
import { bodyHashOf, bodyShapeOf } from '../../../server/src/semantics/ruleBody.ts';
import type { Rule } from '../../../server/src/syntax/nodes.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';

function rule(text: string): Rule {
  return RuleSet.parse(text).pieces[0] as Rule;
}

it.each([
  ['@RuleName = "A"\nc:[Type == "a"]\n => issue(claim = c);', 'c:[type=="a"]=>ISSUE(claim=c);'],
  [
    'c:[Type == "a"] => issue(store = "S", types = ("t", "u"), query = "q", param = c.Value);',
    'c:[Type=="a"]=>\r\nissue(Store="S",\r\ntypes=("t","u"),\r\nquery="q",\r\nparam=c.Value);',
  ],
])('are the same for rules that differ in name, layout and case only', (one, other) => {
  expect(bodyHashOf(rule(other))).toBe(bodyHashOf(rule(one)));
  expect(bodyShapeOf(rule(other))).toBe(bodyShapeOf(rule(one)));
});

it('differ for rules that do something else', () => {
  const one = rule('c:[Type == "a1"] => issue(claim = c);');
  const other = rule('c:[Type == "a2"] => issue(claim = c);');
  expect(bodyHashOf(other)).not.toBe(bodyHashOf(one));
  expect(bodyShapeOf(other)).not.toBe(bodyShapeOf(one));
});
