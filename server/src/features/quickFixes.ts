import { defaultSetup, type LintSetup } from '../lint/setup.ts';
import type { Problem, TextEdit } from '../syntax/problem.ts';
import type { RuleSet } from '../syntax/ruleSet.ts';
import { problemsBetween, problemsIn, type RuleProblems } from './problems.ts';
import { isReadable, parsesNoWorse, soundFixesOf } from './soundFixes.ts';

/** A repair that is offered at a place. Offsets count from the start of the text. */
export interface QuickFix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  readonly preferred: boolean;
  /** The problem that it repairs and where its rule starts. */
  readonly problem: Problem;
  readonly ruleStart: number;
}

/** Which repairs can be made where the rules stand. */
export interface FixFilter {
  /** What the title of a repair of everything calls the whole: a file, or where it holds more than these rules, this. */
  readonly scope: 'file' | 'rule set';
  /** Edits count from the start of the text. */
  accepts(found: RuleProblems, problem: Problem, edits: readonly TextEdit[]): boolean;
}

const all: FixFilter = { scope: 'file', accepts: () => true };

/** The repairs for the problems that touch the range. Where a kind occurs more than once, also one for all of them. */
export function quickFixes(
  ruleSet: RuleSet,
  start: number,
  end: number,
  setup: LintSetup = defaultSetup,
  filter: FixFilter = all,
): readonly QuickFix[] {
  const fixes: QuickFix[] = [];
  const repeated = new Set<string>();
  const soundFixes = soundFixesOf(ruleSet);
  for (const found of problemsBetween(ruleSet, start, end, setup)) {
    const { problems, start: ruleStart } = found;
    for (const problem of problems) {
      const sound = soundFixes(ruleStart, problem);
      for (const { title, edits: own, preferred } of sound) {
        const edits = moved(own, ruleStart);
        if (!filter.accepts(found, problem, edits)) continue;
        fixes.push({ title, edits, preferred: preferred ?? false, problem, ruleStart });
      }
      if (sound.length === 1) repeated.add(problem.code);
    }
  }
  for (const code of repeated) {
    const fix = fixAllOf(ruleSet, setup, code, filter);
    if (fix) fixes.push(fix);
  }
  return fixes;
}

/** One repair for every problem of a kind; undefined where there is but one. Of edits that overlap the first stays. */
function fixAllOf(ruleSet: RuleSet, setup: LintSetup, code: string, filter: FixFilter): QuickFix | undefined {
  const edits: TextEdit[] = [];
  let count = 0;
  const titles = new Set<string>();
  let inDoubt = false;
  let first: { problem: Problem; ruleStart: number } | undefined;
  for (const found of problemsIn(ruleSet, setup)) {
    for (const problem of found.problems) {
      const only = problem.fixes?.length === 1 ? problem.fixes[0] : undefined;
      if (problem.code !== code || !only) continue;
      const placed = moved(only.edits, found.start);
      const last = edits[edits.length - 1];
      if (last && placed.some((edit) => edit.start < last.end)) continue;
      if (!filter.accepts(found, problem, placed)) continue;
      edits.push(...placed);
      inDoubt ||= !isReadable(ruleSet, ruleSet.indexAt(found.start));
      count++;
      titles.add(only.title);
      first ??= { problem, ruleStart: found.start };
    }
  }
  if (!first || count < 2 || (inDoubt && !parsesNoWorse(ruleSet, edits))) return undefined;
  // Where each repair writes something else, none of their titles would be true of all.
  const [title] = titles.size === 1 ? titles : [`Repair ${code}`];
  return {
    title: `${title} (all ${count} in this ${filter.scope})`,
    edits,
    preferred: false,
    ...first,
  };
}

/** The edits of every repair that is safe. Of edits that overlap the first stay. */
export function safeFixes(
  ruleSet: RuleSet,
  setup: LintSetup = defaultSetup,
  filter: FixFilter = all,
): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const soundFixes = soundFixesOf(ruleSet);
  for (const found of problemsIn(ruleSet, setup)) {
    for (const problem of found.problems) {
      const safe = soundFixes(found.start, problem).find((fix) => fix.safe);
      if (!safe) continue;
      const placed = moved(safe.edits, found.start);
      const last = edits[edits.length - 1];
      if (last && placed.some((edit) => edit.start < last.end)) continue;
      if (filter.accepts(found, problem, placed)) edits.push(...placed);
    }
  }
  return edits;
}

function moved(edits: readonly TextEdit[], by: number): readonly TextEdit[] {
  return edits.map(({ start, end, newText }) => ({ start: start + by, end: end + by, newText }));
}
