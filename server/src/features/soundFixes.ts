/**
 * Repairs that keep their promise. What a rule was meant to be is a guess, and in a text with several slips a repair of
 * one can tear the rest apart: a quotation mark that is put in opens a string as well as it closes one. So a repair is
 * tried out before it is offered.
 */
import { isComplete, type Rule } from '../syntax/nodes.ts';
import { type Fix, movedEdits, type Problem, type TextEdit } from '../syntax/problem.ts';
import { RuleSet, type TextChange } from '../syntax/ruleSet.ts';

/**
 * As much text is read for trials, in UTF-16 units. A few rules are enough for most; where a text that is open reaches
 * to the end of the file, each trial reads all of it, and thousands would take time that grows with its square.
 */
const MOST_WORK = 2_500_000;

/** So many rules behind a repaired one are read again to see that all is as it was there. */
const RULES_BEHIND = 3;

/** The repairs of a problem to be offered; `ruleStart` is where its rule starts in the text. */
export type SoundFixes = (ruleStart: number, problem: Problem) => readonly Fix[];

/**
 * The repairs after which a text parses no worse. Those of a syntax error leave fewer errors, or the first one further
 * on, so whoever makes one after the other comes to an end. Make it anew for each request: it is used up some day.
 */
export function soundFixesOf(ruleSet: RuleSet): SoundFixes {
  let work = 0;
  let reach: readonly number[] | undefined;
  return (ruleStart, problem) => {
    const { fixes } = problem;
    if (!fixes) return [];
    const index = ruleSet.indexAt(ruleStart);
    if (isReadable(ruleSet, index) && !isOfParser(ruleSet, index, problem)) return fixes;
    return fixes.filter(({ edits }) => {
      if (work > MOST_WORK) return false;
      reach ??= reachOf(ruleSet);
      const trial = tryOut(ruleSet, index, movedEdits(edits, ruleStart), reach);
      work += trial.work;
      return holds(trial, index - trial.first, problem, isOfParser(ruleSet, index, problem), edits);
    });
  };
}

/** Whether the text after edits has no more syntax errors. Offsets count from the start of the text. */
export function parsesNoWorse(ruleSet: RuleSet, edits: readonly TextEdit[]): boolean {
  const [old, now] = errorsThatDiffer(ruleSet, ruleSet.update(...edited(ruleSet.text, edits)));
  return now.count <= old.count;
}

/** Whether AD FS can read a rule. A string that is open in the rule before may take in what is put into this one. */
export function isReadable({ pieces }: RuleSet, index: number): boolean {
  return pieces.slice(Math.max(0, index - 1), index + 1).every(isComplete);
}

function isOfParser({ pieces }: RuleSet, index: number, problem: Problem): boolean {
  return pieces[index]?.problems.includes(problem) === true;
}

/** A rule set before and after a repair, from the rule `first` of the whole one on. */
interface Trial {
  readonly before: RuleSet;
  readonly after: RuleSet;
  readonly first: number;
  readonly work: number;
}

/** The repaired rule with those around it where nothing further away depends on it, else the whole rule set. */
function tryOut(
  ruleSet: RuleSet,
  index: number,
  edits: readonly TextEdit[],
  reach: readonly number[],
): Trial {
  const { text, starts, pieces, dialect } = ruleSet;
  const from = Math.min(...edits.map(({ start }) => start));
  const first = Math.min(index, firstThatReaches(reach, from));
  const last = index + RULES_BEHIND;
  let work = text.length;
  if (last + 1 < pieces.length) {
    const start = starts[first] as number;
    const part = RuleSet.parse(text.slice(start, starts[last + 1]), dialect);
    work += part.text.length;
    const before = part.pieces.length === last + 1 - first ? part : undefined;
    const moved = edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
    const after = before?.update(...edited(before.text, moved));
    if (before && after && isSettled(before, after)) return { before, after, first, work: part.text.length };
  }
  const after = ruleSet.update(...edited(text, edits));
  return { before: ruleSet, after, first: 0, work };
}

