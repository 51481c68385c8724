import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { linterOf } from '../../server/src/lint/linter.ts';
import { defaultSetup, type LintSetup } from '../../server/src/lint/setup.ts';
import { type Stage, stageOfRules, stages } from '../../server/src/semantics/stage.ts';
import type { Problem } from '../../server/src/syntax/problem.ts';
import { RuleSet } from '../../server/src/syntax/ruleSet.ts';

/**
 * What the linter says about rules that people run. Every finding in `lint.expected.json` was read by a person with the
 * rules in front of them; `word` says why it is right. A new finding belongs there only after somebody has read it: where
 * it hits a good rule, the lint rule is what has to change.
 */

/** Rules that people run, kept outside the project. `ADFSRULE_CORPUS` names another folder with an `index.json`. */
const folder =
  process.env.ADFSRULE_CORPUS ?? fileURLToPath(new URL('../../../shared/corpus/real', import.meta.url));

interface Entry {
  readonly file: string;
  readonly stage: string;
  readonly verdict: 'valid' | 'invalid' | 'unsure';
}

interface Expected {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly lint: string;
  readonly word: string;
}

const index = join(folder, 'index.json');
const present = existsSync(index);
if (!present) console.log(`corpus: skipped, there is no ${index}`);
const entries: readonly Entry[] = present ? JSON.parse(readFileSync(index, 'utf8')) : [];
const expected: readonly Expected[] = JSON.parse(
  readFileSync(fileURLToPath(new URL('./lint.expected.json', import.meta.url)), 'utf8'),
);

interface Found extends Pick<Problem, 'code' | 'severity' | 'start' | 'end'> {
  readonly line: number;
  readonly length: number;
}

/** The findings in a text of the corpus, with offsets of the text. */
function findingsIn({ file, stage }: Entry): readonly Found[] {
  const text = readFileSync(join(folder, file), 'utf8');
  const ruleSet = RuleSet.parse(text);
  const setup: LintSetup = { ...defaultSetup, stage: stageOf(stage) ?? stageOfRules(ruleSet) };
  const linter = linterOf(ruleSet, setup);
  return ruleSet.pieces.flatMap((rule, i) =>
    linter.of(rule).map((problem) => {
      const start = problem.start + (ruleSet.starts[i] as number);
      const end = problem.end + (ruleSet.starts[i] as number);
      const line = text.slice(0, start).split('\n').length;
      return { code: problem.code, severity: problem.severity, start, end, line, length: text.length };
    }),
  );
}

function stageOf(name: string): Stage | undefined {
  return stages.find((stage) => stage === name);
}

function isShown({ severity }: Found): boolean {
  return severity === 'error' || severity === 'warning';
}

describe.skipIf(!present)('the linter on real rules', () => {
  const valid = entries.filter(({ verdict }) => verdict === 'valid');

  it.each(valid)('$file: errors and warnings are the ones that were read', (entry) => {
    const found = findingsIn(entry)
      .filter(isShown)
      .map(({ line, code }) => `${line} ${code}`);
    const wanted = expected
      .filter(({ file }) => file === entry.file)
      .map(({ line, lint }) => `${line} ${lint}`);
    expect([...found].sort()).toEqual([...wanted].sort());
  });

  it('every expectation is about a rule set of the corpus, and says why', () => {
    const files = new Set(valid.map(({ file }) => file));
    expect(expected.filter(({ file }) => !files.has(file))).toEqual([]);
    expect(expected.filter(({ word }) => word.trim().length < 10)).toEqual([]);
  });

  it('most of the rule sets have none', () => {
    const hit = new Set(expected.map(({ file }) => file));
    expect(hit.size / valid.length).toBeLessThan(0.4);
  });

  it.each(entries)('$file: every finding stands in the text', (entry) => {
    for (const { start, end, length } of findingsIn(entry)) {
      expect(start).toBeGreaterThanOrEqual(0);
      expect(end).toBeGreaterThanOrEqual(start);
      expect(end).toBeLessThanOrEqual(length);
    }
  });
});
