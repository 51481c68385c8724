import { factsOf } from '../semantics/ruleFacts.ts';
import type { Rule } from '../syntax/nodes.ts';
import type { TextEdit } from '../syntax/problem.ts';
import type { RuleSet } from '../syntax/ruleSet.ts';

/**
 * The edits that move a rule up before another one, in offsets of that other one. Undefined where the rule reads what a
 * rule between makes, or where a rule between is not complete: then moving it may change what it does.
 *
 * @param from the index of the rule to move
 * @param to the index of the rule before which it is to stand; less than `from`
 */
export function moveRule(ruleSet: RuleSet, from: number, to: number): readonly TextEdit[] | undefined {
  const { pieces, starts } = ruleSet;
  const rule = pieces[from] as Rule;
  const facts = factsOf(rule);
  if (!facts || !rule.semicolon) return undefined;
  for (let i = to; i < from; i++) {
    const between = factsOf(pieces[i] as Rule);
    if (!between || between.makesUnknown) return undefined;
    const changesInput = between.makes.some(
      ({ type }) =>
        facts.reads.some((use) => use.type === type) || facts.open.some((selector) => selector.mayTake(type)),
    );
    if (changesInput) return undefined;
  }
  const target = pieces[to] as Rule;
  const gap = rule.text.slice(0, rule.start);
  const shift = (starts[from] as number) - (starts[to] as number);
  return [
    {
      start: target.start,
      end: target.start,
      newText: rule.text.slice(rule.start) + (gap === '' ? '\n\n' : gap),
    },
    { start: shift, end: shift + rule.text.length, newText: '' },
  ];
}
