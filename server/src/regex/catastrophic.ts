/**
 * Patterns that can take practically for ever in .NET: repeats within repeats, and repeats side by side over the same
 * characters.
 *
 * Source: https://learn.microsoft.com/dotnet/standard/base-types/backtracking-in-regular-expressions
 *
 * Candidates are found in the tree; each is then proved by running it on a short text made for it. Only what fails
 * that trial is reported, so a finding comes with a text that shows it.
 */
import { exampleCharacter, exampleText } from './example.ts';
import { createMatcher, type Matcher, matcherFor } from './matcher.ts';
import { minimumLength } from './minimumLength.ts';
import type { BodyNode, ItemNode, RegexTree, RepeatNode } from './nodes.ts';
import type { PatternRange } from './range.ts';
import { branchesOf } from './walk.ts';

/** A repeat, or repeats side by side, and a text on which the pattern takes too long. */
export interface CatastrophicRange extends PatternRange {
  /** `exponential`: each further character doubles the time. `polynomial`: the time grows with its cube or worse. */
  readonly growth: 'exponential' | 'polynomial';
  readonly example: string;
}

/** How long the texts are, and how many steps are too many for them. */
const exponentialLength = 32;
const polynomialLength = 120;
const trialBudget = 150_000;
/** Patterns with more candidates are not tried to the end. */
const mostTrials = 24;

interface Candidate extends PatternRange {
  /** A text that leads up to the repeat, and the one that is repeated. */
  readonly lead: string;
  readonly pump: string;
}

/** The places of a pattern that make it explode; the outermost of several within each other. */
export function catastrophic(tree: RegexTree): readonly CatastrophicRange[] {
  const made = matcherFor(tree);
  if (!made.ok) return [];
  const candidates: Candidate[] = [];
  collectBody(tree.body, '', candidates);
  const found: CatastrophicRange[] = [];
  for (const candidate of candidates.slice(0, mostTrials)) {
    const { start, end } = candidate;
    if (found.some((one) => one.start <= start && end <= one.end)) continue;
    const proof = tryOut(tree, made.matcher, candidate);
    if (proof) found.push({ start, end, ...proof });
  }
  return found;
}

type Proof = Pick<CatastrophicRange, 'growth' | 'example'>;

/** The whole pattern must take too long, and the piece by itself when it fails: else another piece is to blame. */
function tryOut(tree: RegexTree, whole: Matcher, { start, end, lead, pump }: Candidate): Proof | undefined {
  const piece = createMatcher(`(?:${tree.pattern.slice(start, end)})(?!)`);
  if (!piece.ok) return undefined;
  for (const [growth, length] of [
    ['exponential', exponentialLength],
    ['polynomial', polynomialLength],
  ] as const) {
    for (const last of ['!', '\x01', '']) {
      const pumped = pump.repeat(Math.ceil(length / pump.length)) + last;
      if (takesTooLong(whole, lead + pumped) && takesTooLong(piece.matcher, pumped)) {
        return { growth, example: lead + pumped };
      }
    }
  }
  return undefined;
}

function takesTooLong(matcher: Matcher, text: string): boolean {
  return matcher.isMatch(text, trialBudget) === 'tookTooLong';
}

function collectBody(body: BodyNode, lead: string, candidates: Candidate[]): void {
  const branches = branchesOf(body);
  for (const { items } of branches) {
    collectNeighbours(items, lead, candidates);
    for (const [index, item] of items.entries()) {
      const before = exampleText(items.slice(0, index));
      if (before !== undefined) collectItem(item, lead + before, candidates);
    }
  }
}

function collectItem(item: ItemNode, lead: string, candidates: Candidate[]): void {
  if (item.kind === 'group') collectBody(item.body, lead, candidates);
  if (item.kind !== 'repeat' || item.item.kind !== 'group') return;
  if (isUnbounded(item)) {
    const { start, end } = item;
    for (const pump of pumps(item.item.body)) candidates.push({ start, end, lead, pump });
  }
  collectBody(item.item.body, lead, candidates);
}

function isUnbounded(repeat: RepeatNode): boolean {
  return repeat.max > 20;
}

/** Texts that one round of a loop might match in more than one way: an example of each branch and inner repeat. */
function pumps(body: BodyNode): Set<string> {
  const found = new Set<string>();
  const branches = branchesOf(body);
  for (const { items } of branches) {
    const example = exampleText(items);
    if (example) found.add(example);
    for (const item of items) {
      if (item.kind === 'group') for (const pump of pumps(item.body)) found.add(pump);
      if (item.kind !== 'repeat') continue;
      const inner = exampleText([item.item]);
      if (inner) found.add(inner);
    }
  }
  return found;
}

/** Runs of unbounded single-character repeats with nothing that must be matched between them: `\d*\w*\d+`. */
function collectNeighbours(items: readonly ItemNode[], lead: string, candidates: Candidate[]): void {
  for (const [index, item] of items.entries()) {
    if (item.kind !== 'repeat' || !isUnbounded(item)) continue;
    const pump = exampleCharacter(item.item);
    const before = exampleText(items.slice(0, index));
    if (pump === undefined || before === undefined) continue;
    let end = item.end;
    let count = 1;
    for (const next of items.slice(index + 1)) {
      if (next.kind === 'repeat' && isUnbounded(next)) {
        end = next.end;
        count++;
      } else if (minimumLength(next) > 0 && next.kind !== 'dot' && next.kind !== 'set') {
        break;
      }
    }
    if (count > 1) candidates.push({ start: item.start, end, lead: lead + before, pump });
  }
}
