/** The table "Who is asked for MFA?": which requests, which facts, and what comes of them. */
import type { Claim } from './claims.ts';
import type { EvaluationOptions } from './evaluate.ts';
import type { PlacedError, PlacedRule } from './pipeline.ts';

/** The table. What it cannot show is named in `leftOut` and `errors`. */
export interface MfaMatrix {
  /** What makes a difference besides the request, in the order of the columns. */
  readonly dimensions: readonly MatrixDimension[];
  /** By request; rows of a request with the same outcome are one row where that can be said. */
  readonly rows: readonly MatrixRow[];
  /** How many combinations were evaluated. */
  readonly combinations: number;
  /** What the rules ask about without any effect on an outcome, as column titles. */
  readonly withoutEffect: readonly string[];
  /** What the table does not show, in sentences. */
  readonly leftOut: readonly string[];
  /** What kept rules from being evaluated, each error once. */
  readonly errors: readonly PlacedError[];
  /** Whether the caller ended it early; then rows are missing. */
  readonly isCancelled: boolean;
}

/** Something that the rules ask about, such as membership of a group. */
export interface MatrixDimension {
  readonly kind: 'user' | 'group' | 'device' | 'address' | 'claim';
  /** The title of its column: `Group …-1187`. */
  readonly title: string;
  /** The same in full, such as the whole SID. */
  readonly detail: string;
  /** At least two; the first is what holds when nothing is said. */
  readonly options: readonly MatrixOption[];
}

/** One of the answers to what rules ask about. */
export interface MatrixOption {
  /** What the cell says: `yes`, `203.0.113.0/26`. */
  readonly label: string;
}

/** A kind of client. */
export interface MatrixRequest {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly claims: readonly Claim[];
}

/** A request, the facts under which it was evaluated, and what came of it. */
export interface MatrixRow {
  readonly request: MatrixRequest;
  /**
   * For each dimension the options that the row stands for: all of them where it makes no difference, none where it
   * does not apply (groups of a user who is known as a whole).
   */
  readonly cells: readonly (readonly MatrixOption[])[];
  /** The claims of the first combination that the row stands for. */
  readonly claims: readonly Claim[];
  readonly outcome: MatrixOutcome;
}

/** Requests with the same rows, but for the claims of the request. */
export interface MatrixBlock {
  readonly requests: readonly MatrixRequest[];
  /** Those of the first request. */
  readonly rows: readonly MatrixRow[];
}

/** What came of one request. */
export interface MatrixOutcome {
  /** Null where there are no rules for it. */
  readonly permitted: boolean | null;
  /** Null where there are no rules for it, or the request is denied before. */
  readonly mfa: boolean | null;
  /** A second factor is asked for, and the client cannot show the page for it: the sign-in fails (language.md 4.4). */
  readonly cannotAnswer: boolean;
  /** The rules that permitted or denied. */
  readonly permittedBy: readonly PlacedRule[];
  readonly mfaBy: readonly PlacedRule[];
  /** The rules to look at: those that denied, else those that ask for MFA, else those that permitted. */
  readonly decidedBy: readonly PlacedRule[];
  /** What the token tells Entra ID about the sign-in; null without issuance rules and after a denial. */
  readonly told: MatrixTold | null;
  /** Why there is no outcome. */
  readonly error: PlacedError | null;
}

/** The claims of the token that make Entra ID ask for MFA, or not. */
export interface MatrixTold {
  /** The value of `insidecorporatenetwork`; null without such a claim. */
  readonly insideCorporateNetwork: string | null;
  /** Whether `authnmethodsreferences` says that a second factor was used. */
  readonly secondFactorUsed: boolean;
  readonly by: readonly PlacedRule[];
}

/** How the table is made; all of it may be left out. */
export interface MatrixOptions
  extends Pick<EvaluationOptions, 'stores' | 'caseSensitive' | 'limits' | 'isCancelled'> {
  /** Requests in addition to the presets. */
  readonly requests?: readonly MatrixRequest[] | undefined;
  /** Users to put into the table beside those that the rules name. */
  readonly users?: readonly MatrixUser[] | undefined;
  /** The name of a group by its SID, where one is known. */
  readonly groupNames?: ReadonlyMap<string, string> | undefined;
  /** How many combinations are evaluated at most; 1,000 if left out. */
  readonly mostCombinations?: number | undefined;
}

/** A user with the claims that are known; groups that rules ask about are not added. */
export interface MatrixUser {
  readonly label: string;
  readonly claims: readonly Claim[];
}

/** How far the table is. */
export interface MatrixProgress {
  readonly done: number;
  readonly total: number;
}
