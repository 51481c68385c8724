import type { Fix } from '../../syntax/problem.ts';
import { claimLiterals } from '../claimLiterals.ts';
import { asSeen } from '../invisible.ts';
import type { LintRule } from '../lintRule.ts';

/** `"fabrikam "`: the blank counts in a comparison, so the condition never holds (language.md 3.5, 7.5). */
export const blankAroundText: LintRule = {
  id: 'blank-around-text',
  title: 'Text starts or ends with a blank',
  category: 'correctness',
  severity: 'warning',
  needs: ['outerBlank'],
  *check(rule) {
    for (const { literal, text, property, use } of claimLiterals(rule)) {
      if (use === 'match' || (use === 'write' && property !== 'Type')) continue;
      const inner = text.trim();
      if (inner === text || inner === '' || asSeen(text) === inner) continue;
      const first = text.length - text.trimStart().length;
      const last = text.trimEnd().length;
      const before = { start: literal.contentStart, end: literal.contentStart + first, newText: '' };
      const after = { start: literal.contentStart + last, end: literal.contentEnd, newText: '' };
      const edits = [before, after].filter(({ start, end }) => end > start);
      const [{ start, end } = before] = edits;
      const fix: Fix = {
        title: edits.length > 1 ? 'Remove the blanks' : 'Remove the blank',
        edits,
        preferred: true,
        safe: property === 'Type',
      };
      const both = edits.length > 1;
      const where = both ? 'starts and ends' : first > 0 ? 'starts' : 'ends';
      yield {
        start,
        end,
        message: `This text ${where} with a blank, and the blank counts. Remove ${both ? 'them' : 'it'}.`,
        fixes: [fix],
      };
    }
  },
};
