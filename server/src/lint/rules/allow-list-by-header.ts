import { claimTypeUri } from '../../catalog/index.ts';
import { shortType } from '../../semantics/summary.ts';
import { issues } from '../decisions.ts';
import type { Finding, LintRule } from '../lintRule.ts';
import { typeTests } from '../selectors.ts';

/** What a client, or who stands between, writes into the request (language.md 4.2, 7.8). */
const headers: ReadonlySet<string> = new Set([
  claimTypeUri.forwardedClientIp,
  claimTypeUri.clientUserAgent,
  claimTypeUri.clientApplication,
]);

/** A permit rule whose only tests are of headers (language.md 7.8: business policy, not security). */
export const allowListByHeader: LintRule = {
  id: 'allow-list-by-header',
  title: 'Permit rests on a header alone',
  category: 'security',
  severity: 'information',
  needs: ['decision'],
  stages: ['authorization'],
  *check(rule): Generator<Finding> {
    if (rule.conditions.length === 0 || !issues(rule, 'permit')) return;
    const tests = typeTests(rule);
    const [first] = tests;
    if (!first || tests.length < rule.conditions.length) return;
    if (tests.some(({ type, negated }) => negated || !headers.has(type))) return;
    const { start, end } = first.condition;
    yield {
      start,
      end,
      message: `\`${shortType(first.type)}\` comes from a header and can be forged. Test the user too, such as \`groupsid\`.`,
    };
  },
};
