import { describe, expect, it } from 'vitest';
import { insertionAt } from '../../../../client/src/starters/insertion.ts';

/** The text after a rule `NEW;` went in, with the cursor at `‸`. */
function inserted(marked: string): string {
  const cursor = marked.indexOf('‸');
  const text = marked.replace('‸', '');
  const { start, end, before } = insertionAt(text, cursor);
  return `${text.slice(0, start)}${before}NEW;\n${text.slice(end)}`;
}

describe('a new rule', () => {
  it.each([
    ['is the first of an empty file', '‸', 'NEW;\n'],
    ['takes the place of blank lines in a file without rules', '\n  ‸\n', '\nNEW;\n\n'],
    ['comes at the end, after an empty line', 'a‸;', 'a;\n\nNEW;\n'],
    ['comes at the end, whatever blanks stand there', 'a;‸ b;\n\n\n', 'a; b;\n\nNEW;\n'],
    ['comes on the empty line of the cursor between two rules', 'a;\n\n‸\n\nb;\n', 'a;\n\nNEW;\n\n\nb;\n'],
    ['keeps an empty line before it', 'a;\n‸\nb;\n', 'a;\n\nNEW;\n\nb;\n'],
    [
      'does not part a rule that has an empty line in it',
      'c:[]\n‸\n => issue(claim = c);',
      'c:[]\n\n => issue(claim = c);\n\nNEW;\n',
    ],
    ['minds line breaks of two characters', 'a;\r\n‸\r\nb;', 'a;\r\n\nNEW;\n\nb;'],
  ])('%s', (_, marked, wanted) => {
    expect(inserted(marked)).toBe(wanted);
  });
});