/** Whether an edit left the last rule alone, and nothing in front of it depends on what follows the text. */
function isSettled(before: RuleSet, after: RuleSet): boolean {
  if (after.pieces[after.pieces.length - 1] !== before.pieces[before.pieces.length - 1]) return false;
  return [before, after].every(({ pieces, starts, text }) =>
    pieces.slice(0, -1).every(({ examined }, i) => (starts[i] as number) + examined <= text.length),
  );
}

/** How far the parser looked for each piece or one before it. */
function reachOf({ pieces, starts }: RuleSet): readonly number[] {
  let farthest = 0;
  return pieces.map(({ examined }, i) => {
    farthest = Math.max(farthest, (starts[i] as number) + examined);
    return farthest;
  });
}

/** The first piece that depends on what stands at `offset`. */
function firstThatReaches(reach: readonly number[], offset: number): number {
  let low = 0;
  let high = reach.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((reach[middle] as number) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

function holds(
  { before, after }: Trial,
  index: number,
  problem: Problem,
  ofParser: boolean,
  edits: readonly TextEdit[],
): boolean {
  const from = before.starts[index] as number;
  const [old, now] = errorsThatDiffer(before, after);
  if (now.count > old.count) return false;
  // What is no matter of syntax is repaired inside its rule, and where the rules around end stays as it is.
  if (!ofParser) return after.starts.length === before.starts.length && after.starts[index] === from;
  // One slip can break two things: then the repair of the first brings the second to light, further on.
  const isBetter = now.count < old.count || now.rest < old.rest || problem.severity !== 'error';
  return isBetter && !stays(before, after, from, problem, edits);
}

/** Whether an equal problem stands where the old one stood. */
function stays(
  before: RuleSet,
  after: RuleSet,
  from: number,
  problem: Problem,
  edits: readonly TextEdit[],
): boolean {
  const at = from + problem.start;
  const reach = Math.max(problem.end - problem.start, ...edits.map(({ newText }) => newText.length));
  let left = 0;
  let isNear = false;
  for (const [place, { code, message }] of problemsThatDiffer(after, before)) {
    if (code !== problem.code || message !== problem.message) continue;
    left++;
    isNear ||= Math.abs(place - at) <= reach;
  }
  if (!isNear) return false;
  for (const [, { code, message }] of problemsThatDiffer(before, after))
    if (code === problem.code && message === problem.message) left--;
  return left >= 0;
}

/** The text after edits, and what changed as one change. */
function edited(text: string, edits: readonly TextEdit[]): [string, TextChange] {
  const order = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  const start = order[0]?.start ?? 0;
  let newText = '';
  let end = start;
  for (const edit of order) {
    newText += text.slice(end, edit.start) + edit.newText;
    end = edit.end;
  }
  return [text.slice(0, start) + newText + text.slice(end), { start, end, newText }];
}

interface Errors {
  readonly count: number;
  /** How much text there is from the first one on; -1 where there is none. */
  readonly rest: number;
}

/** The parser's errors in the rules that two rule sets do not share. */
function errorsThatDiffer(before: RuleSet, after: RuleSet): readonly [Errors, Errors] {
  return [errorsIn(before, after), errorsIn(after, before)];
}

function errorsIn(ruleSet: RuleSet, other: RuleSet): Errors {
  let count = 0;
  let rest = -1;
  for (const [place, { severity }] of problemsThatDiffer(ruleSet, other)) {
    if (severity !== 'error') continue;
    if (count === 0) rest = ruleSet.text.length - place;
    count++;
  }
  return { count, rest };
}

/** What the parser says about the rules that another rule set does not share, each with its place in the text. */
function* problemsThatDiffer(
  { pieces, starts }: RuleSet,
  { pieces: others }: RuleSet,
): Generator<readonly [number, Problem]> {
  const fewer = Math.min(pieces.length, others.length);
  let first = 0;
  while (first < fewer && pieces[first] === others[first]) first++;
  let end = pieces.length;
  for (let i = others.length; i > first && end > first && pieces[end - 1] === others[i - 1]; i--) end--;
  for (let i = first; i < end; i++) {
    for (const problem of (pieces[i] as Rule).problems)
      yield [(starts[i] as number) + problem.start, problem];
  }
}
