/** The plain texts that a regular expression lists, with the place of every letter, so that one can be corrected. */
import type { BodyNode, CharacterNode, DotNode, ItemNode, RegexTree } from '../regex/index.ts';
import { isAnchoredEnd, isAnchoredStart } from '../regex/index.ts';
import type { TextEdit } from '../syntax/problem.ts';

/** One text, such as `Microsoft.Exchange.RPC` in `^Microsoft\.Exchange\.(RPC|Pop)$`. */
export interface PatternText {
  /** A dot without backslash counts as the dot that was meant. */
  readonly text: string;
  /** What stands for each letter. */
  readonly nodes: readonly (CharacterNode | DotNode)[];
}

export interface PatternTexts {
  readonly texts: readonly PatternText[];
  readonly ignoreCase: boolean;
  /** Whether each text is compared whole. */
  readonly whole: boolean;
}

/** More texts than this are no list any more. */
const MOST = 64;

/** No value that is known is longer. */
const LONGEST = 200;

type Letters = readonly (CharacterNode | DotNode)[];

/** The texts of a pattern; alternatives that are more than a text are left out. Empty for a pattern with errors. */
export function patternTexts(tree: RegexTree): PatternTexts {
  const found = tree.errors.length > 0 ? [] : bodyTexts(tree.body);
  return {
    texts: found
      .filter((nodes) => nodes.length > 0)
      .map((nodes) => ({
        text: nodes.map((node) => (node.kind === 'dot' ? '.' : String.fromCharCode(node.code))).join(''),
        nodes,
      })),
    ignoreCase: found.some((nodes) => nodes.some((node) => node.kind === 'character' && node.ignoreCase)),
    whole: isAnchoredStart(tree) && isAnchoredEnd(tree),
  };
}

function bodyTexts(body: BodyNode): readonly Letters[] {
  const branches = body.kind === 'alternation' ? body.branches : [body];
  const texts: Letters[] = [];
  for (const { items } of branches) {
    for (const text of sequenceTexts(items)) if (texts.length < MOST) texts.push(text);
  }
  return texts;
}

function sequenceTexts(items: readonly ItemNode[]): readonly Letters[] {
  let texts: (CharacterNode | DotNode)[][] = [[]];
  for (const item of items) {
    if (
      item.kind === 'anchor' ||
      item.kind === 'comment' ||
      item.kind === 'space' ||
      item.kind === 'options'
    ) {
      continue;
    }
    if (item.kind === 'character' || item.kind === 'dot') {
      for (const text of texts) text.push(item);
    } else if (item.kind === 'group' && (item.group === 'capture' || item.group === 'nonCapture')) {
      const inner = bodyTexts(item.body);
      if (texts.length * inner.length > MOST) return [];
      texts = texts.flatMap((text) => inner.map((more) => [...text, ...more]));
    } else return [];
    if (texts.some(({ length }) => length > LONGEST)) return [];
  }
  return texts;
}

/**
 * The edit, in offsets of the pattern, that makes one of its texts `right`; undefined where the letters to change do
 * not stand next to each other. Dots that are put in get a backslash.
 */
export function correction({ text, nodes }: PatternText, right: string): TextEdit | undefined {
  let start = 0;
  while (start < text.length && start < right.length && text[start] === right[start]) start++;
  let end = text.length;
  let rightEnd = right.length;
  while (end > start && rightEnd > start && text[end - 1] === right[rightEnd - 1]) {
    end--;
    rightEnd--;
  }
  const wrong = nodes.slice(start, end);
  if (wrong.some((node, i) => i > 0 && wrong[i - 1]?.end !== node.start)) return undefined;
  const from = nodes[start]?.start ?? nodes.at(-1)?.end;
  if (from === undefined) return undefined;
  return { start: from, end: wrong.at(-1)?.end ?? from, newText: escapeRegex(right.slice(start, rightEnd)) };
}

/** A text as a regular expression that matches just it. */
export function escapeRegex(text: string): string {
  return text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');
}
