import type { StringLiteral } from '../../syntax/nodes.ts';
import { patternOfRanges } from '../addressRanges.ts';
import type { Finding, LintRule } from '../lintRule.ts';
import { type LooseDots, looseDots } from '../looseDots.ts';
import { rulePatterns } from '../rulePatterns.ts';
import { testedPatterns } from '../testedPatterns.ts';

/** `@contoso.com$` also finds `@contosoXcom` (language.md 7.5). */
export const unescapedDot: LintRule = {
  id: 'unescaped-dot',
  title: 'Dot in an address or domain is not escaped',
  category: 'regex',
  severity: 'warning',
  needs: ['pattern'],
  *check(rule) {
    const tested = testedPatterns(rule);
    for (const { literal, text, tree, kind } of tested) {
      // A network is no expression, whatever becomes of its dots: address-range-as-text.
      if ((kind === 'address' || kind === 'addressList') && patternOfRanges(text) !== undefined) continue;
      yield* found(literal, text, looseDots(tree, kind));
    }
    for (const { literal, text, tree } of rulePatterns(rule)) {
      if (!tested.some((one) => one.literal.start === literal.start)) {
        yield* found(literal, text, looseDots(tree, undefined));
      }
    }
  },
};

/** One finding for a pattern, at the first address; its repair escapes all dots. */
function* found(
  { contentStart }: StringLiteral,
  text: string,
  addresses: readonly LooseDots[],
): Generator<Finding> {
  const [first] = addresses;
  if (!first) return;
  const dots = addresses.flatMap((address) => address.dots);
  const [dot] = first.dots;
  const other = dot && `${text.slice(first.start, dot.start)}x${text.slice(dot.end, first.end)}`;
  yield {
    start: contentStart + first.start,
    end: contentStart + first.end,
    message: `A dot stands for any character: \`${other?.replaceAll('\\.', '.')}\` matches as well. Write \`\\.\` for a dot.`,
    fixes: [
      {
        title: dots.length === 1 ? 'Escape the dot' : `Escape the ${dots.length} dots`,
        edits: dots.map(({ start, end }) => ({
          start: contentStart + start,
          end: contentStart + end,
          newText: '\\.',
        })),
        preferred: true,
        safe: true,
      },
    ],
  };
}
