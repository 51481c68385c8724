import { catalog, claimTypeUri, type Stage } from '../../catalog/index.ts';
import { shortType } from '../../semantics/summary.ts';
import { claimTypeUses } from '../../semantics/workspaceIndex.ts';
import type { Rule } from '../../syntax/nodes.ts';
import { PerRule } from '../../syntax/perRule.ts';
import { writtenTypes } from '../decisions.ts';
import type { LintRule, SetFinding } from '../lintRule.ts';

/**
 * A claim that AD FS makes at a later step than the one whose rules read it: the methods of the second factor before
 * there was one, permit and deny outside authorization (language.md 4.1, 4.2). Types of users and partners may come
 * from anywhere and are left alone.
 */
export const claimNotInStage: LintRule = {
  id: 'claim-not-in-stage',
  title: 'Claim is not there yet',
  category: 'stage',
  severity: 'information',
  setNeeds: ['decision'],
  stages: ['authorization', 'delegation', 'impersonation', 'additionalAuthentication', 'issuance'],
  *checkSet(ruleSet, { stage }): Generator<SetFinding> {
    // Most rule sets read none of the claims that this is about.
    if (!stage || !ruleSet.pieces.some(readsLateClaim)) return;
    const made = new Set<string>();
    for (const rule of ruleSet.pieces) {
      for (const { type, kind, range } of claimTypeUses(rule)) {
        if (kind !== 'read' || made.has(type)) continue;
        const message = absent(type, stage);
        if (message) yield { rule, ...range, message };
      }
      const written = writtenTypes(rule);
      // A rule that may make anything may make this too.
      if (!written) return;
      for (const type of written) made.add(type);
    }
  },
};

const late: ReadonlySet<string> = new Set([
  claimTypeUri.permit,
  claimTypeUri.deny,
  claimTypeUri.authenticationMethodsReferences,
]);

const readers = new PerRule<boolean>();

function readsLateClaim(rule: Rule): boolean {
  let reads = readers.get(rule);
  if (reads === undefined) {
    reads = claimTypeUses(rule).some(({ type, kind }) => kind === 'read' && late.has(type));
    readers.set(rule, reads);
  }
  return reads;
}

function absent(type: string, stage: Stage): string | undefined {
  if (!late.has(type)) return undefined;
  const isDecision = type !== claimTypeUri.authenticationMethodsReferences;
  const entry = catalog.claimTypes.byUri(type);
  const isThere = entry && catalog.claimTypes.isAvailableIn(entry, stage);
  if (isDecision) {
    return isThere
      ? `No rule above issues \`${shortType(type)}\`, and no other rule set passes it on.`
      : `\`${shortType(type)}\` does not leave the authorization rules, so it is never here.`;
  }
  return isThere
    ? undefined
    : `AD FS sets \`${shortType(type)}\` after these rules. Here it is only what a claims provider sent.`;
}
