import { expect, it } from 'vitest';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';

/** Text that looks like rule text, or like a mistake, and is neither: it stands between quotation marks. */
it.each([
  'RegExReplace("(", "a", "(")',
  'RegExReplace(c.Value, "=", "~")',
  '"abc="',
  '"a == "',
  '"b = " + "c"',
  '"it’s ‘fine’ “so”"',
  '"c:[Type == ] => issue(claim = c);"',
  '"$1 ${user} $(x)"',
  '"`\' \\" + "#"',
  '"// -- /* <!-- &quot; =&gt;"',
  '";mail;{0}"',
  '"ends with a comma,"',
  '""',
])('a claim may have the value %s', (value) => {
  const text = `c:[Type == "a"] => issue(Type = "b", Value = ${value}, ValueType = c.ValueType);`;
  const [rule, ...more] = RuleSet.parse(text).pieces;
  expect(more).toEqual([]);
  expect(rule?.problems).toEqual([]);
  expect(rule?.action?.args).toHaveLength(3);
});
