/** What the table "Who is asked for MFA?" is made of: rule files of one trust, or a file of scenarios. */
import {
  type MatrixOptions,
  matrixSourceOf,
  type PlacedRule,
  parseScenarioFile,
  type StageRules,
} from '../../engine/index.ts';
import { createLanguageService, RuleSet, type Stage } from '../../languageService.ts';
import { findFiles, scenarioFileExtensions } from '../files.ts';
import { readInput } from '../input.ts';
import { InputError } from '../inputError.ts';
import { Lines } from '../lines.ts';
import { pathBeside } from '../scenarios/runFile.ts';
import { readRuleFile, readStoresFile } from './ruleFiles.ts';

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
  return ofRuleFiles(findFiles(paths), options);
}

function ofScenarioFile(path: string, { stage, stores }: MatrixInputOptions): MatrixInput {
  if (stage ?? stores) throw new InputError(`${path}: a file of scenarios says stages and stores itself.`);
  const { text } = readInput(path);
  const files = new Map<string, { readonly path: string; readonly lines: Lines }>();
  const source = matrixSourceOf(parseScenarioFile(text), (name) => {
    const rulePath = pathBeside(path, name);
    const rules = readInput(rulePath).text;
    files.set(name, { path: rulePath, lines: new Lines(rules) });
    return RuleSet.parse(rules);
  });
  const [problem] = source.problems;
  if (problem) {
    const { line, column } = new Lines(text).placeOf(problem.start);
    throw new InputError(`${path}:${line}:${column}: ${problem.message}`);
  }
  return { ...source, placeOf: placesIn(files) };
}

function ofRuleFiles(paths: readonly string[], options: MatrixInputOptions): MatrixInput {
  const service = createLanguageService();
  const files = new Map<string, { readonly path: string; readonly lines: Lines }>();
  const stageRules = paths.map((path): StageRules => {
    const { ruleSet, lines, stage } = readRuleFile(path, service, { stage: options.stage, dialect: 'adfs' });
    if (!stage) {
      throw new InputError(`${path}: whose rules are these? Say --stage, or name the file x.mfa.adfsrule.`);
    }
    files.set(path, { path, lines });
    return { stage, name: path, rules: ruleSet };
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
  files: ReadonlyMap<string, { readonly path: string; readonly lines: Lines }>,
): MatrixInput['placeOf'] {
  return ({ file, start }) => {
    const found = files.get(file);
    return { file: found?.path ?? file, line: found?.lines.placeOf(start).line ?? 1 };
  };
}
