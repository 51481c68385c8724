/**
 * The engine: runs AD FS claim rules without a farm, Windows or a network. Says what is issued, who is permitted, who
 * is asked for a second factor, by which rule, and why. Nothing throws, and every run ends: rules have a budget.
 *
 * ```ts
 * const { claims, problems } = readClaims('[{ "type": "upn", "value": "jane@contoso.example" }]');
 * const result = evaluate(RuleSet.parse(text), claims, { stores: readStores(json).stores, trace: true });
 * if (result.errors.length > 0) return result.errors; // each with code, message, rule and offsets
 * result.issued; // the claims of the output
 * outcomeOf(result, 'authorization').permitted;
 * ```
 *
 * What is not documented is not guessed: it ends as an entry in `errors`. Offsets are UTF-16 offsets in the text of
 * the rule set, or of the JSON file; lines belong to the callers. Source of the semantics: language.md sections 3, 4.
 */

export { defaultLimits, type Limits } from './budget.ts';
export { claimTypeOf, type OwnNames, ownNames, shortClaimType } from './claimNames.ts';
export { type Claim, type ClaimParts, createClaim, issuers, valueTypes } from './claims.ts';
export type { Directory, DirectoryObject } from './directory.ts';
export type { EvaluationError, EvaluationErrorCode, EvaluationNote, RuleRef } from './errors.ts';
export {
  type Evaluation,
  type EvaluationOptions,
  evaluate,
  type FiredRule,
  type IssuedClaim,
} from './evaluate.ts';
export type { JsonProblem } from './json.ts';
export { mfaMatrix, mfaMatrixSteps } from './matrix.ts';
export type {
  MatrixBlock,
  MatrixDimension,
  MatrixOption,
  MatrixOptions,
  MatrixOutcome,
  MatrixProgress,
  MatrixRequest,
  MatrixRow,
  MatrixTold,
  MatrixUser,
  MfaMatrix,
} from './matrixModel.ts';
export { matrixBlocks } from './matrixRows.ts';
export { type MatrixSource, matrixSourceOf } from './matrixSource.ts';
export {
  cellText,
  decidedText,
  type MatrixTable,
  matrixCsv,
  matrixMarkdown,
  matrixNotes,
  matrixTable,
  mfaText,
  permittedText,
  ruleName,
  toldText,
} from './matrixTable.ts';
export { type Outcome, outcomeOf } from './outcome.ts';
export {
  type PipelineResult,
  type PlacedError,
  type PlacedRule,
  runPipeline,
  type StageRules,
  type StageRun,
} from './pipeline.ts';
export { type ClaimsFile, readClaims, readStores, type StoresFile } from './readInput.ts';
export type { ConditionCoverage, FileCoverage, RuleCoverage } from './scenario/coverage.ts';
export type { ExpectationFailure } from './scenario/expect.ts';
export { claimsOfPreset } from './scenario/given.ts';
export type {
  ClaimPattern,
  Expectations,
  Expected,
  Presetting,
  RuleFileUse,
  Scenario,
  ScenarioFile,
} from './scenario/model.ts';
export { parseScenarioFile } from './scenario/parse.ts';
export { type Preset, type PresetClaim, presetById, presets } from './scenario/presets.ts';
export {
  type MissingRules,
  type PreparedScenarios,
  prepareScenarios,
  type RulesOf,
  runScenarios,
  type ScenarioOptions,
  type ScenarioReport,
  type ScenarioResult,
} from './scenario/run.ts';
export type { AttributeStores, Cell, StoreAnswer, StoreFixture, StoreQuery } from './storeQuery.ts';
export { createStores } from './stores.ts';
export type { ClaimTrace, ConditionTrace, ConstraintTrace, RuleTrace, Trace } from './trace.ts';
