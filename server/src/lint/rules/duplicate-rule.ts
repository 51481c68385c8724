import { bodyHashOf, bodyShapeOf } from '../../semantics/ruleBody.ts';
import { factsIn, type RuleFacts } from '../../semantics/ruleFacts.ts';
import { isComplete, type Rule } from '../../syntax/nodes.ts';
import { PerRule } from '../../syntax/perRule.ts';
import { printRule } from '../../syntax/printer.ts';
import type { RuleSet } from '../../syntax/ruleSet.ts';
import type { LintRule, SetFinding } from '../lintRule.ts';
import { relatedAt } from '../relatedAt.ts';
import { ruleTitle } from '../ruleTitle.ts';

/** The body of a rule in its canonical form. */
const bodies = new PerRule<string>();

/** A rule that does what one above it does, whatever their names and layout (language.md 7.6). */
export const duplicateRule: LintRule = {
  id: 'duplicate-rule',
  title: 'Rule stands twice',
  category: 'correctness',
  severity: 'warning',
  *checkSet(ruleSet): Generator<SetFinding> {
    const { pieces } = ruleSet;
    const shapes = repeatedShapes(pieces);
    if (shapes.size === 0) return;
    const seen = new Map<number, number>();
    let made: ClaimsMade | undefined;
    for (let index = 0; index < pieces.length; index++) {
      const rule = pieces[index] as Rule;
      // A broken rule may do anything.
      if (!shapes.has(bodyShapeOf(rule)) || !isComplete(rule) || !rule.action?.verb) continue;
      const hash = bodyHashOf(rule);
      const first = seen.get(hash);
      if (first === undefined) {
        seen.set(hash, index);
        continue;
      }
      if (bodyOf(rule) !== bodyOf(pieces[first] as Rule)) continue;
      made ??= new ClaimsMade(factsIn(ruleSet));
      if (!made.reach(first, index)) yield finding(ruleSet, index, first);
    }
  },
};

/** The shapes that several rules have: hardly any, so that few bodies are looked at. */
function repeatedShapes(pieces: readonly Rule[]): ReadonlySet<number> {
  const once = new Set<number>();
  const again = new Set<number>();
  for (const rule of pieces) {
    const shape = bodyShapeOf(rule);
    if (once.has(shape)) again.add(shape);
    else once.add(shape);
  }
  return again;
}

/** Blanks and case within strings count. */
function bodyOf(rule: Rule): string {
  let body = bodies.get(rule);
  if (body === undefined) {
    body = printRule(rule, 'adfs')?.replace(/^(?:@.*\n)+/, '') ?? '';
    bodies.set(rule, body);
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

  /** Whether claims that the rule at `index` takes came in from the rule at `first` on, and before it. */
  reach(first: number, index: number): boolean {
    const { reads = [], open = [] } = this.facts[index] ?? {};
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
