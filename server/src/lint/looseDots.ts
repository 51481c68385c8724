/** Dots of addresses and domains that a pattern leaves unescaped. */
import type { ItemNode, PatternRange, RegexTree } from '../regex/index.ts';
import { unescapedDots, walk } from '../regex/index.ts';
import { isOpenDigit } from './patternEdges.ts';
import type { TestedKind } from './testedPatterns.ts';

/** Unescaped dots, and the stretch of the pattern that they belong to: `contoso.com`. */
export interface LooseDots extends PatternRange {
  readonly dots: readonly PatternRange[];
}

/**
 * An address or a domain, dots escaped or not. Begins where a word does, and not at each of its letters, which would take
 * time with the square of a long word; the letter of an escape such as `\b` is no part of the word.
 */
const dotted = /(?<!\\|(?<!\\)[A-Za-z0-9-])[A-Za-z0-9-]+(?:\\?\.[A-Za-z0-9-]+)+/g;
const address = /^\d{1,3}(?:\\?\.\d{1,3}){3}$/;
/** Endings that hardly belong to anything but a domain. */
const topLevel = /\.(?:com|net|org|edu|gov|mil|info|biz|example)$/i;

/**
 * The addresses and domains in a pattern with unescaped dots. `kind` says what the pattern is held against: an address
 * needs less to be known as one where addresses are expected, and what the request says of itself is nobody's domain.
 */
export function looseDots(tree: RegexTree, kind: TestedKind): readonly LooseDots[] {
  const { pattern } = tree;
  if (!/(?<!\\)\./.test(pattern) || tree.errors.length > 0) return [];
  if (kind === 'address' || kind === 'addressList') return ofAddresses(tree);
  if (kind === 'sid' || kind === 'request' || kind === 'identifier') return [];
  const loose = [...unescapedDots(tree)].sort((a, b) => a.start - b.start);
  if (loose.length === 0) return [];
  const found: LooseDots[] = [];
  let next = 0;
  for (const { index: start, 0: text } of pattern.matchAll(dotted)) {
    const end = start + text.length;
    while (next < loose.length && (loose[next] as PatternRange).start < start) next++;
    const first = next;
    while (next < loose.length && (loose[next] as PatternRange).end <= end) next++;
    const dots = loose.slice(first, next);
    if (
      dots.length > 0 &&
      isAddress(text, pattern.slice(Math.max(0, start - 1), start), pattern.slice(end), kind)
    ) {
      found.push({ start, end, dots });
    }
  }
  return found;
}

/** `before` is the character in front of `text`, `behind` all that follows. */
function isAddress(text: string, before: string, behind: string, kind: TestedKind): boolean {
  if (address.test(text)) return true;
  if (before === '@' || behind.startsWith('@')) return true;
  // Not a part of a URI.
  if (!/^(?:\$|\||\)|\\b|$)/.test(behind) || before === '/' || before === ':') return false;
  if (kind === 'mail') return /[A-Za-z]{2,}$/.test(text);
  return kind === undefined && topLevel.test(text);
}

/** Dots between numbers, also `[0-9]+.` and `(1|2).`; all of them are one finding. */
function ofAddresses(tree: RegexTree): readonly LooseDots[] {
  const dots: PatternRange[] = [];
  for (const node of walk(tree)) {
    if (node.kind !== 'sequence') continue;
    for (const [i, item] of node.items.entries()) {
      if (item.kind !== 'dot') continue;
      if (isNumber(node.items[i - 1]) && isNumber(node.items[i + 1]))
        dots.push({ start: item.start, end: item.end });
    }
  }
  dots.sort((a, b) => a.start - b.start);
  const [first] = dots;
  if (!first) return [];
  const around = [...tree.pattern.matchAll(dotted)].find(
    ({ index, 0: text }) => index <= first.start && first.end <= index + text.length,
  );
  const start = around?.index ?? first.start;
  return [{ start, end: around ? start + around[0].length : first.end, dots }];
}

/** Something that stands for digits only, however many. */
function isNumber(item: ItemNode | undefined): boolean {
  if (item?.kind === 'repeat') return isNumber(item.item);
  if (item?.kind === 'set' && isDigitClass(item.set.items)) return true;
  if (isOpenDigit(item)) return true;
  if (item?.kind !== 'group' || (item.group !== 'capture' && item.group !== 'nonCapture')) return false;
  const branches = item.body.kind === 'sequence' ? [item.body] : item.body.branches;
  return branches.every(({ items }) => items.length > 0 && items.every(isNumber));
}

/** `\d` */
function isDigitClass(items: readonly { readonly kind: string; readonly name?: string }[]): boolean {
  return items.length === 1 && items[0]?.kind === 'property' && items[0].name === 'd';
}
