import { catalog, claimTypeUri } from '../../catalog/index.ts';
import { shortType, typesOf } from '../../semantics/summary.ts';
import { claimTypeUses } from '../../semantics/workspaceIndex.ts';
import type { Condition } from '../../syntax/nodes.ts';
import type { Finding, LintRule } from '../lintRule.ts';
import { constraintOn } from '../selectors.ts';

/** As the default rules of the Active Directory trust test it (language.md 5.2). */
const ISSUERS = 'Issuer =~ "^(AD AUTHORITY|SELF AUTHORITY|LOCAL AUTHORITY)$"';

/**
 * Account names and SIDs that acceptance rules take from whoever sends them: a partner could name your accounts
 * (language.md 7.7).
 */
export const accountClaimWithoutIssuer: LintRule = {
  id: 'account-claim-without-issuer',
  title: 'Account claim is accepted from any issuer',
  category: 'security',
  severity: 'information',
  stages: ['acceptance'],
  *check(rule): Generator<Finding> {
    if (rule.action?.verb !== 'issue') return;
    const written = new Set(
      claimTypeUses(rule)
        .filter(({ kind }) => kind === 'write')
        .map(({ type }) => type),
    );
    for (const condition of rule.conditions) {
      if (condition.kind !== 'selectorCondition') continue;
      const type = typesOf(rule, condition.selector).find((name) => written.has(name) && isAccount(name));
      if (type === undefined || isTested(condition, type)) continue;
      const at = constraintOn(condition, 'Type');
      const last = condition.selector.constraints.at(-1);
      if (!at || !last) continue;
      yield {
        start: at.value.start,
        end: at.value.end,
        message: `Any issuer may send this \`${shortType(type)}\`: a partner could name ${/group/i.test(shortType(type)) ? 'a group' : 'an account'} of yours. Test the issuer.`,
        fixes: [
          {
            title: 'Accept it from Active Directory only',
            edits: [{ start: last.end, end: last.end, newText: `, ${ISSUERS}` }],
          },
        ],
      };
    }
  },
};

/** What names an account or a group of the own domain. */
function isAccount(type: string): boolean {
  return (
    type === claimTypeUri.windowsAccountName ||
    type === claimTypeUri.upn ||
    catalog.claimTypes.byUri(type)?.valueKind === 'sid'
  );
}

/** A UPN may also be held to the partner's suffix by its value. */
function isTested(condition: Condition, type: string): boolean {
  return (
    constraintOn(condition, 'Issuer') !== undefined ||
    constraintOn(condition, 'OriginalIssuer') !== undefined ||
    (type === claimTypeUri.upn && constraintOn(condition, 'Value') !== undefined)
  );
}
