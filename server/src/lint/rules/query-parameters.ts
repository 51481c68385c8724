import { labelsOf } from '../../semantics/labels.ts';
import type { Rule, StoreArgument } from '../../syntax/nodes.ts';
import type { Fix } from '../../syntax/problem.ts';
import type { Finding, LintRule } from '../lintRule.ts';
import { isTemplateText, placeholdersIn, type StoreQuery, storeQueryOf } from '../storeQuery.ts';

/** `{0}` is the first `param`: a placeholder without one fails, a `param` without one does nothing (language.md 3.9, 7.9). */
export const queryParameters: LintRule = {
  id: 'query-parameters',
  title: 'Placeholders and params do not fit',
  category: 'store',
  severity: 'warning',
  needs: ['store'],
  *check(rule): Generator<Finding> {
    const query = storeQueryOf(rule);
    if (!query?.literal || isTemplateText(query.text)) return;
    const { literal, params } = query;
    const used = new Set<number>();
    for (const { index, start, end } of placeholdersIn(query.text)) {
      if (index >= params.length && !used.has(index)) {
        yield {
          start: literal.contentStart + start,
          end: literal.contentStart + end,
          message: missing(index, params.length),
          fixes: addParam(rule, query, index),
        };
      }
      used.add(index);
    }
    if (!readsParams(query, used)) return;
    for (const [index, param] of params.entries()) {
      if (used.has(index) || (index === 0 && readsFirst(query))) continue;
      yield {
        start: param.start,
        end: param.end,
        message: `The query does not use this param. Write \`{${index}}\` where it belongs.`,
        tag: 'unnecessary',
        fixes: index === params.length - 1 ? removeParam(rule, query, param) : [],
      };
    }
  },
};

function missing(index: number, count: number): string {
  const nth = index === 0 ? 'a `param`' : `${index + 1} params`;
  const there = count === 0 ? 'there is none' : count === 1 ? 'there is one' : `there are ${count}`;
  return `\`{${index}}\` needs ${nth}; ${there}. The numbers start at 0.`;
}

/** Whether params come in by their numbers alone; a store of one's own may take them as they come. */
function readsParams(query: StoreQuery, used: ReadonlySet<number>): boolean {
  const parts = query.parts.length;
  switch (query.language) {
    case 'activeDirectory':
      // A query of another form has a greater fault.
      return parts === 3;
    case 'ldap':
      return parts === 2;
    case 'internal':
      return used.size > 0;
    default:
      return query.language === 'sql';
  }
}

/** An empty filter means the account in the first param. */
function readsFirst(query: StoreQuery): boolean {
  return query.language !== 'sql' && query.parts[0]?.text.trim() === '';
}

function addParam(rule: Rule, { params, query }: StoreQuery, index: number): readonly Fix[] {
  const { bindings } = labelsOf(rule);
  const [only] = bindings;
  if (!only || bindings.length > 1 || index !== params.length) return [];
  const at = params.at(-1)?.end ?? query.end;
  const text = `param = ${only.name}.Value`;
  return [
    {
      title: `Add ${text}`,
      edits: [{ start: at, end: at, newText: `, ${text}` }],
      preferred: params.length === 0,
    },
  ];
}

/** With the comma before it. */
function removeParam(rule: Rule, { params, query }: StoreQuery, param: StoreArgument): readonly Fix[] {
  const before = params.at(-2) ?? query;
  if (!/^\s*,\s*$/.test(rule.text.slice(before.end, param.start))) return [];
  return [{ title: 'Remove the param', edits: [{ start: before.end, end: param.end, newText: '' }] }];
}
