/** The part of `protocol.ts` about running rules: scenarios, one evaluation, and who is asked for MFA. */
import type { Position, ProgressToken, Range } from 'vscode-languageserver';
import type { Stage } from '../semantics/stage.ts';

/** A file that is no rule file, such as one of scenarios, as the editor has it. */
export interface TextFile {
  readonly uri: string;
  readonly text: string;
}

/** A rule at its place. */
export interface RulePlace {
  /** Its name, or `Rule 3`. */
  readonly name: string;
  /** The end of its file's path: `mfa.adfsrule`. */
  readonly file: string;
  readonly uri: string;
  readonly range: Range;
}

/** Rules: those of a rule file, or in a script those at a position. */
export interface RulesPlace {
  readonly uri: string;
  /** Left out for a rule file, and where a script has one rule set. */
  readonly position?: Position | undefined;
}

/** Something wrong in a file, or with its rules. */
export interface PlacedMessage {
  readonly uri: string;
  readonly range: Range;
  readonly message: string;
}

/** Request: what does a file of scenarios hold? */
export const scenariosRequest = 'adfsrule/scenarios';

export interface ScenariosParams {
  readonly file: TextFile;
}

export interface ScenariosResult {
  readonly scenarios: readonly ScenarioEntry[];
  /** The rules that it names, in the order of the pipeline. */
  readonly rules: readonly (RulesPlace & { readonly stage: Stage })[];
  /** What keeps its scenarios from running. */
  readonly problems: readonly PlacedMessage[];
}

export interface ScenarioEntry {
  /** Its name, with a number behind it where there are several of that name. */
  readonly id: string;
  readonly name: string;
  readonly range: Range;
  readonly nameRange: Range;
}

/**
 * Request: run scenarios of a file. With a `partialResultToken` each outcome is sent as progress as soon as it is
 * there, and the result has none. A cancelled run ends after the scenario that is running.
 */
export const runScenariosRequest = 'adfsrule/runScenarios';

export interface RunScenariosParams {
  readonly file: TextFile;
  /** The ids of those to run; all if left out. */
  readonly only?: readonly string[];
  readonly coverage?: boolean;
  readonly partialResultToken?: ProgressToken;
}

export interface RunScenariosResult {
  readonly outcomes: readonly ScenarioOutcome[];
  readonly coverage: readonly RuleFileCoverage[];
}

export interface ScenarioOutcome {
  readonly id: string;
  /** `error`: it could not be run. */
  readonly status: 'passed' | 'failed' | 'error';
  readonly milliseconds: number;
  readonly failures: readonly ScenarioFailure[];
  /** What happened, rule by rule, in lines; empty for a scenario that passed. */
  readonly trace: readonly string[];
}

export interface ScenarioFailure extends PlacedMessage {
  /** Null where there is nothing to compare. */
  readonly expected: string | null;
  readonly actual: string | null;
  /** The rule that decided, or that did not fire. */
  readonly rule?: RulePlace;
}

export interface RuleFileCoverage {
  readonly uri: string;
  readonly rules: readonly RuleCoverage[];
}

export interface RuleCoverage {
  readonly name: string;
  readonly range: Range;
  /** What the rule does when it fires. */
  readonly action: Range;
  /** In how many scenarios it fired. */
  readonly fired: number;
  readonly conditions: readonly {
    readonly range: Range;
    /** In how many scenarios. */
    readonly wasTrue: number;
    readonly wasFalse: number;
  }[];
}

/** Request: which rule sets stand in this script or page? Answers `RuleSetEntry[]`; none for a rule file. */
export const ruleSetsRequest = 'adfsrule/ruleSets';

export interface RuleSetsParams {
  readonly textDocument: { readonly uri: string };
}

export interface RuleSetEntry {
  readonly range: Range;
  /** The line where they start, or that of the mark before them. */
  readonly line: number;
  /** What a file of scenarios calls them, behind `#`. */
  readonly name: string;
  /** For people: `IssuanceTransformRules of Portal`; '' where nothing is known. */
  readonly title: string;
  /** Whether there is a rule among them. */
  readonly canRun: boolean;
}

/** Request: with what can rules be evaluated? Null for a document not open, and where there are no rules. */
export const evaluationChoicesRequest = 'adfsrule/evaluationChoices';

export interface EvaluationChoicesParams {
  readonly textDocument: { readonly uri: string };
  /** In a script. */
  readonly position?: Position | undefined;
}

export interface EvaluationChoices {
  readonly presets: readonly {
    readonly id: string;
    readonly title: string;
    readonly description: string;
    /** `device` presets add to a request; the others are one. */
    readonly kind: 'request' | 'device';
  }[];
  /** The claims that the rules ask about and that no preset has, such as membership of a group. */
  readonly claims: readonly AskedClaim[];
}

