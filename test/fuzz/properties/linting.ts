import { quickFixes, safeFixes } from '../../../server/src/features/quickFixes.ts';
import { refactorings } from '../../../server/src/features/refactorings.ts';
import { isComplete } from '../../../server/src/syntax/nodes.ts';
import type { Problem, TextEdit } from '../../../server/src/syntax/problem.ts';
import { RuleSet, type TextChange } from '../../../server/src/syntax/ruleSet.ts';
import { type FuzzInput, hold, offsetOf, type Property } from '../input.ts';
import {
  holdEqual,
  holdGoodEdits,
  holdWithin,
  moved,
  type Placed,
  parse,
  problemsIn,
  setupOf,
  syntaxErrors,
} from '../texts.ts';

/** All lint rules run, and what they say lies in the text and reads well. */
export const lint: Property = {
  name: 'lint',
  kinds: ['rules'],
  every: 1,
  check(input) {
    const ruleSet = parse(input);
    for (const { problem, ruleStart } of problemsIn(ruleSet, setupOf(input))) {
      const { code, message, related, fixes } = problem;
      const rule = ruleSet.pieces[ruleSet.starts.indexOf(ruleStart)];
      holdWithin(problem, rule?.text.length ?? 0, `the finding ${code}`);
      hold(
        message.length < 1500 && !/\bundefined\b|\[object |\bNaN\b/.test(withoutText(message, input)),
        `${code}: an odd message`,
        message,
      );
      for (const place of related ?? []) {
        const range = { start: place.start + ruleStart, end: place.end + ruleStart };
        holdWithin(range, input.text.length, `${code}: a related place`);
      }
      const titles = (fixes ?? []).map(({ title }) => title);
      hold(new Set(titles).size === titles.length, `${code}: two repairs have one title`, titles);
    }
  },
};

/** A message may quote what is odd in the text. */
function withoutText(message: string, { text }: FuzzInput): string {
  return /undefined|\[object|NaN/.test(text) ? '' : message;
}

/** After edits the findings are those of a fresh rule set. */
export const lintAfterEdits: Property = {
  name: 'lint after edits',
  kinds: ['rules'],
  every: 6,
  check(input) {
    const setup = setupOf(input);
    let ruleSet = parse(input);
    problemsIn(ruleSet, setup);
    for (const change of input.edits) {
      ruleSet = ruleSet.edit(change);
      const fresh = problemsIn(RuleSet.parse(ruleSet.text, input.dialect), setup);
      holdEqual(
        problemsIn(ruleSet, setup),
        fresh,
        'findings after an edit differ from those of the fresh text',
      );
    }
  },
};

/** Every quick fix for a rule that AD FS can read leaves a text that parses no worse, and does away with its finding. */
export const fixes: Property = {
  name: 'fixes',
  kinds: ['rules'],
  every: 3,
  check(input) {
    const ruleSet = parse(input);
    holdRepaired(ruleSet, input, ({ ruleStart }) => {
      const index = ruleSet.starts.indexOf(ruleStart);
      // A string that is not closed in the rule before swallows what is put in front of this one.
      return ruleSet.pieces.slice(Math.max(0, index - 1), index + 1).every(isComplete);
    });
  },
};

/**
 * The same for a good text with one slip in it. Where there are several, one repair may bring to light what another
 * slip hid: there see `repairs`.
 */
export const oneSlip: Property = {
  name: 'one slip',
  kinds: ['rules'],
  every: 2,
  check(input) {
    const [slip] = input.edits;
    const good = parse(input);
    if (!slip || syntaxErrors(good) > 0 || isAmbiguous(input.text, slip)) return;
    const ruleSet = good.edit(slip);
    holdRepaired(ruleSet, input, ({ problem, ruleStart }) => {
      const before = ruleSet.pieces[ruleSet.starts.indexOf(ruleStart) - 1];
      return problem.severity === 'error' && (!before || isComplete(before));
    });
  },
};

/** Where a quotation mark comes or goes, or the name behind an `@`, what was meant is anybody's guess. */
function isAmbiguous(text: string, { start, end, newText }: TextChange): boolean {
  return /["@]/.test(text.slice(Math.max(0, start - 1), end + 1)) || /["@]/.test(newText);
}

/** Looks at the repairs of a few of the problems that are `wanted`. */
function holdRepaired(ruleSet: RuleSet, input: FuzzInput, wanted: (placed: Placed) => boolean): void {
  const setup = setupOf(input);
  const { text } = ruleSet;
  const before = problemsIn(ruleSet, setup);
  const errors = syntaxErrors(ruleSet);
  const repairable = before.filter((placed) => placed.problem.fixes && wanted(placed));
  const some = input.at.slice(0, 3).map((at) => repairable[at % Math.max(1, repairable.length)]);
  for (const found of new Set(some)) {
    for (const fix of found?.problem.fixes ?? []) {
      const { problem, ruleStart } = found as Placed;
      const what = `${problem.code}: ${withoutQuoted(fix.title)}`;
      const repaired = holdGoodEdits(text, moved(fix.edits, ruleStart), what);
      const after = RuleSet.parse(repaired, input.dialect);
      // One slip can break two things. Then a repair of the first brings the second to light, further right.
      const isBetter = syntaxErrors(after) <= errors || firstError(after) > firstError(ruleSet);
      hold(isBetter, `${what}: parses worse`, { before: text, after: repaired });
      const left = problemsIn(after, setup);
      // Of two marks too many one goes, and the other one takes its place. The text gets shorter: that ends.
      if (repaired.length < text.length && fix.edits.every(({ newText }) => newText === '')) continue;
      const place = ruleStart + problem.start;
      const stays =
        alike(left, problem) >= alike(before, problem) && isThere(left, problem, place, fix.edits);
      hold(!stays, `${what}: the finding stays`, {
        before: text,
        message: problem.message,
        after: repaired,
      });
    }
  }
}

/** Whoever makes one repair after the other, whatever is wrong, does not make the text longer and longer. */
export const repairs: Property = {
  name: 'repairs',
  kinds: ['rules'],
  every: 6,
  check(input) {
    const choice = input.at[0] ?? 0;
    const seen = new Set([input.text]);
    let ruleSet = parse(input);
    for (let left = 20 + 4 * syntaxErrors(ruleSet); left > 0; left--) {
      const found = problemsWithRepair(ruleSet);
      const one = found[choice % Math.max(1, found.length)];
      const fix = one?.problem.fixes?.find(({ preferred }) => preferred) ?? one?.problem.fixes?.[0];
      if (!one || !fix) return;
      const text = holdGoodEdits(
        ruleSet.text,
        moved(fix.edits, one.ruleStart),
        `${one.problem.code}: ${withoutQuoted(fix.title)}`,
      );
      // In junk a repair can lead back to where another one came from. Nobody goes round in a circle for long.
      if (seen.has(text)) return;
      seen.add(text);
      ruleSet = RuleSet.parse(text, input.dialect);
    }
    hold(false, 'repairs come to no end', [...seen]);
  },
};

function problemsWithRepair(ruleSet: RuleSet): readonly Placed[] {
  return ruleSet.pieces.flatMap(({ problems }, i) =>
    problems
      .filter(({ severity, fixes: offered }) => severity === 'error' && offered)
      .map((problem) => ({ problem, ruleStart: ruleSet.starts[i] as number })),
  );
}

function alike(problems: readonly Placed[], { code, message }: Problem): number {
  return problems.filter(({ problem }) => problem.code === code && problem.message === message).length;
}

/** Where the first error of the parser stands. */
function firstError({ pieces, starts }: RuleSet): number {
  for (const [i, { problems }] of pieces.entries()) {
    const error = problems.find(({ severity }) => severity === 'error');
    if (error) return (starts[i] as number) + error.start;
  }
  return Number.POSITIVE_INFINITY;
}

/** Whether an equal problem stands where the old one stood: what is repaired here may come to light elsewhere. */
function isThere(
  problems: readonly Placed[],
  { code, message, end, start }: Problem,
  at: number,
  edits: readonly TextEdit[],
): boolean {
  const reach = Math.max(end - start, ...edits.map(({ newText }) => newText.length));
  return problems.some(({ problem, ruleStart }) => {
    const place = ruleStart + problem.start;
    return problem.code === code && problem.message === message && Math.abs(place - at) <= reach;
  });
}

/** Titles quote the text; what kind of repair it is does not depend on that. */
function withoutQuoted(title: string): string {
  return title.replaceAll(/`[^`]*`|“[^”]*”|\d+/g, '…').slice(0, 40);
}

/** The repairs of a whole range, and those that are made unseen. */
export const allFixes: Property = {
  name: 'all fixes',
  kinds: ['rules'],
  every: 8,
  check(input) {
    const setup = setupOf(input);
    const ruleSet = parse(input);
    const start = Math.min(offsetOf(input, 0), offsetOf(input, 1));
    const end = Math.max(offsetOf(input, 0), offsetOf(input, 1));
    for (const { edits, title } of quickFixes(ruleSet, start, end, setup)) {
      if (!title.includes('in this file)')) continue;
      const text = holdGoodEdits(input.text, edits, `all of a kind: ${withoutQuoted(title)}`);
      RuleSet.parse(text, input.dialect);
    }
    const safe = safeFixes(ruleSet, setup);
    if (safe.length === 0) return;
    const text = holdGoodEdits(input.text, safe, 'safe repairs');
    const after = RuleSet.parse(text, input.dialect);
    hold(syntaxErrors(after) <= syntaxErrors(ruleSet), 'safe repairs: parses worse', {
      before: input.text,
      after: text,
    });
    // A repair on save that never comes to rest would change the file with every save.
    let rest = after;
    for (let round = 0; round < 12; round++) {
      const again = safeFixes(rest, setup);
      if (again.length === 0) return;
      rest = RuleSet.parse(holdGoodEdits(rest.text, again, 'safe repairs again'), input.dialect);
    }
    hold(false, 'safe repairs come to no rest', { before: input.text, after: rest.text });
  },
};

/** Refactorings leave texts that parse no worse. */
export const refactoring: Property = {
  name: 'refactorings',
  kinds: ['rules'],
  every: 5,
  check(input) {
    const ruleSet = parse(input);
    const errors = syntaxErrors(ruleSet);
    for (const at of input.at.keys()) {
      const start = offsetOf(input, at);
      // A string that is not closed in the text before a rule swallows what is put in front of it.
      const index = ruleSet.indexAt(start);
      if (!ruleSet.pieces.slice(Math.max(0, index - 1), index + 1).every(isComplete)) continue;
      const end = at % 3 === 0 ? Math.min(input.text.length, start + at * 40) : start;
      for (const { edits, title } of refactorings(ruleSet, start, end, input.stage)) {
        const what = withoutQuoted(title);
        const text = holdGoodEdits(input.text, edits, what);
        hold(syntaxErrors(RuleSet.parse(text, input.dialect)) <= errors, `${what}: parses worse`, {
          before: input.text,
          start,
          end,
          after: text,
        });
      }
    }
  },
};
