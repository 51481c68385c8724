import { type AddressSet, addressRanges, addressText } from '../../regex/addresses.ts';
import { addressesOfPattern } from '../../regex/addressesOfPattern.ts';
import { isAnchoredEnd, isAnchoredStart, matcherFor, type RegexTree, walk } from '../../regex/index.ts';
import type { LintRule } from '../lintRule.ts';
import { testedPatterns } from '../testedPatterns.ts';

/**
 * `^203\.0\.113\.7$` over x-ms-forwarded-client-ip, which holds several addresses as soon as there is a proxy on the way
 * (language.md 7.8).
 */
export const anchoredAddressList: LintRule = {
  id: 'anchored-address-list',
  title: 'Pattern allows one address where a list can stand',
  category: 'regex',
  severity: 'warning',
  needs: ['match', 'knownType'],
  *check(rule) {
    for (const { literal, kind, tree } of testedPatterns(rule)) {
      if (kind !== 'addressList' || !isAnchoredStart(tree) || !isAnchoredEnd(tree)) continue;
      if (tree.errors.length > 0 || !refusesLists(tree)) continue;
      const { contentStart, contentEnd } = literal;
      yield {
        start: contentStart,
        end: contentEnd,
        message:
          'This claim can hold several addresses with commas between them, and then nothing matches. Use `\\b` in place of `^` and `$`.',
        fixes: [
          {
            title: 'Use \\b in place of ^ and $',
            edits: walk(tree)
              .filter((node) => node.kind === 'anchor' && /^text(?:Start|End)/.test(node.anchor))
              .map(({ start, end }) => ({
                start: contentStart + start,
                end: contentStart + end,
                newText: '\\b',
              })),
            preferred: true,
          },
        ],
      };
    }
  },
};

/** Tries an address that matches alone together with another one. */
function refusesLists(tree: RegexTree): boolean {
  const set: AddressSet = addressesOfPattern(tree.pattern) ?? false;
  const [first] = addressRanges(set);
  const made = matcherFor(tree);
  if (!first || !made.ok) return false;
  const one = addressText(first.from);
  return ['%, 192.0.2.1', '192.0.2.1, %', '%,192.0.2.1', '192.0.2.1,%'].every(
    (list) => made.matcher.isMatch(list.replace('%', one)) === 'noMatch',
  );
}
