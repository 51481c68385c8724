import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'vitest';
import type { LintRule } from '../../../../server/src/lint/lintRule.ts';
import { invalidRegularExpression } from '../../../../server/src/lint/rules/invalid-regular-expression.ts';
import { unknownReplacementGroup } from '../../../../server/src/lint/rules/unknown-replacement-group.ts';
import { expectClean, expectFindings } from '../../support/lint.ts';

function expectFound(lintRule: LintRule, text: string): void {
  expectFindings(lintRule.id, text);
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
    expectClean(invalidRegularExpression.id, text);
  });
});
