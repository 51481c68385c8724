/** Runs scenarios: what came out against what was expected. */
import type { Stage } from '../../catalog/index.ts';
import type { TextRange } from '../../syntax/nodes.ts';
import { RuleSet } from '../../syntax/ruleSet.ts';
import { type OwnNames, ownNames } from '../claimNames.ts';
import type { Claim } from '../claims.ts';
import type { EvaluationOptions } from '../evaluate.ts';
import type { JsonProblem } from '../json.ts';
import { type PipelineResult, runPipeline, type StageRules } from '../pipeline.ts';
import { createStores } from '../stores.ts';
import { Coverage, type FileCoverage } from './coverage.ts';
import { type ExpectationFailure, failedExpectations } from './expect.ts';
import { Givens } from './given.ts';
import type { Scenario, ScenarioFile } from './model.ts';

/** How scenarios are run; all of it may be left out. */
export interface ScenarioOptions extends Pick<EvaluationOptions, 'limits' | 'isCancelled'> {
  /** Whether to say which rules fired and which conditions were true and false. */
  readonly coverage?: boolean | undefined;
  /** Which scenarios to run; all if left out. */
  readonly only?: ((scenario: Scenario) => boolean) | undefined;
}

/** How one scenario ended. */
export interface ScenarioResult {
  readonly scenario: Scenario;
  /** `error`: there is no result to compare. */
  readonly status: 'passed' | 'failed' | 'error';
  /** What was expected and did not come, each at its place in the file of scenarios. Also what went wrong. */
  readonly failures: readonly ExpectationFailure[];
  /** The claims that it started with. */
  readonly claims: readonly Claim[];
  /** What happened; with a trace where the scenario did not pass. */
  readonly pipeline: PipelineResult | undefined;
}

/** How the scenarios of a file ended. */
export interface ScenarioReport {
  readonly results: readonly ScenarioResult[];
  /** What keeps scenarios from running: the problems of the file, and rule files that are not there. */
  readonly problems: readonly (JsonProblem | MissingRules)[];
  readonly coverage?: readonly FileCoverage[];
}

/** Rules that are not there. */
export interface MissingRules extends TextRange {
  readonly code: 'missing-rules';
  readonly message: string;
}

/**
 * The rules that a file of scenarios names for a stage, by the path as it is written there. With a name of their own
 * where one file has several rule sets; undefined where the file cannot be read, `problem` where it can and will not do.
 */
export type RulesOf = (
  path: string,
  stage: Stage,
) => RuleSet | Omit<StageRules, 'stage'> | { readonly problem: string } | undefined;

/** A file of scenarios with its rules, ready to run one scenario after the other. */
export interface PreparedScenarios {
  readonly scenarios: readonly Scenario[];
  readonly problems: ScenarioReport['problems'];
  run(scenario: Scenario): ScenarioResult;
  /** The coverage of what has run; undefined unless it was asked for. */
  coverage(): readonly FileCoverage[] | undefined;
}

/** Makes the scenarios of a file ready. Who must stay responsive takes this, and runs them one at a time. */
export function prepareScenarios(
  file: ScenarioFile,
  rulesOf: RulesOf,
  options: ScenarioOptions = {},
): PreparedScenarios {
  const { stages, ruleSets, problems } = rulesOfScenarios(file, rulesOf);
  const { only } = options;
  const own = ownNames(ruleSets.values());
  const givens = new Givens(file, own);
  const coverage = options.coverage ? new Coverage(ruleSets) : undefined;
  return {
    scenarios: only ? file.scenarios.filter(only) : file.scenarios,
    problems,
    run(scenario) {
      if (problems.length > 0) return notRun(scenario);
      const result = runOne(file, scenario, givens, stages, own, options);
      if (coverage && result.pipeline) coverage.add(result.pipeline);
      return result;
    },
    coverage: () => coverage?.result(),
  };
}

/** The rule sets that a file of scenarios names, and what keeps them from being read. */
export function rulesOfScenarios(
  file: ScenarioFile,
  rulesOf: RulesOf,
): {
  readonly stages: readonly StageRules[];
  readonly ruleSets: ReadonlyMap<string, RuleSet>;
  readonly problems: ScenarioReport['problems'];
} {
  const problems: (JsonProblem | MissingRules)[] = [...file.problems];
  const ruleSets = new Map<string, RuleSet>();
  const stages: StageRules[] = [];
  for (const { stage, path, range } of file.rules) {
    const found = ruleSets.get(path) ?? rulesOf(path, stage);
    if (!found || 'problem' in found) {
      const message = found?.problem ?? `The rule file \`${path}\` cannot be read.`;
      problems.push({ code: 'missing-rules', ...range, message });
      continue;
    }
    const { name, rules, note } = found instanceof RuleSet ? { name: path, rules: found } : found;
    const known = ruleSets.get(name) ?? rules;
    ruleSets.set(name, known);
    stages.push({ stage, name, rules: known, note });
  }
  return { stages, ruleSets, problems };
}

/** Runs the scenarios of a file, see `prepareScenarios`. */
export function runScenarios(
  file: ScenarioFile,
  rulesOf: RulesOf,
  options: ScenarioOptions = {},
): ScenarioReport {
  const prepared = prepareScenarios(file, rulesOf, options);
  const results = prepared.scenarios.map((scenario) => prepared.run(scenario));
  const coverage = prepared.coverage();
  return { results, problems: prepared.problems, ...(coverage ? { coverage } : {}) };
}

function notRun(scenario: Scenario): ScenarioResult {
  const message = 'Not run: the file has problems.';
  const failures = [{ ...scenario.nameRange, message, expected: null, actual: null }];
  return { scenario, status: 'error', failures, claims: [], pipeline: undefined };
}

function runOne(
  file: ScenarioFile,
  scenario: Scenario,
  givens: Givens,
  stages: readonly StageRules[],
  own: OwnNames,
  { limits, isCancelled, coverage }: ScenarioOptions,
): ScenarioResult {
  const { claims, problem } = givens.claimsOf(scenario.given);
  if (problem) {
    const failures = [{ ...problem.range, message: problem.message, expected: null, actual: null }];
    return { scenario, status: 'error', failures, claims, pipeline: undefined };
  }
  const stores = createStores(file.fixtures, file.directory);
  const run = (trace: boolean) =>
    runPipeline(stages, claims, { stores, caseSensitive: file.caseSensitive, trace, limits, isCancelled });
  let pipeline = run(coverage === true);
  if (pipeline.errors.length > 0) {
    const failures = pipeline.errors.map(({ message, rule, file: path }) => ({
      ...scenario.nameRange,
      message: `${path}${rule?.name ? `, rule "${rule.name}"` : ''}: ${message}`,
      expected: null,
      actual: null,
    }));
    return { scenario, status: 'error', failures, claims, pipeline };
  }
  const isMet = failedExpectations(scenario.expect, pipeline, own).length === 0;
  // Who looks at a failure wants to know why; nobody else pays for it.
  if (!isMet && !coverage) pipeline = run(true);
  const failures = isMet ? [] : failedExpectations(scenario.expect, pipeline, own);
  return { scenario, status: failures.length > 0 ? 'failed' : 'passed', failures, claims, pipeline };
}
