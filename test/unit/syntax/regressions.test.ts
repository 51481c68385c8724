import { describe, expect, it } from 'vitest';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';
import { marked } from '../support/marked.ts';
import { errorsIn } from '../support/problems.ts';

/** Texts on which something went wrong once. Found by the property tests or by hand. */
describe('once broken', () => {
  it.each([
    [
      'an invisible character between label and colon was waited for without end',
      'c\u200b:[] => issue(claim = c);',
    ],
    ['a comment between label and colon', 'c /* why */ :[] => issue(claim = c);'],
    ['a full-width mark at the very end had a second half', '：'],
    ['a problem reached into the next piece', '[a:[Type == "x"] &@& b:[] => issue(claim = c);'],
    [
      'the key of a property was the next rule’s annotation',
      'c:[Properties[\n@RuleName = "x"\n=> issue(claim = c);',
    ],
  ])('%s', (_, text) => {
    const { pieces, starts } = RuleSet.parse(text);
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
    pieces.forEach((piece, i) => {
      for (const problem of piece.problems) expect(problem.end).toBeLessThanOrEqual(piece.text.length);
      expect(starts[i]).toBeLessThan(text.length);
    });
  });

  it('a million stray marks between two tokens were passed as arguments', () => {
    expect(() => RuleSet.parse('` '.repeat(1_000_000))).not.toThrow();
  });

  it.each([
    ['a single mark depends on its line', ']\'@@RuleTempla⟦⟧te = "x"\n=> issue(claim = c);', "'@"],
    [
      'a comma behind the types',
      'c:[] => add(store = "S", types = ("a", ⟦"b"⟧), query = "q");',
      'query = "x"',
    ],
    ['a repair that takes blanks away', 'c:[]]⟦⟧ => issue(claim = c);', '  '],
    ['a piece ends before @ because a word follows it', '.:(@⟦⟧RuleName = "P"', '*/'],
    ['a comment and its line break', '# why⟦⟧\n=> issue(Type = "a", Value = "b");', '\r'],
  ])('an edit was read otherwise than the whole text: %s', (_, source, newText) => {
    const { text, ranges } = marked(source);
    const [{ start, end }] = ranges as [{ start: number; end: number }];
    const edited = RuleSet.parse(text).edit({ start, end, newText });
    const fresh = RuleSet.parse(edited.text);
    expect(edited.starts).toEqual(fresh.starts);
    expect(edited.pieces.map(({ problems }) => problems)).toEqual(
      fresh.pieces.map(({ problems }) => problems),
    );
  });

  it('a string whose opening half is missing did not swallow the query', () => {
    const text = 'c:[] => add(store = "S", types = ("a), query = ";mail;{0}", param = c.Value);';
    expect(errorsIn(text).map(({ problem }) => problem.code)).toEqual(['unclosed-string']);
  });

  it('a missing comma between claim types was five errors', () => {
    const text = 'c:[] => add(store = "S", types = ("a" "b"), query = "q {0}", param = c.Value);';
    expect(errorsIn(text).map(({ problem }) => problem.code)).toEqual(['missing-comma']);
  });
});
