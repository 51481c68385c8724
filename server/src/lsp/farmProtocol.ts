/** What server and client say to each other about the way to the farm and back. Texts travel; files are the client's. */
import type { Stage } from '../semantics/stage.ts';

/** See `TrustKind` in the farm. */
export type TrustKind = 'relyingPartyTrust' | 'claimsProviderTrust' | 'webApiApplication' | 'global';

export interface TrustReference {
  readonly kind: TrustKind;
  readonly name: string;
}

/** The file that an import puts beside rule files: it says which trust they are for. */
export const trustFileName = 'trust.json';

/** The folder that an import makes for the rules for all trusts. */
export const allTrustsFolder = 'All trusts';

/** Why something cannot be done, in a sentence for the user. Lines and columns count from 1. */
export interface FarmProblem {
  readonly problem: string;
  readonly line?: number;
  readonly column?: number;
}

/** Request: the text as a PowerShell string. Answers the string. */
export const quoteRequest = 'adfsrule/farm/quote';

export interface QuoteParams {
  readonly text: string;
}

/** A rule file as the client has it. */
export interface FarmFile {
  readonly uri: string;
  readonly text: string;
  /** The text of the `trust.json` beside it. */
  readonly trustFile?: string | undefined;
}

/** Request: what are these rule files? Answers `DescribeRulesResult`, in their order. */
export const describeRulesRequest = 'adfsrule/farm/describe';

export interface DescribeRulesParams {
  readonly files: readonly FarmFile[];
}

export interface DescribedRules {
  readonly stage?: Stage | undefined;
  readonly syntaxErrors: number;
  readonly trust?: TrustReference | undefined;
}

export interface DescribeRulesResult {
  readonly files: readonly DescribedRules[];
  /** What has rules for a stage. */
  readonly kinds: Readonly<Record<Stage, readonly TrustKind[]>>;
}

/** Request: the script that sets rules. Answers `DeploymentScriptResult`. */
export const deploymentScriptRequest = 'adfsrule/farm/deploymentScript';

export interface DeploymentScriptParams extends TrustReference {
  readonly mode: 'replace' | 'append';
  readonly rules: readonly { readonly stage: Stage; readonly text: string }[];
}

export type DeploymentScriptResult = { readonly fileName: string; readonly text: string } | FarmProblem;

/** Request: the files that an export becomes. Answers `ImportExportResult`. */
export const importExportRequest = 'adfsrule/farm/import';

export interface ExportParams {
  /** The bytes of the file, in base64: only the server knows how to read them. */
  readonly bytes: string;
}

export type ImportExportResult =
  | {
      readonly trusts: readonly (TrustReference & { readonly stages: readonly Stage[] })[];
      /** Below the folder of the import, with `/`. */
      readonly files: readonly { readonly path: string; readonly text: string }[];
    }
  | FarmProblem;

/** Request: rule files beside an export. Answers `CompareExportResult`. */
export const compareExportRequest = 'adfsrule/farm/compare';

export interface CompareExportParams extends ExportParams {
  /** Files whose trust or stage is not known are left out. */
  readonly files: readonly (FarmFile & {
    readonly trust?: TrustReference | undefined;
    readonly stage?: Stage | undefined;
  })[];
}

export interface ComparedRules {
  readonly title: string;
  /** In canonical form; null where there is no such rule set. */
  readonly exported: string | null;
  readonly local: string | null;
  readonly same: boolean;
  /** The rule file. */
  readonly uri?: string | undefined;
}

export type CompareExportResult = { readonly rules: readonly ComparedRules[] } | FarmProblem;

/** Request: where is what AD FS complains about? Answers `LocateErrorResult`. */
export const locateErrorRequest = 'adfsrule/farm/locateError';

export interface LocateErrorParams {
  /** The rules, or a script with rules. */
  readonly text: string;
  readonly languageId: string;
  /** What AD FS said, with all around it. */
  readonly message: string;
}

export interface LocatedError {
  /** UTF-16 offsets in the text. */
  readonly start: number;
  readonly end: number;
  readonly explanation: string;
}

/** The most likely place first; at least one. */
export type LocateErrorResult = { readonly places: readonly LocatedError[] } | FarmProblem;
