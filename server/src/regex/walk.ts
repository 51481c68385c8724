/** Every node of a tree, a node before what is in it, from left to right. */
import type { BodyNode, ItemNode, RegexNode, RegexTree, SequenceNode } from './nodes.ts';

/** Every node of a tree, a node before what is in it, from left to right. A loop, whatever the depth. */
export function* walk(tree: RegexTree): Generator<RegexNode, void, undefined> {
  const waiting: RegexNode[] = [tree.body];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    yield node;
    waiting.push(...[...childrenOf(node)].reverse());
  }
}

/** The nodes directly in a node, from left to right. */
export function childrenOf(node: RegexNode): readonly RegexNode[] {
  switch (node.kind) {
    case 'sequence':
      return node.items;
    case 'alternation':
      return node.branches;
    case 'group':
      return [node.body];
    case 'repeat':
      return [node.item];
    case 'conditional': {
      const test = node.test.kind === 'conditionGroup' ? [] : [node.test];
      return [...test, node.yes, ...(node.no ? [node.no] : [])];
    }
    default:
      return [];
  }
}

/** The branches of an alternation; a sequence is its own only branch. */
export function branchesOf(body: BodyNode): readonly SequenceNode[] {
  return body.kind === 'sequence' ? [body] : body.branches;
}

/** Whether an item surely takes no room in the text: an anchor, a lookaround, a comment, options. */
export function isWithoutWidth(item: ItemNode): boolean {
  return item.kind === 'group'
    ? /^(?:look|negative)/.test(item.group)
    : /^(?:anchor|comment|space|options)$/.test(item.kind);
}
