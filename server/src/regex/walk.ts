/** Every node of a tree, and the nodes in one. */
import type { BodyNode, ItemNode, RegexNode, RegexTree, SequenceNode } from './nodes.ts';

const kept = new WeakMap<RegexTree, readonly RegexNode[]>();

/** Every node of a tree, a node before what is in it, from left to right. Kept with the tree: many ask for them. */
export function walk(tree: RegexTree): readonly RegexNode[] {
  let nodes = kept.get(tree);
  if (!nodes) {
    nodes = nodesIn(tree);
    kept.set(tree, nodes);
  }
  return nodes;
}

/** A loop, whatever the depth. */
function nodesIn(tree: RegexTree): readonly RegexNode[] {
  const nodes: RegexNode[] = [];
  const waiting: RegexNode[] = [tree.body];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    nodes.push(node);
    const children = childrenOf(node);
    for (let i = children.length - 1; i >= 0; i--) waiting.push(children[i] as RegexNode);
  }
  return nodes;
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
