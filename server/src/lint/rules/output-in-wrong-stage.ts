import { catalog, claimTypeUri, type Stage } from '../../catalog/index.ts';
import { stages } from '../../semantics/stage.ts';
import { shortType } from '../../semantics/summary.ts';
import { claimTypeUses } from '../../semantics/workspaceIndex.ts';
import { isComplete, type Rule } from '../../syntax/nodes.ts';
import type { RuleSet } from '../../syntax/ruleSet.ts';
import { authorizationStages, type Decision, decisionsOf, writtenTypes } from '../decisions.ts';
import type { Finding, LintRule, SetFinding } from '../lintRule.ts';
import { ReadBelow } from '../readers.ts';

/**
 * Permit or deny outside authorization rules, the demand for a second factor outside additional authentication rules,
 * and ordinary claims in those two, from which they never leave (language.md 4.1, 4.3, 4.4, 7.7).
 */
export const outputInWrongStage: LintRule = {
  id: 'output-in-wrong-stage',
  title: 'Output belongs to another rule set',
  category: 'stage',
  severity: 'warning',
  needs: ['decision'],
  stages,
  *check(rule, { stage }): Generator<Finding> {
    if (!stage) return;
    for (const decision of decisionsOf(rule)) {
      const message = decision.literal ? misplaced(rule, decision, stage) : undefined;
      if (message) yield { ...decision.range, message };
    }
  },
  checkSet(ruleSet, { stage }) {
    return stage && decides(stage) ? claimsThatStay(ruleSet, stage) : [];
  },
};

function misplaced(rule: Rule, { kind }: Decision, stage: Stage): string | undefined {
  if (kind === 'permit' || kind === 'deny') {
    if (isAuthorization(stage)) return undefined;
    return `\`${kind}\` decides in authorization rules only. Move the rule there.`;
  }
  if (kind !== 'secondFactor') return undefined;
  if (isAuthorization(stage)) {
    return 'Only an additional authentication rule asks for a second factor. Move the rule there.';
  }
  // Where a method that was used is read, the rule translates what happened into another word.
  if (stage === 'issuance' && !readsMethod(rule)) {
    return 'This tells the application that there was a second factor; it asks for none. Move the rule to the additional authentication rules.';
  }
  return undefined;
}

function readsMethod(rule: Rule): boolean {
  return claimTypeUses(rule).some(
    ({ type, kind }) => kind === 'read' && catalog.claimTypes.byUri(type)?.category === 'authentication',
  );
}

/** Claims that no later rule reads, in a rule set whose only output is a decision. */
function claimsThatStay(ruleSet: RuleSet, stage: Stage): readonly SetFinding[] {
  // A rule that stands alone is a part of a set that we do not see.
  if (ruleSet.pieces.length < 2) return [];
  const findings: SetFinding[] = [];
  const below = new ReadBelow();
  for (let i = ruleSet.pieces.length - 1; i >= 0; i--) {
    const rule = ruleSet.pieces[i] as Rule;
    if (isComplete(rule) && rule.action?.verb === 'issue' && decisionsOf(rule).length === 0) {
      const finding = staying(rule, stage, below);
      if (finding) findings.push(finding);
    }
    below.add(rule);
  }
  return findings;
}

function staying(rule: Rule, stage: Stage, below: ReadBelow): SetFinding | undefined {
  const types = writtenTypes(rule);
  if (!types || types.some((type) => below.mayRead(type) || isMisspelt(type))) return undefined;
  const use = claimTypeUses(rule).find(({ kind }) => kind === 'write');
  if (!use) return undefined;
  const [name, output] = isAuthorization(stage)
    ? ['authorization', 'permit and deny']
    : ['additional authentication', 'the demand for a second factor'];
  return {
    rule,
    ...use.range,
    message: `Nothing reads \`${shortType(use.type)}\`: only ${output} leave${isAuthorization(stage) ? '' : 's'} ${name} rules. Move the rule to the issuance transform rules.`,
  };
}

/** A decision may be meant; another lint rule says what is wrong with its type or value. */
function isMisspelt(type: string): boolean {
  if (type === claimTypeUri.authenticationMethod || /^(?:permit|deny)$/i.test(type)) return true;
  const { httpForm, nearMiss, byUri } = catalog.claimTypes;
  // What surrounds the URI of a pasted type does not hide that it is one.
  const inner = /https?:[\w./-]+/i.exec(type)?.[0] ?? type;
  if (httpForm(inner) !== undefined || (inner !== type && byUri(inner))) return true;
  return !byUri(type) && nearMiss(type) !== undefined;
}

function decides(stage: Stage): boolean {
  return isAuthorization(stage) || stage === 'additionalAuthentication';
}

function isAuthorization(stage: Stage): boolean {
  return authorizationStages.some((name) => name === stage);
}
