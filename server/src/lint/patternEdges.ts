/** Where a match of a pattern begins and ends: bound to a place of the text, or open to more of the same. */
import type { BodyNode, ItemNode, RegexTree, SequenceNode } from '../regex/index.ts';
import { branchesOf, isAnchoredEnd } from '../regex/index.ts';

export type Side = 'start' | 'end';

/**
 * The first (or last) item of every alternative; groups are looked into. Undefined for an alternative without any.
 * Comments and options count for nothing.
 */
export function edgesOf(body: BodyNode, side: Side): readonly (ItemNode | undefined)[] {
  return branchesOf(body).flatMap((branch) => edgesOfBranch(branch, side));
}

/** The same for one alternative. */
export function edgesOfBranch({ items }: SequenceNode, side: Side): readonly (ItemNode | undefined)[] {
  const ordered = side === 'start' ? items : [...items].reverse();
  const item = ordered.find(({ kind }) => kind !== 'comment' && kind !== 'space' && kind !== 'options');
  if (item?.kind !== 'group' || (item.group !== 'capture' && item.group !== 'nonCapture')) return [item];
  return edgesOf(item.body, side);
}

/** Whether an edge is a literal letter or digit, so that the text may go on with another one. */
export function isOpenWord(item: ItemNode | undefined): boolean {
  return item?.kind === 'character' && /[A-Za-z0-9]/.test(String.fromCharCode(item.code));
}

/** The same for a digit, in whatever way the pattern says it: `7`, `[0-5]`. */
export function isOpenDigit(item: ItemNode | undefined): boolean {
  if (item?.kind === 'character') return item.code >= 0x30 && item.code <= 0x39;
  if (item?.kind !== 'set' || item.set.negated || item.set.subtraction) return false;
  return item.set.items.every((one) => one.kind === 'range' && one.from >= 0x30 && one.to <= 0x39);
}

/** Whether some alternative may begin (or end) anywhere in a longer word. */
export function isOpen(tree: RegexTree, side: Side): boolean {
  return edgesOf(tree.body, side).some(isOpenWord);
}

/** The pattern with something put before and behind what it looks for; `(?i)` stays in front. */
export function guarded(tree: RegexTree, before: string, behind: string): string {
  const options = /^(?:\(\?[imnsx]+\))*/.exec(tree.pattern)?.[0] ?? '';
  const rest = tree.pattern.slice(options.length);
  return `${options}${before}${tree.body.kind === 'alternation' ? `(${rest})` : rest}${behind}`;
}

/**
 * A pattern for addresses, held to whole numbers and to the first of them: `10\.1` as `^10\.1\b`. One that is about the end of
 * addresses stays so.
 */
export function heldToAddress(tree: RegexTree): string {
  return guarded(tree, isAnchoredEnd(tree) ? '\\b' : '^', '\\b');
}
