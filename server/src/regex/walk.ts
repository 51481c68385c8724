/** Every node of a tree, a node before what is in it, from left to right. */
import type { RegexNode, RegexTree } from './nodes.ts';

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
