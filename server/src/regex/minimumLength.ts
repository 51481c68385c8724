/** How short a match of a node can be. */
import type { ItemNode, RegexNode } from './nodes.ts';
import { isWithoutWidth } from './walk.ts';

/** More is not told apart, so that `(a{2147483647}){2147483647}` stays a number. */
const enough = 1_000_000_000;

/**
 * The length of the shortest text a node can match, or less: what may be empty counts as empty (a reference to a
 * group, for one). Calls itself; the depth of a tree is limited.
 */
export function minimumLength(node: RegexNode): number {
  switch (node.kind) {
    case 'character':
    case 'dot':
    case 'set':
      return 1;
    case 'sequence':
      return Math.min(enough, sum(node.items));
    case 'alternation':
      return Math.min(...node.branches.map(minimumLength));
    case 'repeat':
      return node.min === 0 ? 0 : Math.min(enough, node.min * minimumLength(node.item));
    case 'group':
      return isWithoutWidth(node) ? 0 : minimumLength(node.body);
    case 'conditional':
      return node.no ? Math.min(minimumLength(node.yes), minimumLength(node.no)) : 0;
    default:
      return 0;
  }
}

function sum(items: readonly ItemNode[]): number {
  return items.reduce((total, item) => total + minimumLength(item), 0);
}
