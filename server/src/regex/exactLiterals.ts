/** Patterns that merely list the texts they match, such as `^(jack|jill)$`. */
import { isAnchoredEnd, isAnchoredStart } from './anchored.ts';
import { isOneCharacter } from './literalPrefix.ts';
import type { BodyNode, ItemNode, RegexTree, SequenceNode } from './nodes.ts';

/** What a pattern of literals matches. */
export interface ExactLiterals {
  /** The texts in the order of the pattern, each once. */
  readonly values: readonly string[];
  /** Whether upper and lower case are the same somewhere in it. */
  readonly ignoreCase: boolean;
  /** Whether the text must begin, and end, with the match. */
  readonly anchoredStart: boolean;
  readonly anchoredEnd: boolean;
}

/** More texts than this are no list any more. */
const most = 200;

interface Found {
  texts: string[];
  ignoresCase: boolean;
}

/**
 * The texts a pattern can match, if it consists of literal characters, groups, `|`, `?` and anchors at its two ends
 * only; otherwise undefined. If both `anchored…` are true, the pattern is a test for equality with one of them
 * (but for a line feed at the end, which `$` lets through).
 */
export function exactLiterals(tree: RegexTree): ExactLiterals | undefined {
  if (tree.errors.length > 0) return undefined;
  const found = bodyTexts(tree.body, true, true);
  if (!found) return undefined;
  return {
    values: [...new Set(found.texts)],
    ignoreCase: found.ignoresCase,
    anchoredStart: isAnchoredStart(tree),
    anchoredEnd: isAnchoredEnd(tree),
  };
}

/** `isFirst` and `isLast` say whether anchors of the text's beginning and end can stand here. */
function bodyTexts(body: BodyNode, isFirst: boolean, isLast: boolean): Found | undefined {
  if (body.kind === 'sequence') return sequenceTexts(body, isFirst, isLast);
  const all: Found = { texts: [], ignoresCase: false };
  for (const branch of body.branches) {
    const found = sequenceTexts(branch, isFirst, isLast);
    if (!found || all.texts.length + found.texts.length > most) return undefined;
    all.texts.push(...found.texts);
    all.ignoresCase ||= found.ignoresCase;
  }
  return all;
}

function sequenceTexts(sequence: SequenceNode, isFirst: boolean, isLast: boolean): Found | undefined {
  const items = sequence.items.filter(
    ({ kind }) => kind !== 'comment' && kind !== 'space' && kind !== 'options',
  );
  // Before the first that is no anchor, and behind the last, stand anchors only.
  const first = items.findIndex((item) => !isAnchor(item));
  const last = items.findLastIndex((item) => !isAnchor(item));
  let all: Found = { texts: [''], ignoresCase: false };
  for (const [index, item] of items.entries()) {
    const found = itemTexts(item, isFirst && (first < 0 || index <= first), isLast && index >= last);
    if (!found || all.texts.length * found.texts.length > most) return undefined;
    all = {
      texts: all.texts.flatMap((start) => found.texts.map((end) => start + end)),
      ignoresCase: all.ignoresCase || found.ignoresCase,
    };
  }
  return all;
}

function isAnchor(item: ItemNode): boolean {
  return item.kind === 'anchor';
}

function itemTexts(item: ItemNode, isFirst: boolean, isLast: boolean): Found | undefined {
  switch (item.kind) {
    case 'character':
      return { texts: [String.fromCharCode(item.code)], ignoresCase: !isOneCharacter(item) };
    case 'anchor': {
      const isStart = item.anchor === 'textStart' && isFirst;
      const isEnd = (item.anchor === 'textEnd' || item.anchor === 'textEndOrLastLineFeed') && isLast;
      return isStart || isEnd ? { texts: [''], ignoresCase: false } : undefined;
    }
    case 'group': {
      const isPlain =
        (item.group === 'capture' || item.group === 'nonCapture') && item.uncapture === undefined;
      return isPlain ? bodyTexts(item.body, isFirst, isLast) : undefined;
    }
    case 'repeat': {
      if (item.max !== 1) return undefined;
      const found = itemTexts(item.item, false, false);
      if (!found || item.min === 1) return found;
      return { ...found, texts: item.lazy ? ['', ...found.texts] : [...found.texts, ''] };
    }
    default:
      return undefined;
  }
}
