import type { TextRange } from '../syntax/nodes.ts';
import type { RelatedPlace } from '../syntax/problem.ts';
import type { RuleSet } from '../syntax/ruleSet.ts';

/** A related place in another rule, as `relatedIn` gives it, by the indexes of the two rules: without a search. */
export function relatedAt(
  { starts }: RuleSet,
  from: number,
  to: number,
  { start, end }: TextRange,
  message: string,
): RelatedPlace {
  const shift = (starts[to] as number) - (starts[from] as number);
  return { start: start + shift, end: end + shift, message };
}
