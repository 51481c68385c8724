/** Texts that make a careless check slow: all lint rules take time that grows with the text. */
import { expect, it } from 'vitest';
import { lint } from '../../../server/src/lint/linter.ts';
import { defaultSetup } from '../../../server/src/lint/setup.ts';
import type { Rule } from '../../../server/src/syntax/nodes.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';
import { stopwatch } from '../support/stopwatch.ts';

const long = 60_000;
const application = 'http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-client-application';
const mail = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress';

it.each([
  ['dots', '.'.repeat(long)],
  ['closing marks', `${')'.repeat(long)}x`],
  ['brackets', '<a'.repeat(long)],
  ['words to fill in', 'Your'.repeat(long)],
  ['bars', 'a|'.repeat(long)],
  ['groups', '(a|b)'.repeat(long / 5)],
  ['blanks', `x${' '.repeat(long)}x`],
  ['invisible characters', '\u200b'.repeat(long)],
  ['no-break spaces', '\u00a0'.repeat(long)],
  ['a path', `http://schemas.microsoft.com/${'a/'.repeat(long)}`],
  ['words with dots', 'ab.cd/ef'.repeat(long)],
  ['letters', 'R'.repeat(long)],
  ['a long word', `x.y ${'a'.repeat(4 * long)}`],
])('%s', (_, text) => {
  const time = stopwatch();
  for (const source of [
    `c:[Type == "${text}", Value == "${text}"] => issue(claim = c);`,
    `c:[Type == "${application}", Value =~ "${text}"] => issue(Type = "${text}", Value = "${text}");`,
    `c:[Type == "${mail}", Value =~ "${text}"] => issue(claim = c);`,
    `@RuleName = "${text}" @RuleTemplate = "${text}" c:[Type == "${application}", Value == "${text}"] => issue(claim = c);`,
  ]) {
    const ruleSet = RuleSet.parse(`${source}\n@RuleName = "x" ${source}`);
    for (const stage of ['issuance', 'authorization'] as const)
      for (const rule of ruleSet.pieces) lint(ruleSet, rule, { ...defaultSetup, stage });
  }
  expect(time()).toBeLessThan(3000);
});

it('thousands of rules with one name', () => {
  const ruleSet = RuleSet.parse('@RuleName = "a" => issue(Type = "urn:b", Value = "c");\n'.repeat(20_000));
  const time = stopwatch();
  const [, second] = ruleSet.pieces;
  const found = lint(ruleSet, second as Rule, defaultSetup);
  expect(found.map(({ code }) => code)).toContain('duplicate-rule-name');
  expect(time()).toBeLessThan(3000);
});
