/** Dots that were probably meant as dots: `contoso.com`, `192.168.1.7`. */
import { isDigit, isLetter } from './characters.ts';
import type { BodyNode, ItemNode, RegexTree } from './nodes.ts';
import type { PatternRange } from './range.ts';
import { branchesOf, walk } from './walk.ts';

/**
 * The ranges of unescaped dots, not repeated, between two literal letters or digits. A neighbour may also be a group
 * all of whose branches end (or begin) so, as in `(contoso|fabrikam).com`.
 */
export function unescapedDots(tree: RegexTree): readonly PatternRange[] {
  const found: PatternRange[] = [];
  for (const node of walk(tree)) {
    if (node.kind !== 'sequence') continue;
    for (const [index, item] of node.items.entries()) {
      if (item.kind !== 'dot') continue;
      if (!endsPlain(node.items[index - 1], 'end') || !endsPlain(node.items[index + 1], 'start')) continue;
      found.push({ start: item.start, end: item.end });
    }
  }
  return found;
}

/** Whether a neighbour has a literal letter or digit on the side towards the dot. */
function endsPlain(item: ItemNode | undefined, side: 'start' | 'end'): boolean {
  if (item?.kind === 'character') return isLetter(item.code) || isDigit(item.code);
  if (item?.kind !== 'group') return false;
  return (item.group === 'capture' || item.group === 'nonCapture') && bodyEndsPlain(item.body, side);
}

function bodyEndsPlain(body: BodyNode, side: 'start' | 'end'): boolean {
  const branches = branchesOf(body);
  return branches.every(({ items }) => endsPlain(side === 'start' ? items[0] : items.at(-1), side));
}
