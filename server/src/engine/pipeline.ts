/** The stages of one request, one after the other (language.md 4.1). */
import { type Stage, stages } from '../catalog/index.ts';
import type { RuleSet } from '../syntax/ruleSet.ts';
import type { Claim } from './claims.ts';
import type { EvaluationError, RuleRef } from './errors.ts';
import { type Evaluation, type EvaluationOptions, evaluate } from './evaluate.ts';
import { type Outcome, outcomeOf } from './outcome.ts';

/** A rule set of the pipeline; `name` is what reports call it, such as a path. */
export interface StageRules {
  readonly stage: Stage;
  readonly name: string;
  readonly rules: RuleSet;
  /** What has to be said of every result, in a sentence: that these are not all rules of the set. */
  readonly note?: string | undefined;
}

/** A rule and the rule set it stands in. */
export interface PlacedRule extends RuleRef {
  readonly stage: Stage;
  /** The name of the rule set. */
  readonly file: string;
}

/** One rule set's part in a request. */
export interface StageRun {
  readonly stage: Stage;
  readonly name: string;
  readonly input: readonly Claim[];
  readonly evaluation: Evaluation;
  readonly outcome: Outcome;
}

/** What came of a request that went through its rule sets. */
export interface PipelineResult {
  /** The rule sets that ran, in order. After a denial, or an error, nothing more runs. */
  readonly runs: readonly StageRun[];
  /** Null where no rule set decides it. */
  readonly permitted: boolean | null;
  /** The rules that permitted or denied; none where nobody permitted. */
  readonly decidedBy: readonly PlacedRule[];
  /** Null where no rule set decides it, or the request does not get that far. */
  readonly mfa: boolean | null;
  readonly mfaBy: readonly PlacedRule[];
  readonly mfaProviders: readonly string[];
  /** The claims of the token: the output of the issuance rules. Empty after a denial. */
  readonly token: readonly Claim[];
  readonly errors: readonly PlacedError[];
}

/** An error, and the rule set it comes from; `file` is the name that the rule set was given. */
export interface PlacedError extends EvaluationError {
  readonly stage: Stage;
  readonly file: string;
}

/**
 * Runs the rule sets of a request. Several rule sets of one stage are several trusts: the outputs of acceptance join,
 * a second factor is asked for when any asks (4.4), and every one that decides has to permit. Without acceptance
 * rules the claims are taken for what acceptance let through. Authorization runs once, with the claims that are given
 * (section 8, no. 30). Delegation and impersonation rules see what authorization rules see.
 */
export function runPipeline(
  ruleSets: readonly StageRules[],
  claims: readonly Claim[],
  options: EvaluationOptions = {},
): PipelineResult {
  const runs: StageRun[] = [];
  let input = claims;
  for (const stage of stages) {
    const ofStage = ruleSets.filter((rules) => rules.stage === stage);
    for (const { name, rules } of ofStage) {
      const evaluation = evaluate(rules, input, options);
      runs.push({ stage, name, input, evaluation, outcome: outcomeOf(evaluation, stage) });
    }
    const ended = runs.some(
      ({ evaluation, outcome }) => evaluation.errors.length > 0 || outcome.permitted === false,
    );
    if (ended) break;
    if (stage === 'acceptance' && ofStage.length > 0)
      input = runs.flatMap(({ evaluation }) => evaluation.issued);
  }
  return summary(runs);
}

function summary(runs: readonly StageRun[]): PipelineResult {
  const errors = runs.flatMap(({ stage, name, evaluation }) =>
    evaluation.errors.map((error) => ({ ...error, stage, file: name })),
  );
  const failed = errors.length > 0;
  const deciding = failed ? [] : runs.filter(({ outcome }) => outcome.permitted !== null);
  const denying = deciding.filter(({ outcome }) => outcome.permitted === false);
  const asking = failed ? [] : runs.filter(({ outcome }) => outcome.mfa !== null);
  return {
    runs,
    permitted: deciding.length === 0 ? null : denying.length === 0,
    decidedBy: (denying.length > 0 ? denying : deciding).flatMap((run) => placed(run, run.outcome.decidedBy)),
    mfa: asking.length === 0 ? null : asking.some(({ outcome }) => outcome.mfa),
    mfaBy: asking.flatMap((run) => placed(run, run.outcome.mfaBy)),
    mfaProviders: [...new Set(asking.flatMap(({ outcome }) => outcome.mfaProviders))],
    token: failed
      ? []
      : runs.filter(({ stage }) => stage === 'issuance').flatMap(({ evaluation }) => evaluation.issued),
    errors,
  };
}

function placed({ stage, name }: StageRun, rules: readonly RuleRef[]): readonly PlacedRule[] {
  return rules.map((rule) => ({ ...rule, stage, file: name }));
}
