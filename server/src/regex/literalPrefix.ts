/** The text that every match of a pattern begins with. */
import { toLower, toUpper } from './characters.ts';
import type { BodyNode, CharacterNode, ItemNode, RegexTree } from './nodes.ts';
import { isWithoutWidth } from './walk.ts';

/** Whether only one character matches: case is not ignored, or the character has none. */
export function isOneCharacter(node: CharacterNode): boolean {
  return !node.ignoreCase || (toLower(node.code) === node.code && toUpper(node.code) === node.code);
}

/**
 * The longest literal that every match surely begins with; empty where nothing is sure. Anchors are passed over, and
 * characters whose case is ignored end it.
 */
export function literalPrefix(tree: RegexTree): string {
  const prefix = { text: '' };
  appendBody(tree.body, prefix);
  return prefix.text;
}

/** Appends what a node begins with, and says whether that is all of the node. */
function appendBody(body: BodyNode, prefix: { text: string }): boolean {
  return body.kind === 'sequence' && body.items.every((item) => appendItem(item, prefix));
}

function appendItem(item: ItemNode, prefix: { text: string }): boolean {
  if (isWithoutWidth(item)) return true;
  switch (item.kind) {
    case 'character':
      if (!isOneCharacter(item)) return false;
      prefix.text += String.fromCharCode(item.code);
      return true;
    case 'group':
      return appendBody(item.body, prefix);
    case 'repeat':
      if (item.min > 0) appendItem(item.item, prefix);
      return false;
    default:
      return false;
  }
}
