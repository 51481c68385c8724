import { defaultSetup, type LintSetup } from '../lint/setup.ts';
import { type Fix, movedEdits, type Problem, type TextEdit } from '../syntax/problem.ts';
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

/** Slips that can mean one thing only: the parser reads them as if they were mended already. */
const sureSlips: ReadonlySet<string> = new Set([
  ...['typographic-quote', 'html-entity', 'full-width', 'no-break-space', 'missing-semicolon'],
  ...['wrong-arrow', 'wrong-operator', 'tilde-equals', 'single-ampersand'],
  ...['assignment-in-condition', 'comparison-in-action'],
]);

/** Of the repairs of a kind of problem the one that nobody can disagree with. */
function safeFix(code: string, fixes: readonly Fix[]): Fix | undefined {
  const safe = markedSafe(code, fixes);
  const [only] = fixes;
  if (safe || fixes.length !== 1 || !sureSlips.has(code)) return safe;
  // Where another mark stands in place of the semicolon, the rule may as well go on behind it.
  const replaces = only?.edits.some(({ start, end }) => start < end);
  return code === 'missing-semicolon' && replaces ? undefined : only;
}

function markedSafe(_code: string, fixes: readonly Fix[]): Fix | undefined {
  return fixes.find(({ safe }) => safe);
}

/**
 * The repairs for the problems that touch the range. Where a kind occurs more than once, also one for all of them; where
 * there are several kinds that are safe to repair, one for everything.
 */
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
  let touchesSafe: RuleProblems | undefined;
  let safe: Problem | undefined;
  for (const found of problemsBetween(ruleSet, start, end, setup)) {
    const { problems, start: ruleStart } = found;
    for (const problem of problems) {
      const sound = soundFixes(ruleStart, problem);
      for (const { title, edits: own, preferred } of sound) {
        const edits = movedEdits(own, ruleStart);
        if (!filter.accepts(found, problem, edits)) continue;
        fixes.push({ title, edits, preferred: preferred ?? false, problem, ruleStart });
      }
      if (sound.length === 1) repeated.add(problem.code);
      if (!safe && safeFix(problem.code, sound)) [touchesSafe, safe] = [found, problem];
    }
  }
  for (const code of repeated) {
    const fix = fixAllOf(ruleSet, setup, code, filter);
    if (fix) fixes.push(fix);
  }
  if (touchesSafe && safe) {
    const { edits, problems, kinds } = everythingSafe(ruleSet, setup, filter);
    if (kinds > 1) {
      const title = `Repair all ${problems} sure mistakes in this ${filter.scope}`;
      fixes.push({ title, edits, preferred: false, problem: safe, ruleStart: touchesSafe.start });
    }
  }
  return fixes;
}

/**
 * One repair for every problem of a kind; undefined where there is but one. Of edits that overlap, or put something in at
 * the same place, the first stays: one label ends all complaints that it is missing.
 */
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
      const placed = movedEdits(only.edits, found.start);
      const last = edits[edits.length - 1];
      if (last && placed.some((edit) => edit.start < last.end || isPutInWith(edit, last))) continue;
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
  return everythingSafe(ruleSet, setup, filter).edits;
}

/** The same, with the number of problems that it ends and of their kinds. */
function everythingSafe(ruleSet: RuleSet, setup: LintSetup, filter: FixFilter): SafeRepair {
  const wide = gathered(ruleSet, setup, filter, safeFix);
  if (wide.edits.length === 0 || parsesNoWorse(ruleSet, wide.edits)) return wide;
  // Slip upon slip: what each of them means is not sure any more.
  return gathered(ruleSet, setup, filter, markedSafe);
}

interface SafeRepair {
  readonly edits: readonly TextEdit[];
  readonly problems: number;
  readonly kinds: number;
}

function gathered(
  ruleSet: RuleSet,
  setup: LintSetup,
  filter: FixFilter,
  fixOf: (code: string, fixes: readonly Fix[]) => Fix | undefined,
): SafeRepair {
  const edits: TextEdit[] = [];
  const kinds = new Set<string>();
  let problems = 0;
  const soundFixes = soundFixesOf(ruleSet);
  for (const found of problemsIn(ruleSet, setup)) {
    for (const problem of found.problems) {
      const fix = fixOf(problem.code, soundFixes(found.start, problem));
      if (!fix) continue;
      const placed = movedEdits(fix.edits, found.start);
      const last = edits[edits.length - 1];
      if (last && placed.some((edit) => edit.start < last.end)) continue;
      if (!filter.accepts(found, problem, placed)) continue;
      edits.push(...placed);
      kinds.add(problem.code);
      problems++;
    }
  }
  return { edits, problems, kinds: kinds.size };
}

function isPutInWith(edit: TextEdit, last: TextEdit): boolean {
  return last.start === last.end && edit.start === last.start && edit.end === last.start;
}
