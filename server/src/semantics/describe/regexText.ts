/** The plain text inside regular expressions that are simple enough to be read aloud. */
import {
  type AnchorKind,
  type BodyNode,
  branchesOf,
  childrenOf,
  type GroupNode,
  type ItemNode,
  parseRegex,
  type RegexNode,
} from '../../regex/index.ts';
import type { TextRange } from '../../syntax/nodes.ts';

/** A stretch of a pattern between brackets, anchors and bars. Offsets count from the start of the pattern. */
export interface Segment extends TextRange {
  /** The text that it matches, escapes resolved. Undefined when it matches more than one text. */
  readonly text: string | undefined;
  /** A dot in it is not escaped and stands for any character. */
  readonly looseDot: boolean;
}

/** A pattern in words. */
export interface PatternReading {
  /** `is` for a pattern anchored at both ends, `matches` where a dot is not escaped. */
  readonly kind: 'is' | 'startsWith' | 'endsWith' | 'contains' | 'matches';
  readonly texts: readonly string[];
  readonly ignoreCase: boolean;
}

/** The text of one character, `.` for a dot. Undefined for everything else, and for a tab and the like. */
function characterOf(node: RegexNode): string | undefined {
  if (node.kind === 'dot') return '.';
  if (node.kind === 'character') return node.code < 32 ? undefined : String.fromCharCode(node.code);
  if (node.kind !== 'set' || node.set.negated || node.set.subtraction) return undefined;
  const [only, ...others] = node.set.items;
  const single = others.length === 0 && only?.kind === 'range' && only.from === only.to;
  return single ? String.fromCharCode(only.from) : undefined;
}

/** `.*` and `.+` */
function isAnything(node: ItemNode | undefined): boolean {
  return node?.kind === 'repeat' && node.item.kind === 'dot' && node.max === Number.POSITIVE_INFINITY;
}

/** The stretches of a pattern that hold text, in order. */
export function segmentsOf(pattern: string): readonly Segment[] {
  const segments: Segment[] = [];
  let current: { start: number; end: number; text: string | undefined; looseDot: boolean } | undefined;
  const add = (start: number, end: number, text: string | undefined, looseDot = false) => {
    current ??= { start, end, text: '', looseDot };
    current.end = end;
    current.looseDot ||= looseDot;
    current.text = text === undefined || current.text === undefined ? undefined : current.text + text;
  };
  const close = () => {
    if (current) segments.push(current);
    current = undefined;
  };
  const visit = (node: RegexNode) => {
    const text = characterOf(node);
    if (text !== undefined || /^(?:character|set|backreference)$/.test(node.kind)) {
      add(node.start, node.end, text, node.kind === 'dot');
    } else if (node.kind === 'repeat' && !isAnything(node)) {
      visit(node.item);
      add(node.quantifierStart, node.end, undefined);
    } else {
      close();
      if (node.kind !== 'repeat') childrenOf(node).forEach(visit);
      close();
    }
  };
  visit(parseRegex(pattern).body);
  return segments;
}

interface Plain {
  readonly text: string;
  readonly looseDot: boolean;
}

interface Alternative extends Plain {
  readonly fromStart: boolean;
  readonly toEnd: boolean;
}

/**
 * A pattern that is a text or several to choose from, with or without anchors and `(?i)` in front. Undefined for
 * everything else; nothing is simplified that would change the meaning.
 */
export function readPattern(pattern: string): PatternReading | undefined {
  const front = /^(?:\(\?i\)\^?|\^\(\?i\))/.exec(pattern)?.[0];
  const body = front === undefined ? pattern : (front.includes('^') ? '^' : '') + pattern.slice(front.length);
  const tree = parseRegex(body);
  if (tree.errors.length > 0) return undefined;
  // With several alternatives an anchor in front of them binds to the first one only, as in .NET.
  const alternatives = alternativesIn(tree.body, body);
  const [first] = alternatives ?? [];
  if (!alternatives || !first) return undefined;
  const same = alternatives.every((a) => a.fromStart === first.fromStart && a.toEnd === first.toEnd);
  if (!same || alternatives.some(({ text }) => text === '')) return undefined;
  const loose = alternatives.some(({ looseDot }) => looseDot);
  if (loose && (first.fromStart || first.toEnd)) return undefined;
  const kind = loose
    ? 'matches'
    : first.fromStart
      ? first.toEnd
        ? 'is'
        : 'startsWith'
      : first.toEnd
        ? 'endsWith'
        : 'contains';
  return { kind, texts: alternatives.map(({ text }) => text), ignoreCase: front !== undefined };
}

