import type { TextRange } from '../syntax/nodes.ts';
import type { RelatedPlace } from '../syntax/problem.ts';
import type { RuleSet } from '../syntax/ruleSet.ts';

/** A related place in another rule of the set, with offsets as `Finding.related` wants them. The rules are given by their indexes. */
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
