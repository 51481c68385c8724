import { quickFixes, safeFixes } from '../../../server/src/features/quickFixes.ts';
import { refactorings } from '../../../server/src/features/refactorings.ts';
import { soundFixesOf } from '../../../server/src/features/soundFixes.ts';
import type { Fix, Problem, TextEdit } from '../../../server/src/syntax/problem.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';
import { unmetNeeds } from '../../unit/support/needs.ts';
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

/** All lint rules run, none is left out that would find something, and what they say lies in the text and reads well. */
export const lint: Property = {
  name: 'lint',
  kinds: ['rules'],
  every: 1,
  check(input) {
    const ruleSet = parse(input);
    if (input.dialect === 'adfs') holdEqual(unmetNeeds(ruleSet, input.stage), [], 'what lint rules need');
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

/** Every quick fix leaves a text that parses no worse, and does away with its finding. */
export const fixes: Property = {
  name: 'fixes',
  kinds: ['rules'],
  every: 3,
  check(input) {
    holdRepaired(parse(input), input);
  },
};

/** The same for a good text with one slip in it, the text that most of those who ask for a repair have. */
export const oneSlip: Property = {
  name: 'one slip',
  kinds: ['rules'],
  every: 2,
  check(input) {
    const [slip] = input.edits;
    const good = parse(input);
    if (slip && syntaxErrors(good) === 0) holdRepaired(good.edit(slip), input);
  },
};

/** Looks at what is offered for a few of the problems. */
function holdRepaired(ruleSet: RuleSet, input: FuzzInput): void {
  const setup = setupOf(input);
  const { text } = ruleSet;
  const before = problemsIn(ruleSet, setup);
  const errors = syntaxErrors(ruleSet);
  const soundFixes = soundFixesOf(ruleSet);
  const repairable = before.filter((placed) => placed.problem.fixes);
  const some = input.at.slice(0, 3).map((at) => repairable[at % Math.max(1, repairable.length)]);
  for (const found of new Set(some)) {
    if (!found) continue;
    const { problem, ruleStart } = found;
    for (const fix of soundFixes(ruleStart, problem)) {
      const what = `${problem.code}: ${withoutQuoted(fix.title)}`;
      const repaired = holdGoodEdits(text, moved(fix.edits, ruleStart), what);
      const after = RuleSet.parse(repaired, input.dialect);
      hold(syntaxErrors(after) <= errors, `${what}: parses worse`, { before: text, after: repaired });
      const left = problemsIn(after, setup);
      // Of two marks too many one goes, and the other one takes its place. The text gets shorter: that ends.
      if (repaired.length < text.length && fix.edits.every(({ newText }) => newText === '')) continue;
      const others = before.filter((other) => other !== found);
      const fresh = withoutThose(left, others, moved(fix.edits, ruleStart));
      const stays =
        alike(left, problem) >= alike(before, problem) &&
        isThere(fresh, problem, ruleStart + problem.start, fix.edits);
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
      if (!one) return;
      const fix = one.fixes.find(({ preferred }) => preferred) ?? (one.fixes[0] as Fix);
      const text = holdGoodEdits(
        ruleSet.text,
        moved(fix.edits, one.ruleStart),
        `${one.problem.code}: ${withoutQuoted(fix.title)}`,
      );
      hold(!seen.has(text), 'repairs go round in a circle', [...seen, text]);
      seen.add(text);
      ruleSet = RuleSet.parse(text, input.dialect);
    }
    hold(false, 'repairs come to no end', [...seen]);
  },
};

/** The syntax errors with what is offered for them. */
function problemsWithRepair(ruleSet: RuleSet): readonly (Placed & { readonly fixes: readonly Fix[] })[] {
  const soundFixes = soundFixesOf(ruleSet);
  return ruleSet.pieces.flatMap(({ problems }, i) =>
    problems.flatMap((problem) => {
      const ruleStart = ruleSet.starts[i] as number;
      const offered = problem.severity === 'error' ? soundFixes(ruleStart, problem) : [];
      return offered.length === 0 ? [] : [{ problem, ruleStart, fixes: offered }];
    }),
  );
}

function alike(problems: readonly Placed[], { code, message }: Problem): number {
  return problems.filter(({ problem }) => problem.code === code && problem.message === message).length;
}

/** The problems of a text without those that stood there before its edits. */
function withoutThose(
  problems: readonly Placed[],
  those: readonly Placed[],
  edits: readonly TextEdit[],
): readonly Placed[] {
  const now = (at: number) =>
    edits.reduce(
      (sum, edit) => (edit.end <= at ? sum + edit.newText.length - edit.end + edit.start : sum),
      at,
    );
  const key = (code: string, at: number) => `${code} ${at}`;
  const known = new Set(
    those.map(({ problem, ruleStart }) => key(problem.code, now(ruleStart + problem.start))),
  );
  return problems.filter(
    ({ problem, ruleStart }) => !known.has(key(problem.code, ruleStart + problem.start)),
  );
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
      const isBetter = syntaxErrors(RuleSet.parse(text, input.dialect)) <= syntaxErrors(ruleSet);
      hold(isBetter, 'all of a kind: parses worse', { before: input.text, title, after: text });
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
