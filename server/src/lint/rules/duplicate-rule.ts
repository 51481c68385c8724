import { factsIn, type RuleFacts } from '../../semantics/ruleFacts.ts';
import type { Rule } from '../../syntax/nodes.ts';
import { printRule } from '../../syntax/printer.ts';
import type { RuleSet } from '../../syntax/ruleSet.ts';
import type { LintRule, SetFinding } from '../lintRule.ts';
import { relatedAt } from '../relatedAt.ts';
import { ruleTitle } from '../ruleTitle.ts';

/** The body of a rule in its canonical form. */
const bodies = new WeakMap<RuleFacts, string>();

/** A rule that does what one above it does, whatever their names and layout (language.md 7.6). */
export const duplicateRule: LintRule = {
  id: 'duplicate-rule',
  title: 'Rule stands twice',
  category: 'correctness',
  severity: 'warning',
  *checkSet(ruleSet): Generator<SetFinding> {
    const facts = factsIn(ruleSet);
    const seen = new Map<number, number>();
    const made = new ClaimsMade(facts);
    for (let index = 0; index < facts.length; index++) {
      const rule = facts[index];
      if (!rule) continue;
      const first = seen.get(rule.bodyHash);
      if (first === undefined) seen.set(rule.bodyHash, index);
      else if (bodyOf(rule) === bodyOf(facts[first] as RuleFacts) && !made.reach(rule, first, index)) {
        yield finding(ruleSet, index, first);
      }
    }
  },
};

/** Blanks and case within strings count. */
function bodyOf(facts: RuleFacts): string {
  let body = bodies.get(facts);
  if (body === undefined) {
    body = printRule(facts.rule, 'adfs')?.replace(/^(?:@.*\n)+/, '') ?? '';
    bodies.set(facts, body);
  }
  return body;
}

/** Which rule made claims of a type last, as far as the rules have been looked at. */
class ClaimsMade {
  private readonly facts: readonly (RuleFacts | undefined)[];
  private readonly byType = new Map<string, number>();
  /** The last rule that made any claim, and the last one that may have made claims of every type. */
  private any = -1;
  private every = -1;
  private done = 0;

  constructor(facts: readonly (RuleFacts | undefined)[]) {
    this.facts = facts;
  }

  /** Whether claims that the rule takes came in from the rule at `first` on, and before the one at `index`. */
  reach({ reads, open }: RuleFacts, first: number, index: number): boolean {
    for (; this.done < index; this.done++) this.look(this.done);
    if (this.every >= first || (open.length > 0 && this.any >= first)) return true;
    return reads.some(({ type }) => (this.byType.get(type) ?? -1) >= first);
  }

  private look(index: number): void {
    const facts = this.facts[index];
    if (!facts || facts.makesUnknown) this.every = index;
    for (const { type } of facts?.makes ?? []) {
      this.byType.set(type, index);
      this.any = index;
    }
  }
}

function finding(ruleSet: RuleSet, index: number, firstIndex: number): SetFinding {
  const rule = ruleSet.pieces[index] as Rule;
  const first = ruleSet.pieces[firstIndex] as Rule;
  const { start, end } = rule;
  return {
    rule,
    start,
    end,
    message: `This rule does what ${ruleTitle(first, 'a rule')} above does. Remove it.`,
    tag: 'unnecessary',
    related: [relatedAt(ruleSet, index, firstIndex, first, 'The same rule')],
    fixes: [{ title: 'Remove the rule', edits: [{ start: 0, end: rule.text.length, newText: '' }] }],
  };
}
