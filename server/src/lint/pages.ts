import { lintRules } from './rules/index.ts';

/** Where the pages of the lint rules are published. */
const PAGES = 'https://github.com/adfs-claim-rules/adfs-claim-rules/blob/main/docs/rules';

const ids: ReadonlySet<string> = new Set(lintRules.map(({ id }) => id));

/** The address of the page about a lint rule; undefined for any other code. */
export function pageOf(code: string): string | undefined {
  return ids.has(code) ? `${PAGES}/${code}.md` : undefined;
}