export interface AskedClaim {
  /** The name of the claim type: `Group SID`. */
  readonly name: string;
  readonly type: string;
  readonly value: string;
  readonly issuer: string;
  readonly originalIssuer: string;
}

/** What rules are evaluated with. */
export type Given =
  | ({
      readonly kind: 'request';
      readonly presets: readonly string[];
      readonly claims: readonly AskedClaim[];
    } & GivenBeside)
  /** An array of claims, as `adfsrule eval --claims` takes it. */
  | ({ readonly kind: 'claims'; readonly file: TextFile } & GivenBeside)
  /** A scenario with its user, stores and other rule files. */
  | { readonly kind: 'scenario'; readonly file: TextFile; readonly id: string };

/** What is known beside the claims. */
interface GivenBeside {
  /** A file of scenarios: its stores and its directory answer queries, its variables are those of a script. */
  readonly scenarios?: TextFile | undefined;
}

/**
 * Request: what do rules do with these claims, and why? Null for a document not open, and where there are no rules.
 */
export const evaluateRequest = 'adfsrule/evaluate';

export interface EvaluateParams {
  readonly textDocument: { readonly uri: string };
  /** In a script. */
  readonly position?: Position | undefined;
  readonly given: Given;
}

export interface EvaluationView {
  /** The version of the document that was evaluated. */
  readonly version: number;
  /** Where the rules start. */
  readonly start: Position;
  /** What came out, in a few words: `MFA, by "Ask outside"`. */
  readonly summary: string;
  readonly rules: readonly EvaluatedRule[];
  /** Why there is no result. */
  readonly errors: readonly PlacedMessage[];
}

export interface EvaluatedRule {
  readonly range: Range;
  readonly fired: boolean;
  /** The first condition that did not hold; null for a rule that fired. */
  readonly reason: string | null;
  /** The claims that it issued or added, in words; the first of them. */
  readonly claims: readonly string[];
  /** How many there are. */
  readonly claimCount: number;
  readonly verb: 'issue' | 'add';
  readonly conditions: readonly EvaluatedCondition[];
}

export interface EvaluatedCondition {
  readonly range: Range;
  /** Null where that could not be found out. */
  readonly holds: boolean | null;
  readonly message: string;
  /** The claims that match, in words; the first of them. */
  readonly matched: readonly string[];
  /** Claims that came near, and the constraint that they do not satisfy. */
  readonly failed: readonly {
    readonly claim: string;
    readonly message: string;
    readonly range: Range;
  }[];
}

/** Request: who is asked for MFA? A cancelled request has no answer. */
export const matrixRequest = 'adfsrule/mfaMatrix';

/** What the table is about. */
export type MatrixParams =
  /** A file of scenarios: its rules, stores, users and presets count. */
  | { readonly scenarios: TextFile }
  /** Rules of one trust. Those whose stage cannot be found out are left out. */
  | { readonly rules: readonly RulesPlace[] };

export interface MatrixView {
  /** For `matrixTextRequest`. */
  readonly id: number;
  readonly dimensions: readonly { readonly title: string; readonly detail: string }[];
  /** Whether the rules decide who is asked, and who gets in. */
  readonly decides: { readonly mfa: boolean; readonly permitted: boolean; readonly told: boolean };
  readonly blocks: readonly MatrixBlockView[];
  /** What stands below the table. */
  readonly notes: readonly string[];
  /** What keeps the table from being right. */
  readonly problems: readonly PlacedMessage[];
}

/** Requests that fare alike. */
export interface MatrixBlockView {
  readonly requests: readonly { readonly title: string; readonly description: string }[];
  readonly rows: readonly MatrixRowView[];
}

export interface MatrixRowView {
  /** The rows of the table that it stands for, one for each request. */
  readonly rows: readonly number[];
  readonly cells: readonly string[];
  readonly mfa: 'yes' | 'no' | 'cannotAnswer' | 'none';
  readonly permitted: 'yes' | 'no' | 'error' | 'none';
  readonly told: string;
  /** The rules to look at. */
  readonly decidedBy: readonly RulePlace[];
  /** What to say without a rule: `no rule permits`. */
  readonly decided: string;
}

/** Request: rows of a table as text. Null when the server no longer has the table. */
export const matrixTextRequest = 'adfsrule/mfaMatrixText';

export interface MatrixTextParams {
  readonly id: number;
  readonly format: 'markdown' | 'csv';
  /** The rows to take, as `MatrixRowView.rows` names them. */
  readonly rows: readonly number[];
}
