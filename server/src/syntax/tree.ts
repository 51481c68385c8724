import type { Node, Rule } from './nodes.ts';

/** The nodes directly below a node, in the order of the text. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'rule':
    case 'stray':
      return compact([...node.annotations, ...node.conditions, node.action]);
    case 'annotation':
      return compact([node.name, node.value]);
    case 'selectorCondition':
      return compact([node.label, node.selector]);
    case 'existsCondition':
    case 'countCondition':
      return compact([node.label, node.innerLabel, node.selector]);
    case 'selector':
      return node.constraints;
    case 'constraint':
      return [node.property, node.value];
    case 'property':
      return compact([node.key]);
    case 'action':
      return node.args;
    case 'claimArgument':
      return compact([node.label]);
    case 'propertyArgument':
      return [node.property, node.value];
    case 'storeArgument':
      return [node.value];
    case 'typesArgument':
      return node.values;
    case 'concatenation':
      return node.operands;
    case 'access':
      return compact([node.label, node.property]);
    case 'call':
      return [node.name, ...node.args];
    default:
      return [];
  }
}

/** Every node below and including `root`, parents first, in the order of the text. A loop: calls nest at will. */
export function walk(root: Node): readonly Node[] {
  const nodes: Node[] = [];
  const stack: Node[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    nodes.push(node);
    const children = childrenOf(node);
    for (let i = children.length - 1; i >= 0; i--) stack.push(children[i] as Node);
  }
  return nodes;
}

/**
 * The nodes that hold `offset` (relative to the rule), outermost first. An offset at the end of a node counts as
 * inside, as a cursor behind a word does; where two nodes touch, the later one wins.
 */
export function pathAt(rule: Rule, offset: number): readonly Node[] {
  const path: Node[] = [rule];
  for (let node: Node = rule; ; ) {
    const children = childrenOf(node);
    let found: Node | undefined;
    for (const child of children) {
      if (child.start > offset) break;
      if (offset <= child.end) found = child;
    }
    if (!found) return path;
    path.push(found);
    node = found;
  }
}

function compact(nodes: readonly (Node | undefined)[]): readonly Node[] {
  return nodes.filter((node): node is Node => node !== undefined);
}
