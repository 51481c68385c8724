// Where mono's engine and ours may differ, and why. A case that differs and has one of these reasons is counted as
// known; one that differs without is a failure. Where mono contradicts Microsoft's documentation, ours follows the
// documentation.

/**
 * @typedef {object} Subject
 * @property {string} pattern
 * @property {readonly any[]} nodes the nodes of the tree
 * @property {(node: any) => number} minimumLength
 */

/** @type {readonly { id: string, reason: string, applies: (subject: Subject) => boolean }[]} */
export const knownDifferences = [
  {
    id: 'lazy empty loop',
    reason:
      'After `(?:)*?`, a lazy loop without a maximum over something that matched nothing, mono may have forgotten ' +
      'where it is: "a(?:)+?" finds an empty match behind the "a", other patterns hang or end in ' +
      'IndexOutOfRangeException. By the documentation the loop ends after its first empty round.',
    applies: ({ nodes, minimumLength }) =>
      nodes.some(
        (node) =>
          node.kind === 'repeat' &&
          node.lazy &&
          node.max === Number.POSITIVE_INFINITY &&
          minimumLength(node.item) === 0,
      ),
  },
  {
    id: 'numbers after a conditional',
    reason:
      'Behind the test of `(?(?=…)yes|no)`, written as a look-around or `(?:…)`, the next group without a name does ' +
      'not capture in mono, and those after it have one number less. The documentation numbers every such group.',
    applies: ({ pattern, nodes }) => {
      const isTest = (node) => node.kind === 'conditional' && pattern.startsWith('(?', node.test.start);
      const first = nodes.find((node) => isTest(node) && node.test.kind !== 'conditionGroup');
      const isUnnamed = (node) =>
        node.kind === 'group' && node.group === 'capture' && pattern[node.start + 1] !== '?';
      return first !== undefined && nodes.some((node) => isUnnamed(node) && node.start > first.start);
    },
  },
  {
    id: 'conditional without a second branch',
    reason:
      'Looking for a place to begin, mono forgets that `(?(a)b)` matches the empty text where "a" does not match, ' +
      'and skips places where neither "a" nor "b" stands.',
    applies: ({ nodes }) => nodes.some((node) => node.kind === 'conditional' && !node.no),
  },
  {
    id: 'case ignored in places',
    reason:
      'Looking for a place to begin, mono ignores case for all branches if it does for one: "\\p{Lu}|(?i)c" does ' +
      'not find "B".',
    applies: ({ nodes }) => {
      const cased = nodes.filter((node) => 'ignoreCase' in node);
      return cased.some((node) => node.ignoreCase) && cased.some((node) => !node.ignoreCase);
    },
  },
  {
    id: 'balancing to the left',
    reason:
      'A balancing group that ends before the capture it removes begins (possible with look-arounds) gets a capture ' +
      'of negative length in mono, which then counts as none. The documentation does not say; ours has no capture.',
    applies: ({ nodes }) =>
      nodes.some((node) => node.uncapture !== undefined && node.capture !== undefined) &&
      nodes.some((node) => /look/i.test(node.group ?? '')),
  },
];

/** The first reason that applies to a case, or undefined. */
export function knownDifference(subject) {
  return knownDifferences.find(({ applies }) => applies(subject));
}

/**
 * Unicode: mono's categories are those of about version 6.0 and its upper and lower case of about 5.0; .NET Framework
 * has 8.0, the JavaScript engine the newest. So characters may differ that mono takes for unassigned, and these, whose
 * category was changed later. (Ranges of first and last character.)
 */
export const recategorized = [
  [0x0295, 0x0295], // LATIN LETTER PHARYNGEAL VOICED FRICATIVE: Ll, Lo since 15.1
  [0x10d0, 0x10ff], // Georgian: Lo, Ll since 11.0
  [0x13a0, 0x13f5], // Cherokee: Lo, Lu since 8.0
  [0x166d, 0x166d], // CANADIAN SYLLABICS CHI SIGN: Po, So since 12.0
  [0x1734, 0x1734], // HANUNOO SIGN PAMUDPOD: Mn, Mc since 14.0
  [0x1885, 0x1886], // MONGOLIAN LETTERS BALUDA: Lo, Mn since 9.0
  [0x19b0, 0x19c9], // NEW TAI LUE VOWEL SIGNS: Mc, Lo since 8.0
  [0x1bac, 0x1bad], // SUNDANESE CONSONANT SIGNS: Mc, Mn since 7.0
  [0x1cf2, 0x1cf7], // VEDIC SIGNS: Mc, Lo or Mc since 12.0
  [0xa9bd, 0xa9bd], // JAVANESE CONSONANT SIGN KERET: Mc, Mn since 11.0
  [0xfd3e, 0xfd3f], // ORNATE PARENTHESES: Ps and Pe, the other way round since 6.3
];

/** Where upper and lower case have been the same since Unicode 5.0 (first and last character). */
export const settledCase = [
  [0x0000, 0x019a],
  [0x019c, 0x0239],
  [0x0370, 0x037e],
  [0x0384, 0x03f2],
  [0x0400, 0x0523],
  [0x0531, 0x0587],
  [0x1e00, 0x1e9d],
  [0x1ea0, 0x1ef9],
  [0x1f00, 0x1fff],
  [0x2100, 0x2184],
  [0x24b6, 0x24e9],
  [0xff21, 0xff5a],
];
