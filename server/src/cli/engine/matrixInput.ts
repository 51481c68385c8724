/** What the table "Who is asked for MFA?" is made of: rule files of one trust, or a file of scenarios. */
import { resolve } from 'node:path';
import {
  type MatrixOptions,
  matrixSourceOf,
  type PlacedRule,
  parseScenarioFile,
  type StageRules,
} from '../../engine/index.ts';
import { createRuleService, type Stage, splitRuleSetPath } from '../../languageService.ts';
import { findFiles, scenarioFileExtensions } from '../files.ts';
import { readInput } from '../input.ts';
import { InputError } from '../inputError.ts';
import { Lines } from '../lines.ts';
import { type RuleFileRun, rulesBeside } from '../scenarios/runFile.ts';
import { readRuleFile, readStoresFile } from './ruleFiles.ts';
import type { Places } from './ruleSets.ts';

export interface MatrixInputOptions {
  readonly stage?: Stage;
  readonly stores?: string;
}

export interface MatrixInput {
  readonly stageRules: readonly StageRules[];
  readonly options: MatrixOptions;
  /** Where a rule stands. */
  placeOf(rule: PlacedRule): { readonly file: string; readonly line: number };
}

/** Stages of which a trust has one rule set. */
const onlyOne: ReadonlySet<Stage> = new Set(['authorization', 'delegation', 'impersonation', 'issuance']);

/** Reads the files that the paths mean. Throws an `InputError` where no table can be made of them. */
export function matrixInput(paths: readonly string[], options: MatrixInputOptions): MatrixInput {
  const isScenarioFile = (path: string) =>
    scenarioFileExtensions.some((extension) => path.toLowerCase().endsWith(extension));
  const [first] = paths;
  if (first !== undefined && paths.some(isScenarioFile)) {
    if (paths.length > 1) throw new InputError('name one file of scenarios, or rule files.');
    return ofScenarioFile(first, options);
  }
  return ofRuleFiles(paths.flatMap(ruleSetPaths), options);
}

/** The rule files that a path means; in a script it means one rule set. */
function ruleSetPaths(path: string): readonly string[] {
  const { path: file, name } = splitRuleSetPath(path);
  const files = findFiles([file]);
  return name === undefined ? files : files.map((one) => `${one}#${name}`);
}

function ofScenarioFile(path: string, { stage, stores }: MatrixInputOptions): MatrixInput {
  if (stage ?? stores) throw new InputError(`${path}: a file of scenarios says stages and stores itself.`);
  const { text } = readInput(path);
  const service = createRuleService();
  const files = new Map<string, RuleFileRun>();
  const file = parseScenarioFile(text);
  const source = matrixSourceOf(file, (name, ofStage) => {
    const found = rulesBeside(service, path, file, name, ofStage);
    if ('rules' in found) files.set(found.name, found);
    return found;
  });
  const [problem] = source.problems;
  if (problem) {
    const { line, column } = new Lines(text).placeOf(problem.start);
    throw new InputError(`${path}:${line}:${column}: ${problem.message}`);
  }
  return { ...source, placeOf: placesIn(files) };
}

function ofRuleFiles(paths: readonly string[], options: MatrixInputOptions): MatrixInput {
  const service = createRuleService();
  const files = new Map<string, { readonly path: string; readonly lines: Places }>();
  const seen = new Set<string>();
  const stageRules = paths.flatMap((path): readonly StageRules[] => {
    const found = readRuleFile(path, service, { stage: options.stage, dialect: 'adfs' });
    const { ruleSet, lines, stage, set, name, note } = found;
    // A file, and a rule set in it, can be named in several ways.
    const key = `${resolve(found.path)}#${set ?? ''}`;
    if (seen.has(key)) return [];
    seen.add(key);
    if (!stage) {
      throw new InputError(`${path}: whose rules are these? Say --stage, or name the file x.mfa.adfsrule.`);
    }
    files.set(name, { path: found.path, lines });
    return [{ stage, name, rules: ruleSet, note }];
  });
  for (const stage of onlyOne) {
    const [one, other] = stageRules.filter((rules) => rules.stage === stage);
    if (one && other) {
      throw new InputError(
        `${one.name} and ${other.name} are both ${stage} rules. A trust has one such set; name its files only.`,
      );
    }
  }
  const stores = options.stores === undefined ? undefined : readStoresFile(options.stores);
  return { stageRules, options: { stores }, placeOf: placesIn(files) };
}

function placesIn(
  files: ReadonlyMap<string, { readonly path: string; readonly lines: Places }>,
): MatrixInput['placeOf'] {
  return ({ file, start }) => {
    const found = files.get(file);
    return { file: found?.path ?? file, line: found?.lines.placeOf(start).line ?? 1 };
  };
}
