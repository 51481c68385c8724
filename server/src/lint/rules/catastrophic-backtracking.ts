import { type CatastrophicRange, catastrophic, type RegexTree } from '../../regex/index.ts';
import type { LintRule } from '../lintRule.ts';
import { rulePatterns } from '../rulePatterns.ts';

/** What has been found in the patterns seen lately: the proof takes long, and a rule is checked after every key. */
const kept = new Map<string, readonly CatastrophicRange[]>();
const mostKept = 500;

/** `^(\w+)*@`: some values keep .NET busy for minutes (language.md 3.6). */
export const catastrophicBacktracking: LintRule = {
  id: 'catastrophic-backtracking',
  title: 'Regular expression can take practically for ever',
  category: 'regex',
  severity: 'warning',
  needs: ['pattern'],
  *check(rule) {
    for (const { literal, tree } of rulePatterns(rule)) {
      for (const { start, end, growth } of slowPlaces(tree)) {
        const how =
          growth === 'exponential'
            ? 'doubles the time with every character'
            : 'slows down steeply with the length';
        yield {
          start: literal.contentStart + start,
          end: literal.contentStart + end,
          message: `A value that does not match ${how}, and the sign-in waits. Let each character match in one way only.`,
        };
      }
    }
  },
};

function slowPlaces(tree: RegexTree): readonly CatastrophicRange[] {
  const { pattern } = tree;
  // It takes two repeats without a limit, or one within another.
  if ((pattern.match(/[*+]|,\d*\}/g) ?? []).length < 2) return [];
  let places = kept.get(pattern);
  if (!places) {
    places = catastrophic(tree);
    if (kept.size >= mostKept) kept.clear();
    kept.set(pattern, places);
  }
  return places;
}
