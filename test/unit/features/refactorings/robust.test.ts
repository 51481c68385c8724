import fc from 'fast-check';
import { expect, it } from 'vitest';
import { refactorings } from '../../../../server/src/features/refactorings.ts';
import { RuleSet } from '../../../../server/src/syntax/ruleSet.ts';
import { goodRules, goodText, mangledText } from '../../support/rules.ts';
import { applyEdits } from './apply.ts';

function errors(text: string): number {
  return RuleSet.parse(text).pieces.flatMap(({ problems }) => problems.filter((p) => p.severity === 'error'))
    .length;
}

it('nothing throws, and all edits lie in the text without overlap', () => {
  fc.assert(
    fc.property(mangledText, fc.nat(), fc.nat(6), (text, at, length) => {
      const ruleSet = RuleSet.parse(text);
      const start = at % (text.length + 1);
      const end = Math.min(text.length, start + length);
      for (const { edits } of refactorings(ruleSet, start, end)) {
        const sorted = edits.toSorted((a, b) => a.start - b.start);
        sorted.forEach((edit, i) => {
          expect(edit.start).toBeGreaterThanOrEqual(sorted[i - 1]?.end ?? 0);
          expect(edit.end).toBeGreaterThanOrEqual(edit.start);
          expect(edit.end).toBeLessThanOrEqual(text.length);
        });
      }
    }),
    { seed: 4, numRuns: 300 },
  );
});

it('good rules stay good', () => {
  fc.assert(
    fc.property(goodText, fc.nat(), (text, at) => {
      const start = at % (text.length + 1);
      for (const { edits, title } of refactorings(RuleSet.parse(text), start, start)) {
        const after = applyEdits(text, edits);
        expect(errors(after), `${title}: ${after}`).toBe(errors(text));
      }
    }),
    { seed: 4, numRuns: 300 },
  );
});

it('at every place of a rule', () => {
  for (const text of goodRules) {
    const ruleSet = RuleSet.parse(text);
    for (let at = 0; at <= text.length; at++) {
      for (const { edits } of refactorings(ruleSet, at, at)) expect(errors(applyEdits(text, edits))).toBe(0);
    }
  }
});
