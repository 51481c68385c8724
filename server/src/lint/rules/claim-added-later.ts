import { factsIn, isIntermediateType, type RuleFacts } from '../../semantics/ruleFacts.ts';
import { shortType } from '../../semantics/summary.ts';
import { type ClaimTypeUse, claimTypeUses } from '../../semantics/workspaceIndex.ts';
import type { Rule } from '../../syntax/nodes.ts';
import { movedEdits } from '../../syntax/problem.ts';
import type { RuleSet } from '../../syntax/ruleSet.ts';
import type { LintContext, LintRule, SetFinding } from '../lintRule.ts';
import { moveRule } from '../moveRule.ts';
import { relatedAt } from '../relatedAt.ts';
import { ruleTitle } from '../ruleTitle.ts';

/** A condition that tests a type which no rule above has made. */
interface Reader {
  readonly index: number;
  readonly use: ClaimTypeUse;
  /** Whether its rule hands the claims on as they are, which says that they come in. */
  readonly passes: boolean;
}

/**
 * A condition on a claim that only a rule further down adds. Rules run once, in order, so it never sees the claim
 * (language.md 3.2, 7.6).
 */
export const claimAddedLater: LintRule = {
  id: 'claim-added-later',
  wholeSets: true,
  title: 'Condition tests a claim that a later rule adds',
  category: 'correctness',
  severity: 'warning',
  setNeeds: ['intermediate'],
  *checkSet(ruleSet, context): Generator<SetFinding> {
    const facts = factsIn(ruleSet);
    // By type: the conditions that stand above the first rule that makes it.
    const waiting = new Map<string, Reader[]>();
    for (const rule of facts) {
      if (rule && rule.intermediate.length > 0) for (const type of rule.intermediate) waiting.set(type, []);
    }
    if (waiting.size === 0) return;
    let isSure = true;
    for (let index = 0; index < facts.length; index++) {
      const rule = facts[index];
      if (rule) {
        for (const { type, literal } of rule.makes) {
          // Whoever takes `c.Type` over needs such a claim to begin with.
          const readers = literal ? waiting.get(type) : undefined;
          if (!readers) continue;
          waiting.delete(type);
          if (isOnlySource(rule, type, readers, context)) yield* findings(ruleSet, readers, index);
        }
      }
      // A broken rule may make anything: what stands below it is not judged.
      isSure &&= rule !== undefined && !rule.makesUnknown;
      if (!isSure || !rule) continue;
      for (const use of rule.reads) {
        waiting.get(use.type)?.push({ index, use, passes: passesThrough(rule.rule) });
      }
    }
  },
};

/** Whether nothing says that claims of the type also come from elsewhere. */
function isOnlySource(
  { rule, intermediate }: RuleFacts,
  type: string,
  readers: readonly Reader[],
  context: LintContext,
): boolean {
  if (!intermediate.includes(type)) return false;
  if (!isIntermediateType(type)) {
    if (context.isOwnClaimType(type) || readers.some(({ passes }) => passes)) return false;
  }
  // A rule that tests the type itself, to fill a gap or to change values, counts on claims from elsewhere.
  return claimTypeUses(rule).every((use) => use.kind === 'write' || use.type !== type);
}

/** Whether a rule hands incoming claims of the type on as they are. */
function passesThrough(rule: Rule): boolean {
  return rule.action?.form === 'copy' && rule.action.verb === 'issue';
}

function* findings(ruleSet: RuleSet, readers: readonly Reader[], maker: number): Generator<SetFinding> {
  const { pieces, starts } = ruleSet;
  const made = pieces[maker] as Rule;
  const first = readers[0]?.index ?? maker;
  // Above the first of them it is above all.
  const move = readers.length > 0 ? moveRule(ruleSet, maker, first) : undefined;
  const makes = made.action?.verb === 'add' ? 'adds' : 'issues';
  for (const { index, use } of readers) {
    const range = claimTypeUses(made).find(({ kind, type }) => kind === 'write' && type === use.type)?.range;
    const shift = (starts[first] as number) - (starts[index] as number);
    yield {
      rule: pieces[index] as Rule,
      ...use.range,
      message: `Only ${ruleTitle(made, 'a rule')} further down ${makes} \`${shortType(use.type)}\`, so this condition sees nothing of it. Rules run in order.`,
      related: range ? [relatedAt(ruleSet, index, maker, range, 'Made here')] : [],
      fixes: move
        ? [{ title: `Move ${ruleTitle(made, 'that rule')} up`, edits: movedEdits(move, shift) }]
        : [],
    };
  }
}
