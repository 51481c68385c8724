/**
 * Whether a pattern is tied to the beginning or the end of the text.
 *
 * Source: https://learn.microsoft.com/dotnet/standard/base-types/anchors-in-regular-expressions
 */
import type { AnchorKind, BodyNode, ItemNode, RegexTree } from './nodes.ts';
import { branchesOf, isWithoutWidth } from './walk.ts';

/** Whether every match begins at the beginning of the text: every branch begins with `^` (without `m`) or `\A`. */
export function isAnchoredStart(tree: RegexTree): boolean {
  return hasAnchor(tree.body, 'start', ['textStart']);
}

/** Whether every match ends at the end of the text, or before a line feed there: `$` (without `m`), `\Z`, `\z`. */
export function isAnchoredEnd(tree: RegexTree): boolean {
  return hasAnchor(tree.body, 'end', ['textEnd', 'textEndOrLastLineFeed']);
}

function hasAnchor(body: BodyNode, side: 'start' | 'end', kinds: readonly AnchorKind[]): boolean {
  return branchesOf(body).every((branch) => {
    const items = side === 'start' ? branch.items : [...branch.items].reverse();
    for (const item of items) {
      if (isAnchor(item, side, kinds)) return true;
      // What takes no room leaves the anchor beside it at the end.
      if (!isWithoutWidth(item)) return false;
    }
    return false;
  });
}

function isAnchor(item: ItemNode, side: 'start' | 'end', kinds: readonly AnchorKind[]): boolean {
  if (item.kind === 'anchor') return kinds.includes(item.anchor);
  if (item.kind !== 'group') return false;
  const { group } = item;
  const looksThere = group === (side === 'start' ? 'lookahead' : 'lookbehind');
  return (looksThere || !isWithoutWidth(item)) && hasAnchor(item.body, side, kinds);
}
