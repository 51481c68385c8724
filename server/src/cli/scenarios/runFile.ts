/** Runs a file of scenarios with the rule files beside it. */
import { dirname, join } from 'node:path';
import {
  parseScenarioFile,
  type RulesOf,
  runScenarios,
  type ScenarioFile,
  type ScenarioReport,
  type StageRules,
} from '../../engine/index.ts';
import { createRuleService, type RuleService, type Stage, splitRuleSetPath } from '../../languageService.ts';
import { findRuleSet, type Places } from '../engine/ruleSets.ts';
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
  /** The same, with the name of the rule set in a script that has several. */
  readonly title: string;
  readonly lines: Places;
}

/** Runs all scenarios of a file. Throws an `InputError` only where the file itself cannot be read. */
export function runFile(path: string, coverage: boolean): FileRun {
  const { text } = readInput(path);
  const start = performance.now();
  const rules = new Map<string, RuleFileRun>();
  const file = parseScenarioFile(text);
  const service = createRuleService();
  const report = runScenarios(file, (name, stage) => rulesFor(service, path, file, name, stage, rules), {
    coverage,
  });
  return { path, lines: new Lines(text), report, rules, duration: performance.now() - start };
}

/** A path that a file names, from the folder in which the command runs. */
export function pathBeside(file: string, name: string): string {
  return file === STANDARD_INPUT ? name : join(dirname(file), name);
}

function rulesFor(
  service: RuleService,
  path: string,
  file: ScenarioFile,
  name: string,
  stage: Stage,
  rules: Map<string, RuleFileRun>,
): ReturnType<RulesOf> {
  let found: ReturnType<typeof rulesBeside> | undefined;
  try {
    found = rulesBeside(service, path, file, name, stage);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
  }
  if (found && 'rules' in found) {
    rules.set(found.name, found);
    return found;
  }
  // Also rules that are not there: whoever watches wants to know when they come.
  rules.set(name, {
    path: pathBeside(path, splitRuleSetPath(name).path),
    title: name,
    lines: new Lines(''),
  });
  return found;
}

/**
 * The rules that a file of scenarios names for a stage, and where they stand. Throws an `InputError` for what cannot be
 * read.
 */
export function rulesBeside(
  service: RuleService,
  path: string,
  { variables }: ScenarioFile,
  name: string,
  stage: Stage,
): (RuleFileRun & Omit<StageRules, 'stage'>) | { readonly problem: string } {
  const found = findRuleSet(service, pathBeside(path, name), { stage, dialect: 'adfs', variables });
  if ('problem' in found) return found;
  const set = found.set === undefined ? '' : `#${found.set}`;
  return {
    name: `${splitRuleSetPath(name).path}${set}`,
    rules: found.ruleSet,
    path: found.path,
    title: found.name,
    lines: found.lines,
    note: found.note,
  };
}

/** Whether everything in the file is as expected. */
export function hasPassed({ report }: FileRun): boolean {
  return report.problems.length === 0 && report.results.every(({ status }) => status === 'passed');
}
