import type { Concatenation, Rule } from '../../syntax/nodes.ts';
import { stringValue, textOf } from '../../syntax/nodes.ts';
import type { Fix } from '../../syntax/problem.ts';
import type { Finding, LintRule } from '../lintRule.ts';
import { accessesIn, type StoreQuery, storeQueryOf } from '../storeQuery.ts';

/** A claim joined to the text of a query: whoever controls the claim writes the query (language.md 7.9). */
export const concatenatedQuery: LintRule = {
  id: 'concatenated-query',
  title: 'Claim is joined to the text of a query',
  category: 'store',
  severity: 'warning',
  needs: ['store'],
  *check(rule): Generator<Finding> {
    const query = storeQueryOf(rule);
    if (!query || query.literal) return;
    const { value } = query.query;
    const [access] = accessesIn(value);
    if (!access) return;
    yield {
      start: value.start,
      end: value.end,
      message: `Who controls \`${textOf(rule, access)}\` can rewrite this query. Pass it as \`param\` and write \`{0}\` in its place.`,
      fixes: value.kind === 'concatenation' ? withParams(rule, query, value) : [],
    };
  },
};

/** One literal with placeholders; the terms that are no literals become params behind the others. */
function withParams(rule: Rule, { query, params }: StoreQuery, value: Concatenation): readonly Fix[] {
  let text = '';
  const added: string[] = [];
  let wasQuoted = false;
  for (const operand of value.operands) {
    if (operand.kind === 'missing') return [];
    if (operand.kind === 'string') {
      const part = stringValue(rule, operand);
      text += wasQuoted && part.startsWith("'") ? part.slice(1) : part;
      wasQuoted = false;
      continue;
    }
    wasQuoted = text.endsWith("'");
    if (wasQuoted) text = text.slice(0, -1);
    text += `{${params.length + added.length}}`;
    added.push(`, param = ${textOf(rule, operand)}`);
  }
  const at = params.at(-1)?.end ?? query.end;
  return [
    {
      title: 'Pass it as param',
      edits: [
        { start: value.start, end: value.end, newText: `"${text}"` },
        { start: at, end: at, newText: added.join('') },
      ],
      preferred: true,
    },
  ];
}
