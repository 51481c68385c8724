import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  catastrophic,
  createMatcher,
  exactLiterals,
  parseRegex,
  type RegexNode,
  replace,
  unescapedDots,
  walk,
} from '../../../server/src/regex/index.ts';

const settings = { seed: 20_240_601, numRuns: 1500 };

/** Pieces that patterns are made of, so that random text reaches every branch of the reader. */
const piece = fc.constantFrom(
  ..."abcA1_- .^$|()[]{}*+?\\<>'#:=!,é٣\n".split(''),
  ...[
    '(?',
    '(?<',
    '(?:',
    '(?=',
    '(?<=',
    '(?!',
    '(?>',
    '(?#',
    '(?i)',
    '(?x)',
    '(?n:',
    '(?(',
    "(?'",
    '<a>',
    '<b-a>',
  ],
  ...[
    '{2}',
    '{1,}',
    '{0,3}',
    '\\k<a>',
    '\\p{L}',
    '\\P{IsGreek}',
    '\\1',
    '\\10',
    '\\x4',
    '\\u00',
    '\\c',
    '[^',
    '-[',
    '[:',
  ],
);
const pattern = fc.oneof(
  fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join('')),
  fc.string({ maxLength: 20, unit: 'binary' }),
);
const input = fc
  .array(fc.constantFrom(...'abcA1_- .é٣\n\ud83d'.split('')), { maxLength: 16 })
  .map((all) => all.join(''));

/** What is wrong with the ranges of a node and what is directly in it, or undefined. */
function wrongRanges(node: RegexNode): string | undefined {
  if (node.start > node.end) return 'ends before it begins';
  if (node.kind === 'sequence') {
    let at = node.start;
    for (const item of node.items) {
      if (item.start !== at) return `gap before ${item.start}`;
      at = item.end;
    }
    return at === node.end ? undefined : 'gap at the end';
  }
  if (node.kind === 'alternation') {
    let at = node.start - 1;
    for (const branch of node.branches) {
      if (branch.start !== at + 1) return `gap before branch ${branch.start}`;
      at = branch.end;
    }
    return at === node.end ? undefined : 'gap at the end';
  }
  if (node.kind === 'group') return inside(node, node.body.start, node.body.end);
  if (node.kind === 'repeat') return inside(node, node.item.start, node.item.end);
  if (node.kind === 'conditional') return inside(node, node.test.start, (node.no ?? node.yes).end);
  return undefined;
}

function inside(node: RegexNode, start: number, end: number): string | undefined {
  return start >= node.start && end <= node.end && start <= end ? undefined : 'something sticks out';
}

describe('any text', () => {
  test('can be read; ranges tile', () => {
    fc.assert(
      fc.property(pattern, (text) => {
        const tree = parseRegex(text);
        expect([tree.body.start, tree.body.end]).toEqual([0, text.length]);
        for (const node of walk(tree)) expect(wrongRanges(node)).toBeUndefined();
        for (const { start, end, message } of tree.errors) {
          expect(start >= 0 && start <= end && end <= text.length && message.length > 0).toBe(true);
        }
      }),
      settings,
    );
  });

  test('ends within its budget, with captures within the text', () => {
    fc.assert(
      fc.property(pattern, input, (text, subject) => {
        const made = createMatcher(text);
        if (!made.ok) return;
        const result = made.matcher.matchAll(subject, 20_000);
        expect(result.steps).toBeLessThan(21_000);
        for (const match of result.matches) {
          for (const { index, length } of match.groups.flatMap(({ captures }) => captures)) {
            expect(index >= 0 && length >= 0 && index + length <= subject.length).toBe(true);
          }
        }
        const first = made.matcher.match(subject, 0, 20_000);
        if (result.status === 'done')
          expect(first.status).toBe(result.matches.length > 0 ? 'match' : 'noMatch');
      }),
      settings,
    );
  });

  test('can be replaced with anything', () => {
    const replacement = fc.array(fc.constantFrom(..."$`'&+_{}019na\\".split('')), { maxLength: 10 });
    fc.assert(
      fc.property(pattern, input, replacement, (text, subject, pieces) => {
        const made = createMatcher(text);
        if (made.ok) replace(made.matcher, subject, pieces.join(''), 5000);
      }),
      settings,
    );
  });

  test('can be analysed', () => {
    fc.assert(
      fc.property(pattern, (text) => {
        const tree = parseRegex(text);
        exactLiterals(tree);
        unescapedDots(tree);
        for (const { start, end, example } of catastrophic(tree)) {
          expect(start < end && example.length < 2000).toBe(true);
        }
      }),
      { ...settings, numRuns: 200 },
    );
  });
});

test('a pattern of plain characters finds what indexOf finds', () => {
  const word = fc.string({ maxLength: 3, unit: fc.constantFrom('a', 'b', 'c') });
  fc.assert(
    fc.property(word, word, (needle, rest) => {
      const haystack = rest + needle + rest;
      const made = createMatcher(needle);
      if (!made.ok) throw new Error('not read');
      expect(made.matcher.match(haystack)).toMatchObject({
        index: haystack.indexOf(needle),
        length: needle.length,
      });
    }),
    settings,
  );
});
