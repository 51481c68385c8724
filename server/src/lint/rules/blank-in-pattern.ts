import type { ItemNode, PatternRange, RegexTree } from '../../regex/index.ts';
import { walk } from '../../regex/index.ts';
import type { LintRule } from '../lintRule.ts';
import { testedPatterns } from '../testedPatterns.ts';

/** `^(?i) S-1-5-…`, `^. +@`: copied from a page that put the blank there (language.md 7.5). */
export const blankInPattern: LintRule = {
  id: 'blank-in-pattern',
  title: 'Stray blank in a regular expression',
  category: 'regex',
  severity: 'warning',
  needs: ['match'],
  *check(rule) {
    for (const { literal, text, tree } of testedPatterns(rule)) {
      if (!text.includes(' ') || tree.errors.length > 0) continue;
      const blanks = strayBlanks(tree);
      const [first] = blanks;
      if (!first) continue;
      const edits = blanks.map(({ start, end }) => ({
        start: literal.contentStart + start,
        end: literal.contentStart + end,
        newText: '',
      }));
      yield {
        start: literal.contentStart + first.start,
        end: literal.contentStart + first.end,
        message: 'The blank counts: the value must have one here too. Remove it.',
        fixes: [
          { title: blanks.length > 1 ? 'Remove the blanks' : 'Remove the blank', edits, preferred: true },
        ],
      };
    }
  },
};

/** Blanks at the edges of the text: beside `^`, `$` and `(?i)`; and `. +`, where the blank is what is repeated. */
function strayBlanks(tree: RegexTree): readonly PatternRange[] {
  const found: PatternRange[] = [];
  for (const node of walk(tree)) {
    if (node.kind !== 'sequence') continue;
    for (let i = 0; i < node.items.length; i++) {
      const item = node.items[i] as ItemNode;
      if (item.kind === 'repeat' && isBlank(item.item)) {
        const { start } = item;
        if (isAnyText(node.items[i - 1])) found.push({ start, end: item.quantifierStart });
        continue;
      }
      let last = i;
      while (isBlank(node.items[last])) last++;
      if (last === i) continue;
      const [before, behind] = [node.items[i - 1], node.items[last]];
      if (
        isEdge(before, 'start') ||
        isEdge(behind, 'end') ||
        (behind?.kind === 'anchor' && behind.anchor === 'textStart')
      ) {
        found.push({ start: item.start, end: (node.items[last - 1] as ItemNode).end });
      }
      i = last;
    }
  }
  return found;
}

function isBlank(item: ItemNode | undefined): boolean {
  return item?.kind === 'character' && item.code === 0x20 && item.end === item.start + 1;
}

/** `.`, `[^@]`: what a repeat is usually for. */
function isAnyText(item: ItemNode | undefined): boolean {
  return item?.kind === 'dot' || item?.kind === 'set';
}

function isEdge(item: ItemNode | undefined, side: 'start' | 'end'): boolean {
  if (item?.kind === 'options') return side === 'start';
  if (item?.kind !== 'anchor') return false;
  return side === 'start' ? item.anchor === 'textStart' : /^textEnd/.test(item.anchor);
}
