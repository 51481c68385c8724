import { claimTypeUri } from '../../catalog/index.ts';
import { type Rule, textOf } from '../../syntax/nodes.ts';
import type { Fix } from '../../syntax/problem.ts';
import { typesOfLabel } from '../labelTypes.ts';
import type { Finding, LintRule } from '../lintRule.ts';
import { isTemplateText, placeholdersIn, type StoreQuery, storeQueryOf } from '../storeQuery.ts';

/** `filter;attributes;domain\user`: the Active Directory store takes three parts and no others (POLICY3824, language.md 3.9). */
export const activeDirectoryQuery: LintRule = {
  id: 'active-directory-query',
  title: 'Active Directory query without three parts',
  category: 'store',
  severity: 'error',
  needs: ['store'],
  *check(rule): Generator<Finding> {
    const query = storeQueryOf(rule);
    if (query?.language !== 'activeDirectory' || !query.literal || isTemplateText(query.text)) return;
    const parts = query.parts;
    // An empty third part is no user, and found as such by AD FS.
    if (parts.length === 3 && parts[2]?.text.trim() !== '') return;
    const { contentStart, contentEnd, start, end } = query.literal;
    const at = contentStart === contentEnd ? { start, end } : { start: contentStart, end: contentEnd };
    yield {
      ...at,
      message:
        'A query to Active Directory has three parts: `filter;attributes;domain\\user`, such as `;mail;{0}`. AD FS reports POLICY3824.',
      fixes: fixesOf(rule, query),
    };
  },
};

function fixesOf(rule: Rule, query: StoreQuery): readonly Fix[] {
  const parts = query.parts.map(({ text }) => text.trim());
  const account = accountParam(rule, query);
  const written = completed(parts, account);
  if (written === undefined || !query.literal) return [];
  // Without quotation marks it is no text yet.
  if (query.literal.contentStart === query.literal.start) return [];
  return [
    {
      title: `Write ${written}`,
      edits: [{ start: query.literal.contentStart, end: query.literal.contentEnd, newText: written }],
      preferred: account !== undefined || parts.at(-1) !== '',
    },
  ];
}

/** The query with what is missing, where that is plain. */
function completed(parts: readonly string[], account: number | undefined): string | undefined {
  const last = parts.at(-1) ?? '';
  const isUser = placeholdersIn(last).length === 1 && /^\{\d+\}$/.test(last);
  if (parts.length === 2 && isUser && isAttributes(parts[0])) return `;${parts[0]};${last}`;
  if (account === undefined) return undefined;
  const user = `{${account}}`;
  if (parts.length === 1 && isAttributes(last)) return `;${last};${user}`;
  const [filter, attributes] = parts;
  return (parts.length === 2 || parts.length === 3) &&
    last !== user &&
    isAttributes(attributes) &&
    (parts.length === 2 || last === '')
    ? `${filter};${attributes};${user}`
    : undefined;
}

function isAttributes(text: string | undefined): boolean {
  return text !== undefined && /^[\w-]+(?:\(\w+\))?(?:\s*,\s*[\w-]+(?:\(\w+\))?)*$/.test(text);
}

/** The param that is the Windows account name as it is. */
function accountParam(rule: Rule, { params }: StoreQuery): number | undefined {
  const index = params.findIndex(
    ({ value }) =>
      value.kind === 'access' &&
      value.property?.name === 'Value' &&
      typesOfLabel(rule, textOf(rule, value.label)).includes(claimTypeUri.windowsAccountName),
  );
  return index < 0 ? undefined : index;
}
