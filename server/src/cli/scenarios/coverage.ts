/** How much of the rule files all scenarios together have tried. */
import { resolve } from 'node:path';
import type { FileCoverage } from '../../engine/index.ts';
import { tableText } from '../table.ts';
import type { FileRun } from './runFile.ts';

/** A rule file. A condition counts twice: it has to be true once, and false once. */
export interface CoveredFile {
  readonly file: string;
  readonly rules: readonly CoveredRule[];
  /** How many rules fired, and how many there are. */
  readonly firedRules: number;
  /** Of twice as many as there are conditions. */
  readonly coveredOutcomes: number;
  readonly outcomes: number;
}

export interface CoveredRule {
  readonly name: string | null;
  readonly line: number;
  readonly fired: number;
  readonly conditions: readonly CoveredCondition[];
}

export interface CoveredCondition {
  readonly line: number;
  readonly column: number;
  readonly wasTrue: number;
  readonly wasFalse: number;
}

/** The coverage of every rule file, in the order in which they came; several files of scenarios add up. */
export function coverageOf(runs: readonly FileRun[]): readonly CoveredFile[] {
  const files = new Map<string, { path: string; run: FileRun; parts: FileCoverage[] }>();
  for (const run of runs) {
    for (const part of run.report.coverage ?? []) {
      const path = run.rules.get(part.path)?.title ?? part.path;
      const file = files.get(resolve(path));
      if (file) file.parts.push(part);
      else files.set(resolve(path), { path, run, parts: [part] });
    }
  }
  return [...files.values()].map(({ path, run, parts }) => {
    const [first] = parts as [FileCoverage];
    const lines = run.rules.get(first.path)?.lines;
    const rules = first.rules.map(
      ({ name, start, conditions }, r): CoveredRule => ({
        name,
        line: lines?.placeOf(start).line ?? 1,
        fired: sum(parts, ({ rules: all }) => all[r]?.fired),
        conditions: conditions.map((condition, c) => ({
          line: lines?.placeOf(condition.start).line ?? 1,
          column: lines?.placeOf(condition.start).column ?? 1,
          wasTrue: sum(parts, ({ rules: all }) => all[r]?.conditions[c]?.wasTrue),
          wasFalse: sum(parts, ({ rules: all }) => all[r]?.conditions[c]?.wasFalse),
        })),
      }),
    );
    const conditions = rules.flatMap((rule) => rule.conditions);
    return {
      file: path,
      rules,
      firedRules: rules.filter(({ fired }) => fired > 0).length,
      coveredOutcomes: conditions.reduce(
        (count, { wasTrue, wasFalse }) => count + (wasTrue > 0 ? 1 : 0) + (wasFalse > 0 ? 1 : 0),
        0,
      ),
      outcomes: conditions.length * 2,
    };
  });
}

function sum(parts: readonly FileCoverage[], of: (part: FileCoverage) => number | undefined): number {
  return parts.reduce((total, part) => total + (of(part) ?? 0), 0);
}

/** For people: percentages, and the lines that nothing has tried. */
export function coverageText(files: readonly CoveredFile[]): string {
  const rows = files.map(({ file, rules, firedRules, coveredOutcomes, outcomes }) => [
    percent(firedRules, rules.length),
    percent(coveredOutcomes, outcomes),
    file,
    uncovered(rules),
  ]);
  return rows.length === 0 ? '' : tableText([['Rules', 'Conditions', 'Coverage', ''], ...rows]);
}

function percent(part: number, whole: number): string {
  // 99.6 % must not look like all of it.
  return whole === 0 ? '–' : `${Math.floor((100 * part) / whole)} %`;
}

/** `never fired: 4; never true: 9; never false: 2, 3` */
function uncovered(rules: readonly CoveredRule[]): string {
  const conditions = rules.flatMap((rule) => rule.conditions);
  const parts = [
    ['never fired', rules.filter(({ fired }) => fired === 0)],
    ['never true', conditions.filter(({ wasTrue }) => wasTrue === 0)],
    ['never false', conditions.filter(({ wasFalse }) => wasFalse === 0)],
  ] as const;
  return parts
    .filter(([, places]) => places.length > 0)
    .map(([what, places]) => `${what}: line ${[...new Set(places.map(({ line }) => line))].join(', ')}`)
    .join('; ');
}
