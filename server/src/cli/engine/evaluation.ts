/** What came of a rule set, as `eval --format json` prints it. */
import {
  type Claim,
  type ConditionTrace,
  type Evaluation,
  type Outcome,
  outcomeOf,
  type RuleRef,
} from '../../engine/index.ts';
import type { FoundRuleSet } from './ruleSets.ts';

/** A rule with its place. */
export interface JsonRule {
  /** Position among the rules, from 1. */
  readonly number: number;
  readonly name: string | null;
  readonly line: number;
}

/** What came of a rule set. Lines and columns from 1, columns in UTF-16 units, ends exclusive. */
export interface JsonEvaluation {
  readonly issued: readonly Claim[];
  readonly added: readonly Claim[];
  readonly permitted: boolean | null;
  readonly mfa: boolean | null;
  readonly errors: readonly {
    readonly code: string;
    readonly message: string;
    readonly rule: string | null;
    readonly line: number;
  }[];
  /** The rules that permitted or denied, and that asked for a second factor. */
  readonly decidedBy: readonly JsonRule[];
  readonly mfaBy: readonly JsonRule[];
  readonly notes: readonly {
    readonly code: string;
    readonly message: string;
    readonly rule: string | null;
  }[];
  readonly trace?: readonly JsonRuleTrace[];
}

export interface JsonRuleTrace extends JsonRule {
  readonly fired: boolean;
  readonly combinations: number;
  readonly conditions: readonly (Omit<ConditionTrace, 'start' | 'end' | 'failed'> & {
    readonly line: number;
    readonly column: number;
    readonly failed: readonly {
      readonly claim: Claim;
      readonly line: number;
      readonly column: number;
      readonly message: string;
    }[];
  })[];
  readonly claims: readonly {
    readonly verb: 'issue' | 'add';
    readonly claim: Claim;
    readonly from: readonly { readonly label: string | null; readonly claim: Claim }[];
    readonly query?: object;
  }[];
}

/** Brings the result of a rule file into the form of the contract. */
export function evaluationAsJson(file: FoundRuleSet, evaluation: Evaluation): JsonEvaluation {
  const { lines } = file;
  const outcome: Outcome = outcomeOf(evaluation, file.stage);
  const rule = ({ index, name, start }: RuleRef): JsonRule => ({
    number: index + 1,
    name,
    line: lines.placeOf(start).line,
  });
  const { trace } = evaluation;
  return {
    issued: evaluation.issued,
    added: evaluation.added,
    permitted: outcome.permitted,
    mfa: outcome.mfa,
    errors: evaluation.errors.map(({ code, message, rule: ref, start }) => ({
      code,
      message,
      rule: ref?.name ?? null,
      line: lines.placeOf(start).line,
    })),
    decidedBy: outcome.decidedBy.map(rule),
    mfaBy: outcome.mfaBy.map(rule),
    notes: [
      ...(file.note === undefined ? [] : [{ code: 'other-rules', message: file.note, rule: null }]),
      ...evaluation.notes.map(({ code, message, rule: ref }) => ({ code, message, rule: ref?.name ?? null })),
    ],
    ...(trace
      ? {
          trace: trace.rules.map(({ conditions, claims, fired, combinations, ...ref }) => ({
            ...rule(ref),
            fired,
            combinations,
            conditions: conditions.map(({ start, end: _, failed, ...condition }) => ({
              ...condition,
              ...lines.placeOf(start),
              failed: failed.map(({ claim, start: at, message }) => ({
                claim,
                ...lines.placeOf(at),
                message,
              })),
            })),
            claims,
          })),
        }
      : {}),
  };
}