/** What `read` makes of each; undefined as soon as it can make nothing of one. */
function each<T, R>(items: readonly T[], read: (item: T) => readonly R[] | undefined): R[] | undefined {
  const found: R[] = [];
  for (const item of items) {
    const results = read(item);
    if (!results) return undefined;
    found.push(...results);
  }
  return found;
}

function alternativesIn(body: BodyNode, pattern: string): readonly Alternative[] | undefined {
  return each(branchesOf(body), ({ items }) => alternativeOf(items, pattern));
}

/** `^text$`, `^(a|b)$`, `.*text.*`, `\btext\b`. */
function alternativeOf(all: readonly ItemNode[], pattern: string): readonly Alternative[] | undefined {
  let items = all;
  let fromStart = isAnchor(items[0], 'textStart');
  if (fromStart) items = items.slice(1);
  let toEnd = isAnchor(items.at(-1), 'textEndOrLastLineFeed');
  if (toEnd) items = items.slice(0, -1);
  if (isAnyText(items[0])) {
    items = items.slice(1);
    fromStart = false;
  }
  if (isAnyText(items.at(-1))) {
    items = items.slice(0, -1);
    toEnd = false;
  }
  const [only, ...others] = items;
  if (others.length === 0 && isPlainGroup(only, pattern)) {
    return alternativesIn(only.body, pattern)?.map((a) => ({
      ...a,
      fromStart: fromStart || a.fromStart,
      toEnd: toEnd || a.toEnd,
    }));
  }
  // Word boundaries on both sides leave `contains` true.
  if (isAnchor(only, 'wordBoundary') && isAnchor(items.at(-1), 'wordBoundary')) items = items.slice(1, -1);
  return expanded(items, pattern)?.map((read) => ({ ...read, fromStart, toEnd }));
}

function isAnchor(item: ItemNode | undefined, anchor: AnchorKind): boolean {
  return item?.kind === 'anchor' && item.anchor === anchor;
}

/** `.*`, which takes nothing away from what a search finds. */
function isAnyText(item: ItemNode | undefined): boolean {
  return item?.kind === 'repeat' && item.min === 0 && isAnything(item);
}

/** A group that changes nothing about what is in it; `(?i:…)` does. */
function isPlainGroup(item: ItemNode | undefined, pattern: string): item is GroupNode {
  return item?.kind === 'group' && /^\((?:\?:|\?<\w+>|(?!\?))/.test(pattern.slice(item.start, item.end));
}

/** Plain text, or plain text around one choice: `Microsoft\.Exchange\.(ActiveSync|RPC)`. */
function expanded(items: readonly ItemNode[], pattern: string): readonly Plain[] | undefined {
  const at = items.findIndex(({ kind }) => kind === 'group');
  const before = plainText(at < 0 ? items : items.slice(0, at));
  if (at < 0 || !before) return before && [before];
  const group = items[at];
  const after = plainText(items.slice(at + 1));
  if (!after || !isPlainGroup(group, pattern)) return undefined;
  return each(branchesOf(group.body), (branch) => {
    const choice = plainText(branch.items);
    if (!choice) return undefined;
    const looseDot = before.looseDot || choice.looseDot || after.looseDot;
    return [{ text: before.text + choice.text + after.text, looseDot }];
  });
}

function plainText(items: readonly ItemNode[]): Plain | undefined {
  const texts = each(items, (item) => characterOf(item)?.split(''));
  return texts && { text: texts.join(''), looseDot: items.some(({ kind }) => kind === 'dot') };
}
