import { expect } from 'vitest';
import { lint } from '../../../server/src/lint/linter.ts';
import type { LintOptionValue } from '../../../server/src/lint/lintRule.ts';
import { defaultSetup, type LintSetup } from '../../../server/src/lint/setup.ts';
import type { Stage } from '../../../server/src/semantics/stage.ts';
import type { DialectName } from '../../../server/src/syntax/dialect.ts';
import type { Problem, TextEdit } from '../../../server/src/syntax/problem.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';
import { marked, withMarks } from './marked.ts';

/** Where the rules stand, and how the lint rule is configured. */
export interface Surroundings {
  readonly stage?: Stage;
  readonly dialect?: DialectName;
  readonly options?: Readonly<Record<string, LintOptionValue>>;
  /** URIs of the organisation's own claim types. */
  readonly claimTypes?: readonly string[];
}

/** A finding with offsets that count from the start of the text. */
export interface PlacedFinding {
  readonly problem: Problem;
  readonly start: number;
  readonly end: number;
  readonly ruleStart: number;
}

/** What one lint rule finds in a text, in the order of the text. */
export function findings(
  id: string,
  text: string,
  surroundings: Surroundings = {},
): readonly PlacedFinding[] {
  const ruleSet = RuleSet.parse(text, surroundings.dialect ?? 'adfs');
  const setup = setupOf(id, surroundings);
  return ruleSet.pieces
    .flatMap((rule, i) => {
      const ruleStart = ruleSet.starts[i] as number;
      return lint(ruleSet, rule, setup)
        .filter(({ code }) => code === id)
        .map((problem) => ({
          problem,
          start: ruleStart + problem.start,
          end: ruleStart + problem.end,
          ruleStart,
        }));
    })
    .sort((a, b) => a.start - b.start);
}

/** Expects the lint rule to find exactly what stands between `⟦` and `⟧`; a text without marks must be clean. */
export function expectFindings(id: string, source: string, surroundings?: Surroundings): readonly Problem[] {
  const { text } = marked(source);
  const found = findings(id, text, surroundings);
  expect(withMarks(text, found)).toBe(source);
  return found.map(({ problem }) => problem);
}

/** Expects the lint rule to find nothing. */
export function expectClean(id: string, text: string, surroundings?: Surroundings): void {
  expect(withMarks(text, findings(id, text, surroundings))).toBe(text);
}

/**
 * Expects that the repair with this title (or the only one, or the preferred one) of the first finding makes `after` of
 * the text, and that the finding is gone then.
 */
export function expectFixed(
  id: string,
  source: string,
  after: string,
  { title, ...surroundings }: Surroundings & { readonly title?: string | RegExp } = {},
): void {
  const { text } = marked(source);
  const all = findings(id, text, surroundings);
  const [first] = all;
  const fixes = first?.problem.fixes ?? [];
  const chosen = title
    ? fixes.find((fix) => (typeof title === 'string' ? fix.title === title : title.test(fix.title)))
    : (fixes.find(({ preferred }) => preferred) ?? fixes[0]);
  expect(chosen, `a repair among: ${fixes.map((fix) => fix.title).join(' | ')}`).toBeTruthy();
  if (!chosen || !first) return;
  const edits = chosen.edits.map((edit) => ({
    ...edit,
    start: edit.start + first.ruleStart,
    end: edit.end + first.ruleStart,
  }));
  const fixed = applyEdits(text, edits);
  expect(fixed).toBe(after);
  expect(findings(id, fixed, surroundings).length).toBeLessThan(all.length);
}

/** The titles of the repairs of the first finding. */
export function fixTitles(id: string, text: string, surroundings?: Surroundings): readonly string[] {
  return (findings(id, marked(text).text, surroundings)[0]?.problem.fixes ?? []).map(({ title }) => title);
}

function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((result, { start, end, newText }) => result.slice(0, start) + newText + result.slice(end), text);
}

function setupOf(id: string, { stage, options, claimTypes }: Surroundings): LintSetup {
  return {
    ...defaultSetup,
    stage,
    rules: new Map(options ? [[id, { options }]] : []),
    claimTypes: new Map((claimTypes ?? []).map((uri) => [uri, { uri }])),
  };
}
