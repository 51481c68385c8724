/** Why rules could not be evaluated, and what is worth knowing though they could. Data; nothing here is thrown. */

/** A rule within its rule set. */
export interface RuleRef {
  /** The position among the rules, from 0. */
  readonly index: number;
  /** Its `@RuleName`, or null. */
  readonly name: string | null;
  /** Where it stands in the text of the rule set, from its first character to behind its `;`; UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
}

export type EvaluationErrorCode =
  /** The ids that AD FS reports (language.md 6.2). */
  | 'POLICY0011'
  | 'POLICY0019'
  | 'POLICY3824'
  | 'POLICY3826'
  /** A pattern that .NET rejects. */
  | 'invalid-regular-expression'
  /** A pattern, replacement or function that cannot be evaluated offline. */
  | 'not-supported'
  /** A regular expression, or the whole evaluation, used up its budget. */
  | 'took-too-long'
  | 'too-many-claims'
  | 'too-large'
  | 'cancelled'
  | 'unknown-function'
  | 'missing-fixture'
  | 'missing-param'
  | 'malformed-query'
  /** Everything else is the code of a problem that the parser reports, such as `missing-semicolon`. */
  | (string & {});

/** Why there is no result. */
export interface EvaluationError {
  readonly code: EvaluationErrorCode;
  /** One or two sentences: what is wrong, and what to do. Ends with what AD FS reports where that is documented. */
  readonly message: string;
  /** The rule it is about; null where it is about text that is no rule. */
  readonly rule: RuleRef | null;
  /** The place in the text of the rule set, in UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
}

/** Something worth knowing about a result that stands. */
export interface EvaluationNote {
  readonly code: 'merged-duplicates' | 'empty-value' | 'account-not-found' | 'several-name-ids';
  readonly message: string;
  readonly rule: RuleRef | null;
}

/** A failure inside an evaluation, before it is known which rule it belongs to. */
export interface Failure {
  readonly code: EvaluationErrorCode;
  readonly message: string;
}

/** Makes a failure. */
export function failure(code: EvaluationErrorCode, message: string): Failure {
  return { code, message };
}

/** Whether a result is a failure; results are strings, lists or objects without `code`. */
export function isFailure(result: unknown): result is Failure {
  return typeof result === 'object' && result !== null && 'code' in result && 'message' in result;
}
