/** What a pattern offers to choose from. */
import type { BodyNode, ItemNode, RegexTree, SequenceNode } from './nodes.ts';
import { branchesOf } from './walk.ts';

/**
 * The alternatives of a pattern: the branches of `a|b`, or of the one group that anchors and silent items stand
 * around, `^(a|b)$`. A pattern without `|` is one alternative, without those anchors being taken off.
 */
export function alternatives(tree: RegexTree): readonly SequenceNode[] {
  let body: BodyNode = tree.body;
  for (;;) {
    if (body.kind === 'alternation') return body.branches;
    const inner = onlyGroup(body);
    if (!inner) return branchesOf(tree.body);
    body = inner;
  }
}

/** The body of the group that is all of a sequence but for anchors. */
function onlyGroup(sequence: SequenceNode): BodyNode | undefined {
  const items = sequence.items.filter((item) => !isAroundText(item));
  const [only] = items;
  if (items.length !== 1 || only?.kind !== 'group') return undefined;
  return only.group === 'capture' || only.group === 'nonCapture' ? only.body : undefined;
}

function isAroundText(item: ItemNode): boolean {
  return (
    item.kind === 'anchor' || item.kind === 'comment' || item.kind === 'space' || item.kind === 'options'
  );
}
