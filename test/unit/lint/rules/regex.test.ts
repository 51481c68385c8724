import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { LintRule } from '../../../../server/src/lint/lintRule.ts';
import { invalidRegularExpression } from '../../../../server/src/lint/rules/invalid-regular-expression.ts';
import { unknownReplacementGroup } from '../../../../server/src/lint/rules/unknown-replacement-group.ts';
import { RuleSet } from '../../../../server/src/syntax/ruleSet.ts';

/** The text with `⟦…⟧` around what the lint rule finds. */
function marked(lintRule: LintRule, text: string): string {
  const { pieces, starts } = RuleSet.parse(text);
  let result = '';
  let at = 0;
  pieces.forEach((rule, i) => {
    for (const { start, end } of lintRule.check(rule)) {
      const base = starts[i] as number;
      result += `${text.slice(at, base + start)}⟦${text.slice(base + start, base + end)}⟧`;
      at = base + end;
    }
  });
  return result + text.slice(at);
}

function expectFound(lintRule: LintRule, text: string): void {
  expect(marked(lintRule, text.replace(/[⟦⟧]/g, ''))).toBe(text);
}

describe('invalid regular expressions', () => {
  it.each([
    'c:[Value =~ "a⟦(⟧b"] => issue(claim = c);',
    'c:[Value !~ "a⟦)⟧"] => issue(claim = c);',
    'c:[Type == "a"] => issue(Type = "b", Value = RegExReplace(c.Value, "⟦[a⟧", "x"));',
    'c:[Type == "a"] => issue(Type = "b", Value = RegExReplace(RegExReplace(c.Value, "⟦*⟧", "x"), "a", "b"));',
  ])('%s', (text) => expectFound(invalidRegularExpression, text));

  it.each([
    'c:[Value == "a(b", Type =~ "^(?i)x$"] => issue(claim = c);',
    'c:[Value =~ "(?<d>x)|(?(d)a|b)"] => issue(claim = c);',
    'c:[Type == "a"] => issue(Type = "b", Value = RegExReplace("(", "a", "("));',
    'c:[Type == "a"] => issue(Type = "b", Value = Other("x", "(", "y"));',
  ])('none in %s', (text) => expectFound(invalidRegularExpression, text));
});

describe('references to groups that are not there', () => {
  it.each([
    'c:[Type == "a"] => issue(Type = "b", Value = RegExReplace(c.Value, "(x)", "$1 ⟦${user}⟧"));',
    'c:[Type == "a"] => issue(Type = "b", Value = RegExReplace(c.Value, "x", "⟦$1⟧"));',
  ])('%s', (text) => expectFound(unknownReplacementGroup, text));

  it.each([
    'c:[Type == "a"] => issue(Type = "b", Value = RegExReplace(c.Value, "(?<user>x)", "${user}$$1$&"));',
    'c:[Type == "a"] => issue(Type = "b", Value = RegExReplace(c.Value, "(", "${user}"));',
    'c:[Type == "a"] => issue(Type = "b", Value = RegExReplace(c.Value, "x", "${user}" + c.Value));',
  ])('none in %s', (text) => expectFound(unknownReplacementGroup, text));
});

const corpus =
  process.env.ADFSRULE_CORPUS ?? fileURLToPath(new URL('../../../../../shared/corpus', import.meta.url));
const index = join(corpus, 'real', 'index.json');
if (!existsSync(index)) console.log('Skipped: no corpus of published rules here');
describe.skipIf(!existsSync(index))('published rules', () => {
  const entries: { file: string; verdict: string }[] = existsSync(index)
    ? JSON.parse(readFileSync(index, 'utf8'))
    : [];
  const valid = entries.filter(({ verdict }) => verdict === 'valid').map(({ file }) => file);
  it.each(valid)('%s has no invalid expression', (file) => {
    const text = readFileSync(join(corpus, 'real', file), 'utf8');
    expect(marked(invalidRegularExpression, text)).toBe(text);
  });
});
