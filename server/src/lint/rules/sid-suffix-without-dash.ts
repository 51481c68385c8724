import type { RegexTree } from '../../regex/index.ts';
import { alternatives, exactLiterals, isAnchoredEnd } from '../../regex/index.ts';
import type { LintRule } from '../lintRule.ts';
import { testedPatterns } from '../testedPatterns.ts';

/** `515$` finds every SID that ends in 515, also `…-1515`; `-515$` is the group (language.md 7.5). */
export const sidSuffixWithoutDash: LintRule = {
  id: 'sid-suffix-without-dash',
  title: 'End of a SID is tested without the dash',
  category: 'regex',
  severity: 'warning',
  needs: ['match', 'knownType'],
  *check(rule) {
    for (const { literal, text, kind, tree } of testedPatterns(rule)) {
      if (kind !== 'sid' || !text.endsWith('$')) continue;
      const at = startOfNumber(tree);
      if (at === undefined) continue;
      const number = text.slice(at, -1);
      yield {
        start: literal.contentStart + at,
        end: literal.contentEnd,
        message: `Every SID that ends in these digits matches, such as one that ends in \`-1${digitsOf(tree)}\`. Write \`-${number}$\`.`,
        fixes: [
          {
            title: `Write -${number}$`,
            edits: edits(tree, literal.contentStart, at),
            preferred: true,
          },
        ],
      };
    }
  },
};

/** Where the digits begin in a pattern that is nothing but digits, or a choice of them, and an end. */
function startOfNumber(tree: RegexTree): number | undefined {
  if (!isAnchoredEnd(tree)) return undefined;
  const at = /^(?:\(\?i\))?(?:\.\*)?/.exec(tree.pattern)?.[0].length ?? 0;
  return /^(?:\d+|\(\d+(?:\|\d+)*\)|\(\?:\d+(?:\|\d+)*\)|\d+\$(?:\|\d+\$)*)\$?$/.test(tree.pattern.slice(at))
    ? at
    : undefined;
}

function digitsOf(tree: RegexTree): string {
  return exactLiterals(tree)?.values[0] ?? /\d+/.exec(tree.pattern)?.[0] ?? '';
}

/** A dash in front of the group, or of each alternative. */
function edits(tree: RegexTree, contentStart: number, at: number) {
  const starts =
    tree.body.kind === 'alternation' ? alternatives(tree).map(({ start }) => Math.max(start, at)) : [at];
  return starts.map((start) => ({ start: contentStart + start, end: contentStart + start, newText: '-' }));
}
