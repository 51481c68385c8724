import { factsIn, type RuleFacts } from '../../semantics/ruleFacts.ts';
import { shortType } from '../../semantics/summary.ts';
import type { RuleSet } from '../../syntax/ruleSet.ts';
import type { LintRule, SetFinding } from '../lintRule.ts';
import { lookAlike } from '../lookAlikes.ts';

/** How many types are compared with each claim that nobody makes. */
const MOST_COMPARED = 100;

/**
 * A condition on a claim that by its name comes from another rule, where no rule of the set makes it: what `add` makes in
 * one rule set no other one sees (language.md 3.2, 4.2). Other names may come from a store, a partner or an earlier set.
 */
export const unprovidedClaim: LintRule = {
  id: 'unprovided-claim',
  title: 'No rule makes the claim that is tested',
  category: 'correctness',
  severity: 'information',
  setNeeds: ['intermediate'],
  wholeSets: true,
  *checkSet(ruleSet, { stage, isOwnClaimType }): Generator<SetFinding> {
    // A rule that stands alone is a part of a set that we do not see.
    if (ruleSet.pieces.length < 2) return;
    const facts = factsIn(ruleSet);
    // Most sets test no such claim.
    if (!facts.some(isReader)) return;
    const readers = facts.filter(isReader);
    const made = typesMade(ruleSet);
    if (!made) return;
    const unread = unreadTypes(ruleSet, made).slice(0, MOST_COMPARED);
    const some = [...made].slice(0, MOST_COMPARED);
    for (const { rule, intermediateReads } of readers) {
      for (const { type, range } of intermediateReads) {
        // What is added under another spelling and read by nobody has a lint rule of its own.
        if (made.has(type) || isOwnClaimType(type) || unread.some((other) => lookAlike(type, other)))
          continue;
        const right = some.find((other) => lookAlike(type, other));
        const from = stage === 'acceptance' ? 'the claims provider sends' : 'an acceptance rule issues';
        yield {
          rule,
          ...range,
          message: right
            ? `No rule here makes \`${shortType(type)}\`. Probably \`${shortType(right)}\` is meant.`
            : `No rule here makes \`${shortType(type)}\`. Unless ${from} it, this rule never runs.`,
          fixes: right
            ? [{ title: `Use ${shortType(right)}`, edits: [{ ...range, newText: right }], preferred: true }]
            : [],
        };
      }
    }
  },
};

function isReader(facts: RuleFacts | undefined): facts is RuleFacts {
  return facts !== undefined && facts.intermediateReads.length > 0;
}

/** The claim types that the rules make; undefined where one of them may make any. */
function typesMade(ruleSet: RuleSet): ReadonlySet<string> | undefined {
  const made = new Set<string>();
  for (const facts of factsIn(ruleSet)) {
    if (!facts || facts.makesUnknown) return undefined;
    for (const { type } of facts.makes) made.add(type);
  }
  return made;
}

/** The types among them that a rule adds alone and that no condition names. */
function unreadTypes(ruleSet: RuleSet, made: ReadonlySet<string>): readonly string[] {
  const unread = new Set(made);
  for (const facts of factsIn(ruleSet)) {
    for (const { type } of facts?.reads ?? []) unread.delete(type);
    if (facts && (facts.verb !== 'add' || facts.makes.length > 1)) {
      for (const { type } of facts.makes) unread.delete(type);
    }
  }
  return [...unread];
}
