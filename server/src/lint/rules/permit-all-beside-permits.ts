import type { Rule } from '../../syntax/nodes.ts';
import { authorizationStages, type Decision, issues, isUnconditional } from '../decisions.ts';
import type { LintRule, SetFinding } from '../lintRule.ts';
import { relatedAt } from '../relatedAt.ts';

/** How many of the other permit rules are shown. */
const SHOWN = 5;

/** A rule that permits everyone makes every rule that permits some pointless (language.md 7.7). */
export const permitAllBesidePermits: LintRule = {
  id: 'permit-all-beside-permits',
  title: 'Rule that permits everyone overrules the others',
  category: 'stage',
  severity: 'warning',
  setNeeds: ['decision'],
  stages: authorizationStages,
  *checkSet(ruleSet, _): Generator<SetFinding> {
    const all: Permit[] = [];
    const some: Permit[] = [];
    ruleSet.pieces.forEach((rule, index) => {
      const permit = issues(rule, 'permit');
      if (permit) (isUnconditional(rule) ? all : some).push({ index, permit });
    });
    if (some.length === 0) return;
    for (const { index, permit } of all) {
      const rule = ruleSet.pieces[index] as Rule;
      yield {
        rule,
        ...permit.range,
        message:
          'This permits everyone, so the rules that permit some have no effect. Remove this rule, or restrict with deny rules.',
        fixes: [
          {
            title: 'Remove the rule that permits everyone',
            edits: [{ start: rule.start, end: rule.end, newText: '' }],
          },
        ],
        related: some
          .slice(0, SHOWN)
          .map((other) => relatedAt(ruleSet, index, other.index, other.permit.range, 'Has no effect')),
      };
    }
  },
};

interface Permit {
  /** Of the rule, in the rule set. */
  readonly index: number;
  readonly permit: Decision;
}
