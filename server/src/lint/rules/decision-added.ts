import type { Stage } from '../../catalog/index.ts';
import { claimTypeUri } from '../../catalog/index.ts';
import type { Rule } from '../../syntax/nodes.ts';
import { fix } from '../../syntax/problem.ts';
import { type DecisionKind, decisionsOf } from '../decisions.ts';
import type { LintRule, SetFinding } from '../lintRule.ts';
import { ReadBelow } from '../readers.ts';

const decided: Readonly<
  Record<Exclude<DecisionKind, 'provider'>, { readonly type: string; readonly message: string }>
> = {
  permit: {
    type: claimTypeUri.permit,
    message: '`add` does not permit: only issued claims count. Use `issue`.',
  },
  deny: {
    type: claimTypeUri.deny,
    message: '`add` does not deny: only issued claims count. Use `issue`.',
  },
  secondFactor: {
    type: claimTypeUri.authenticationMethod,
    message: '`add` does not ask for a second factor: only issued claims count. Use `issue`.',
  },
};

/** `add` of permit, deny or the demand for a second factor: only the output set counts (language.md 3.2, 4.3, 7.6). */
export const decisionAdded: LintRule = {
  id: 'decision-added',
  wholeSets: true,
  title: 'Decision is added instead of issued',
  category: 'stage',
  severity: 'warning',
  setNeeds: ['add', 'decision'],
  *checkSet(ruleSet, { stage }): Generator<SetFinding> {
    if (!ruleSet.pieces.some((rule) => rule.action?.verb === 'add' && decisionsOf(rule).length > 0)) return;
    const below = new ReadBelow();
    for (let i = ruleSet.pieces.length - 1; i >= 0; i--) {
      const rule = ruleSet.pieces[i] as Rule;
      if (rule.action?.verb === 'add') {
        const decision = decisionsOf(rule).find(({ kind, literal }) => literal && counts(kind, stage));
        const { type, message } = (decision && decision.kind !== 'provider' && decided[decision.kind]) || {};
        // A later rule that reads the claim gives `add` a purpose.
        if (type && message && !below.mayRead(type)) {
          const { start, end } = rule.action.verbRange;
          yield { rule, start, end, message, fixes: [fix('Use issue', start, end, 'issue')] };
        }
      }
      below.add(rule);
    }
  },
};

/** Whether the stage looks at such a claim; elsewhere it is in the wrong rule set, which another lint rule says. */
function counts(kind: DecisionKind, stage: Stage | undefined): boolean {
  if (stage === undefined) return true;
  if (kind === 'secondFactor') return stage === 'additionalAuthentication';
  return stage === 'authorization' || stage === 'delegation' || stage === 'impersonation';
}
