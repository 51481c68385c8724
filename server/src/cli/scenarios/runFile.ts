/** Runs a file of scenarios with the rule files beside it. */
import { dirname, join } from 'node:path';
import { parseScenarioFile, runScenarios, type ScenarioReport } from '../../engine/index.ts';
import { RuleSet } from '../../languageService.ts';
import { STANDARD_INPUT } from '../files.ts';
import { readInput } from '../input.ts';
import { InputError } from '../inputError.ts';
import { Lines } from '../lines.ts';

/** A file of scenarios that ran. */
export interface FileRun {
  readonly path: string;
  readonly lines: Lines;
  readonly report: ScenarioReport;
  /** The rule files as the file of scenarios names them. */
  readonly rules: ReadonlyMap<string, RuleFileRun>;
  /** In milliseconds. */
  readonly duration: number;
}

export interface RuleFileRun {
  /** From the folder in which the command runs. */
  readonly path: string;
  readonly lines: Lines;
}

/** Runs all scenarios of a file. Throws an `InputError` only where the file itself cannot be read. */
export function runFile(path: string, coverage: boolean): FileRun {
  const { text } = readInput(path);
  const start = performance.now();
  const rules = new Map<string, RuleFileRun>();
  const file = parseScenarioFile(text);
  const report = runScenarios(
    file,
    (name) => {
      const rulePath = pathBeside(path, name);
      const rule = readRules(rulePath);
      // Also one that is not there: whoever watches wants to know when it comes.
      rules.set(name, { path: rulePath, lines: new Lines(rule ?? '') });
      return rule === undefined ? undefined : RuleSet.parse(rule);
    },
    { coverage },
  );
  return { path, lines: new Lines(text), report, rules, duration: performance.now() - start };
}

/** A path that a file names, from the folder in which the command runs. */
export function pathBeside(file: string, name: string): string {
  return file === STANDARD_INPUT ? name : join(dirname(file), name);
}

function readRules(path: string): string | undefined {
  try {
    return readInput(path).text;
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

/** Whether everything in the file is as expected. */
export function hasPassed({ report }: FileRun): boolean {
  return report.problems.length === 0 && report.results.every(({ status }) => status === 'passed');
}
