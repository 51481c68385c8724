import type { GroupNode, ItemNode } from '../../regex/index.ts';
import type { Fix } from '../../syntax/problem.ts';
import type { LintRule } from '../lintRule.ts';
import { type TestedPattern, testedPatterns } from '../testedPatterns.ts';

/** `^(?!contoso)$`: a look-ahead takes no characters, so only an empty value can match. `^(?!contoso$)` was meant. */
export const patternMatchesEmptyTextOnly: LintRule = {
  id: 'pattern-matches-empty-text-only',
  title: 'Nothing stands between the look-ahead and the end',
  category: 'regex',
  severity: 'warning',
  needs: ['match'],
  *check(rule) {
    for (const { literal, text, tree } of testedPatterns(rule)) {
      if (!text.includes('(?!') || tree.errors.length > 0 || tree.body.kind !== 'sequence') continue;
      const items = tree.body.items.filter(({ kind }) => kind !== 'options' && kind !== 'comment');
      const look = items.find(isNegativeLookahead);
      const end = items.at(-1);
      const startsText = items[0]?.kind === 'anchor' && items[0].anchor === 'textStart';
      if (!look || !startsText || !endsText(end)) continue;
      if (!items.every((item) => item === look || item.kind === 'anchor')) continue;
      yield {
        start: literal.contentStart + look.start,
        end: literal.contentStart + end.end,
        message: 'A look-ahead takes no characters, so only an empty value matches. Put the `$` inside.',
        fixes: [fixOf(look, end, literal.contentStart, text)],
      };
    }
  },
};

function isNegativeLookahead(item: ItemNode): item is GroupNode {
  return item.kind === 'group' && item.group === 'negativeLookahead';
}

function endsText(item: ItemNode | undefined): item is ItemNode {
  return item?.kind === 'anchor' && /^textEnd/.test(item.anchor);
}

function fixOf(look: GroupNode, end: ItemNode, shift: number, text: TestedPattern['text']): Fix {
  const body = text.slice(look.body.start, look.body.end);
  const inner = look.body.kind === 'alternation' ? `(${body})` : body;
  return {
    title: 'Put the $ inside',
    edits: [
      { start: shift + look.body.start, end: shift + look.body.end, newText: `${inner}$` },
      { start: shift + end.start, end: shift + end.end, newText: '' },
    ],
    preferred: true,
  };
}
