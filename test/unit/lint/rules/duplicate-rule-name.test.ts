import { describe, expect, it } from 'vitest';
import { expectClean, expectFindings, expectFixed } from '../../support/lint.ts';

const id = 'duplicate-rule-name';
const rule = (name: string, type: string): string =>
  `@RuleName = ${name}\nc:[Type == "${type}"] => issue(claim = c);\n`;

it('the second rule with a name is found, and points at the first', () => {
  const [problem] = expectFindings(id, rule('"Mail"', 'a') + rule('"Phone"', 'b') + rule('⟦"Mail"⟧', 'c'));
  const first = rule('"Mail"', 'a').indexOf('"Mail"');
  const shift = (rule('"Mail"', 'a') + rule('"Phone"', 'b')).trimEnd().length;
  expect(problem?.related?.[0]?.start).toBe(first - shift);
});

it('every further one is found', () => {
  expectFindings(id, rule('"Mail"', 'a') + rule('⟦" Mail "⟧', 'b') + rule('⟦"Mail"⟧', 'c'));
});

describe('these are left alone', () => {
  it.each([
    rule('"Mail"', 'a') + rule('"mail"', 'b'),
    rule('""', 'a') + rule('""', 'b'),
    'c:[Type == "a"] => issue(claim = c);\nc:[Type == "b"] => issue(claim = c);',
  ])('%j', (text) => expectClean(id, text));
});

it('the repair finds a name that is free', () => {
  expectFixed(
    id,
    rule('"Mail"', 'a') + rule('"Mail"', 'b') + rule('"Mail (2)"', 'c'),
    rule('"Mail"', 'a') + rule('"Mail (3)"', 'b') + rule('"Mail (2)"', 'c'),
  );
  const titles = expectFindings(id, rule('"Mail"', 'a') + rule('⟦"Mail"⟧', 'b') + rule('⟦"Mail"⟧', 'c')).map(
    ({ fixes }) => fixes?.[0]?.title,
  );
  expect(titles).toEqual(['Rename to “Mail (2)”', 'Rename to “Mail (3)”']);
});
