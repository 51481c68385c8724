/** Which rule set of the pipeline a file is: by the settings, else by its name, else by what its rules issue. */
import type { Stage } from '../catalog/index.ts';
import { claimTypeUri, claimValue } from '../catalog/index.ts';
import type { Rule } from '../syntax/nodes.ts';
import { literalValue } from '../syntax/nodes.ts';
import type { RuleSet } from '../syntax/ruleSet.ts';
import { matchesGlob } from './stageGlob.ts';
import { claimTypeUses } from './workspaceIndex.ts';

export { type Stage, stages } from '../catalog/index.ts';

/** One entry of the setting `adfsrule.stages`. */
export interface StagePattern {
  /** A glob, see `matchesGlob`. */
  readonly pattern: string;
  readonly stage: Stage;
}

/** A stage and how it was found. */
export interface StageFinding {
  /** Undefined where nothing tells; then everything that fits any stage is offered. */
  readonly stage: Stage | undefined;
  /** `parameter`: by the parameter of the cmdlet that gets the rules, in a script. */
  readonly origin: 'parameter' | 'setting' | 'fileName' | 'rules' | 'unknown';
  /** The pattern of the setting that decided. */
  readonly pattern?: string;
}

/** What may stand between the last two dots of a file name: `office365.mfa.adfsrule`. */
const fileNames: ReadonlyMap<string, Stage> = new Map([
  ['acceptance', 'acceptance'],
  ['authorization', 'authorization'],
  ['authz', 'authorization'],
  ['delegation', 'delegation'],
  ['impersonation', 'impersonation'],
  ['mfa', 'additionalAuthentication'],
  ['additionalauthentication', 'additionalAuthentication'],
  ['issuance', 'issuance'],
  ['transform', 'issuance'],
]);

/**
 * The stage of a file.
 *
 * @param paths the ways to name the file, with `/` between folders: relative to a workspace folder, and absolute
 * @param patterns the setting; of several patterns that mean the file the longest decides, as the most exact
 */
export function findStage(
  paths: readonly string[],
  ruleSet: RuleSet,
  patterns: readonly StagePattern[],
): StageFinding {
  let best: StagePattern | undefined;
  for (const candidate of patterns) {
    if (best && best.pattern.length >= candidate.pattern.length) continue;
    if (paths.some((path) => matchesGlob(candidate.pattern, path))) best = candidate;
  }
  if (best) return { stage: best.stage, origin: 'setting', pattern: best.pattern };
  const named = stageOfName(paths[0] ?? '');
  if (named) return { stage: named, origin: 'fileName' };
  const inferred = stageOfRules(ruleSet);
  return inferred ? { stage: inferred, origin: 'rules' } : { stage: undefined, origin: 'unknown' };
}

/** The stage that a file's name tells: `x.authorization.adfsrule`, also `authorization.adfsrule`; case is ignored. */
export function stageOfName(path: string): Stage | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const word = /(?:^|\.)([a-z]+)\.adfsrule$/.exec(name)?.[1];
  return word === undefined ? undefined : fileNames.get(word);
}

/** Types that tell the stage of a rule set that issues them. Most sets do not even mention one. */
const telling = [claimTypeUri.permit, claimTypeUri.deny, claimTypeUri.authenticationMethod];

const known = new WeakMap<RuleSet, { readonly stage: Stage | undefined }>();

/**
 * The stage that the rules tell by what they issue: permit or deny belongs to authorization (language.md 4.3), asking
 * for a second factor to additional authentication (4.4). Undefined where they issue neither, or both.
 */
export function stageOfRules(ruleSet: RuleSet): Stage | undefined {
  if (!telling.some((type) => ruleSet.text.includes(type))) return undefined;
  let finding = known.get(ruleSet);
  if (!finding) {
    const told = new Set<Stage>();
    for (const rule of ruleSet.rules) {
      const stage = stageOfRule(rule);
      if (stage) told.add(stage);
    }
    finding = { stage: told.size === 1 ? [...told][0] : undefined };
    known.set(ruleSet, finding);
  }
  return finding.stage;
}

function stageOfRule(rule: Rule): Stage | undefined {
  if (rule.action?.verb !== 'issue') return undefined;
  for (const { type, kind } of claimTypeUses(rule)) {
    if (kind !== 'write') continue;
    if (type === claimTypeUri.permit || type === claimTypeUri.deny) return 'authorization';
    if (type === claimTypeUri.authenticationMethod && asksForSecondFactor(rule)) {
      return 'additionalAuthentication';
    }
  }
  return undefined;
}

function asksForSecondFactor(rule: Rule): boolean {
  return (rule.action?.args ?? []).some(
    (arg) =>
      arg.kind === 'propertyArgument' &&
      arg.property.name === 'Value' &&
      literalValue(rule, arg.value) === claimValue.multipleAuthentication,
  );
}
