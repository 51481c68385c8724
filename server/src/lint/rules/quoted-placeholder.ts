import { fix } from '../../syntax/problem.ts';
import type { Finding, LintRule } from '../lintRule.ts';
import { placeholdersIn, storeQueryOf } from '../storeQuery.ts';

/** `'{0}'` in SQL: placeholders become SQL parameters, and in quotation marks they are plain text (language.md 3.9, 7.9). */
export const quotedPlaceholder: LintRule = {
  id: 'quoted-placeholder',
  title: 'Placeholder in quotation marks',
  category: 'store',
  severity: 'warning',
  needs: ['store'],
  *check(rule): Generator<Finding> {
    const query = storeQueryOf(rule);
    if (query?.language !== 'sql' || !query.literal) return;
    const from = query.literal.contentStart;
    for (const match of query.text.matchAll(/'[^']*'/g)) {
      const inner = match[0].slice(1, -1);
      if (placeholdersIn(inner).length === 0) continue;
      const start = from + match.index;
      const end = start + match[0].length;
      const written = joined(inner);
      yield {
        start,
        end,
        message: `In quotation marks \`${inner}\` is plain text, not a parameter. Write \`${written}\`.`,
        fixes: [fix(`Write ${written}`, start, end, written)],
      };
    }
  },
};

/** `%{0}%` as SQL puts it together: `'%' + {0} + '%'`. */
function joined(text: string): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of placeholdersIn(text)) {
    if (start > at) pieces.push(`'${text.slice(at, start)}'`);
    pieces.push(text.slice(start, end));
    at = end;
  }
  if (at < text.length) pieces.push(`'${text.slice(at)}'`);
  return pieces.join(' + ');
}
