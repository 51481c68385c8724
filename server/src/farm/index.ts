/**
 * The way to the farm and back: deployment scripts, exports, and the errors of AD FS. Pure functions from text to text;
 * nothing here runs anything, and nothing knows files.
 */

export { canonicalText } from './canonicalText.ts';
export { type Comparison, compareExport, type LocalRules } from './compareExport.ts';
export { decodeExport } from './decodeExport.ts';
export { type Deployment, type DeploymentScript, deploymentScript, type Refused } from './deployment.ts';
export { explainError } from './explainError.ts';
export type { ExportProblem } from './exportProblem.ts';
export { type PlannedFile, planImport } from './importPlan.ts';
export { type ErrorPlace, locateError } from './locateError.ts';
export { type PolicyError, readPolicyError } from './policyError.ts';
export { type AdfsExport, readExport } from './readExport.ts';
export {
  GLOBAL_NAME,
  parametersOf,
  type StageRules,
  stageWord,
  type Trust,
  type TrustKind,
  trustKinds,
} from './trust.ts';
export { readTrustFile, TRUST_FILE, type TrustReference } from './trustFile.ts';
export { unifiedDiff } from './unifiedDiff.ts';
