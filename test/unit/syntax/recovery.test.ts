import { describe, expect, it } from 'vitest';
import { isComplete } from '../../../server/src/syntax/nodes.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';
import { textOf } from '../support/mistake.ts';
import { errorsIn } from '../support/problems.ts';
import { goodRules } from '../support/rules.ts';
import { allMistakes } from './mistakes/index.ts';

const first = '@RuleName = "first"\nc:[Type == "x"]\n => issue(claim = c);';
const last = '@RuleName = "last"\nd:[Type == "y", Value =~ "^z$"]\n => issue(Type = "w", Value = d.Value);';

/** The texts of the rules that have no error. */
function completeRules(text: string): readonly string[] {
  const complete = RuleSet.parse(text).pieces.filter(isComplete);
  return complete.map((rule) => rule.text.slice(rule.start));
}

describe('a broken rule between two good ones', () => {
  const mistakes = Object.values(allMistakes)
    .flat()
    // What is never closed swallows the rest, as it would anywhere.
    .filter(({ dialect, title }) => dialect === undefined && title !== 'never closed');

  it.each(mistakes)('leaves both complete: $title', (mistake) => {
    const complete = completeRules(`${first}\n\n${textOf(mistake)}\n\n${last}`);
    expect(complete).toContain(first);
    // Annotations that have no rule become those of the next one.
    const without = mistake.code === 'annotation-without-rule' || mistake.code === 'duplicate-annotation';
    if (!without) expect(complete).toContain(last);
  });

  it.each([
    ['prose', 'The next rule is for staff (see [1]); it needs no "role".'],
    ['a comment that is closed', '/* => issue(claim = c); */'],
    ['a page of brackets', '[[[[((((]]]]))))'],
    ['a C# statement', 'var rules = new List<string> { "a", "b" };'],
    ['an XML fragment', '<IssuanceTransformRules>\n</IssuanceTransformRules>'],
    ['binary', '\u0000\u0001PK\u0003\u0004\ufffd\ud800'],
  ])('leaves both complete: %s', (_, junk) => {
    const complete = completeRules(`${first}\n${junk}\n${last}`);
    expect(complete).toEqual([first, last]);
  });
});

describe('half-typed text', () => {
  it.each(goodRules)('is read at every stage with at most two errors: %s', (rule) => {
    for (let length = 0; length <= rule.length; length++) {
      const errors = errorsIn(rule.slice(0, length)).map(({ problem }) => problem.code);
      expect(errors.length, `${rule.slice(0, length)} → ${errors.join(', ')}`).toBeLessThanOrEqual(2);
    }
  });

  it.each(goodRules)('leaves the rule before it complete: %s', (rule) => {
    for (let length = 0; length <= rule.length; length++) {
      expect(completeRules(`${first}\n${rule.slice(0, length)}`)).toContain(first);
    }
  });

  it.each(goodRules)('leaves the rule after it complete: %s', (rule) => {
    const lost: string[] = [];
    for (let length = 0; length <= rule.length; length++) {
      // An annotation that is complete becomes the next rule's.
      const complete = completeRules(`${rule.slice(0, length)}\n\n${last}`);
      if (!complete.some((text) => text.endsWith(last))) lost.push(rule.slice(0, length));
    }
    expect(lost).toEqual([]);
  });

  it('says nothing about a label before its selector but that the selector is missing', () => {
    expect(errorsIn('c:').map(({ problem }) => problem.message)).toEqual([
      'A selector is missing: `[Type == "…"]`.',
    ]);
  });
});
