import { factsIn, type RuleFacts } from '../../semantics/ruleFacts.ts';
import { shortType } from '../../semantics/summary.ts';
import type { LintRule, SetFinding } from '../lintRule.ts';

/**
 * A claim that by its name is for other rules only, and is read by one, but leaves the rule set because it is issued and
 * not added (language.md 3.2, 7.6).
 */
export const intermediateClaimIssued: LintRule = {
  id: 'intermediate-claim-issued',
  title: 'Intermediate claim is sent out',
  category: 'correctness',
  severity: 'information',
  setNeeds: ['intermediate'],
  *checkSet(ruleSet, { stage }): Generator<SetFinding> {
    // Where only permit, deny or a second factor count, nothing leaks.
    if (stage !== undefined && stage !== 'acceptance' && stage !== 'issuance') return;
    const facts = factsIn(ruleSet);
    // By type: the last rule that reads it.
    const lastRead = new Map<string, number>();
    for (const rule of facts) {
      if (rule?.verb === 'issue') for (const type of rule.intermediate) lastRead.set(type, -1);
    }
    if (lastRead.size === 0) return;
    for (const [index, rule] of facts.entries()) {
      for (const { type } of rule?.reads ?? []) if (lastRead.has(type)) lastRead.set(type, index);
    }
    for (const [index, rule] of facts.entries()) {
      if (rule?.verb !== 'issue' || rule.intermediate.length === 0) continue;
      const { makes } = rule;
      if (makes.every(({ type }) => (lastRead.get(type) ?? -1) > index)) yield finding(rule);
    }
  },
};

function finding({ rule, makes }: RuleFacts): SetFinding {
  const { start, end } = rule.action?.verbRange ?? rule;
  return {
    rule,
    start,
    end,
    message: `\`${shortType(makes[0]?.type ?? '')}\` is for a rule below, but \`issue\` also sends it out. Write \`add\`.`,
    fixes: [{ title: 'Write add', edits: [{ start, end, newText: 'add' }], preferred: true }],
  };
}
