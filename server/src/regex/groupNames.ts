/** The named groups of a pattern. */
import type { RegexTree } from './nodes.ts';
import type { PatternRange } from './range.ts';
import { walk } from './walk.ts';

/** A group with a name; the range is that of the whole group. One name may occur more than once. */
export interface NamedGroup extends PatternRange {
  readonly name: string;
  readonly number: number;
}

/** The groups with a name, from left to right; numbers written as names are none. */
export function groupNames(tree: RegexTree): readonly NamedGroup[] {
  const found: NamedGroup[] = [];
  for (const node of walk(tree)) {
    if (node.kind !== 'group' || node.name === undefined || node.capture === undefined) continue;
    found.push({ name: node.name, number: node.capture, start: node.start, end: node.end });
  }
  return found;
}
