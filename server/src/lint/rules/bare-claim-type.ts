import { claimTypeUri } from '../../catalog/index.ts';
import { factsIn } from '../../semantics/ruleFacts.ts';
import { shortType } from '../../semantics/summary.ts';
import type { ClaimTypeUse } from '../../semantics/workspaceIndex.ts';
import type { Rule } from '../../syntax/nodes.ts';
import { authorizationStages } from '../decisions.ts';
import type { LintContext, LintRule, SetFinding } from '../lintRule.ts';

/** Types that AD FS itself makes, and that no application is known to want under a short name. */
const made = shortNames([
  claimTypeUri.insideCorporateNetwork,
  claimTypeUri.clientApplication,
  claimTypeUri.clientUserAgent,
  claimTypeUri.clientIp,
  claimTypeUri.forwardedClientIp,
  claimTypeUri.endpointAbsolutePath,
  claimTypeUri.proxy,
  claimTypeUri.isRegisteredUser,
  claimTypeUri.groupSid,
  claimTypeUri.primarySid,
  claimTypeUri.primaryGroupSid,
  claimTypeUri.windowsAccountName,
  claimTypeUri.authenticationMethodsReferences,
]);

/** Types that decide, in the rule sets that decide. */
const decisions = shortNames([claimTypeUri.permit, claimTypeUri.deny]);
const demands = shortNames([claimTypeUri.authenticationMethod, claimTypeUri.authenticationMethodsProviders]);

/**
 * `Type == "groupsid"`, `Type = "permit"`: the types of AD FS are URIs, and the whole of them is compared (language.md 3.1,
 * 4.2, 4.3).
 */
export const bareClaimType: LintRule = {
  id: 'bare-claim-type',
  title: 'Claim type is only the end of its URI',
  category: 'correctness',
  severity: 'warning',
  setNeeds: ['bareType'],
  *checkSet(ruleSet, context): Generator<SetFinding> {
    const facts = factsIn(ruleSet);
    let written: ReadonlySet<string> | undefined;
    for (const one of facts) {
      if (!one) continue;
      for (const use of one.reads) {
        const right = isBare(use.type) ? made.get(use.type.toLowerCase()) : undefined;
        if (right === undefined || context.isOwnClaimType(use.type)) continue;
        // A name that a rule gives is a name.
        written ??= new Set(facts.flatMap((other) => other?.makes ?? []).map(({ type }) => type));
        if (!written.has(use.type)) yield finding(one.rule, use, right);
      }
      for (const use of one.makes) {
        if (!use.literal || !isBare(use.type)) continue;
        const right = typesThatDecide(context)?.get(use.type.toLowerCase());
        if (right !== undefined) yield finding(one.rule, use, right);
      }
    }
  },
};

function finding(rule: Rule, { range }: ClaimTypeUse, right: string): SetFinding {
  return {
    rule,
    ...range,
    message: `Write the whole type: \`${right}\`.`,
    fixes: [{ title: `Use ${right}`, edits: [{ ...range, newText: right }], preferred: true }],
  };
}

function isBare(type: string): boolean {
  return !type.includes('/') && !type.includes(':');
}

function typesThatDecide({ stage }: LintContext): ReadonlyMap<string, string> | undefined {
  if (stage === 'additionalAuthentication') return demands;
  return authorizationStages.some((name) => name === stage) ? decisions : undefined;
}

function shortNames(types: readonly string[]): ReadonlyMap<string, string> {
  return new Map(types.map((type) => [shortType(type), type]));
}
