/**
 * What server and client say to each other beyond the Language Server Protocol. The client imports this file and
 * nothing else of the server; it holds names and shapes only.
 */
import type { Diagnostic } from 'vscode-languageserver';
import type { AttributeChoice, ClaimTypeChoice, RuleParts } from '../features/ruleParts.ts';
import type { Stage, StageFinding } from '../semantics/stage.ts';

export { CONFIGURATION_FILE } from '../lint/setup.ts';
export type { Stage } from '../semantics/stage.ts';
export * from './farmProtocol.ts';
export * from './scenarioProtocol.ts';
export type { AttributeChoice, ClaimTypeChoice, RuleParts };

/**
 * Request: which rule set of the pipeline is this document, or in a script the text at a position? Answers
 * `StageResult`; null for a document not open, and where there are no rules.
 */
export const stageRequest = 'adfsrule/stage';

export interface StageParams {
  readonly textDocument: { readonly uri: string };
  readonly position?: { readonly line: number; readonly character: number };
}

export type StageResult = StageFinding | null;

/** Request: what can a new rule of this rule set be made of? Answers `RuleParts`. */
export const rulePartsRequest = 'adfsrule/ruleParts';

export interface RulePartsParams {
  readonly stage?: Stage | undefined;
}

/** Request: the regular expression for a list of addresses and networks; null if it holds anything else. */
export const addressExpressionRequest = 'adfsrule/addressExpression';

export interface AddressExpressionParams {
  readonly list: string;
}

/** Request: the edits that bring the rules at a position into form. Answers `FormatRulesResult`; null without rules. */
export const formatRulesRequest = 'adfsrule/formatRules';

export interface FormatRulesParams {
  readonly textDocument: { readonly uri: string };
  readonly position: { readonly line: number; readonly character: number };
}

export type FormatRulesResult = {
  readonly edits: readonly {
    readonly range: {
      readonly start: { readonly line: number; readonly character: number };
      readonly end: { readonly line: number; readonly character: number };
    };
    readonly newText: string;
  }[];
  /** False where a script puts rules together in a way that cannot be laid out anew. */
  readonly isComplete: boolean;
} | null;

/** Request, with an empty object: what is wrong in all files of the workspace? Answers `CheckAllResult`. */
export const checkAllRequest = 'adfsrule/checkAll';

export interface CheckAllResult {
  /** How many files have rules. */
  readonly files: number;
  /** Those with something wrong, without hints. Of a file that is open the client knows already. */
  readonly found: readonly {
    readonly uri: string;
    readonly isOpen: boolean;
    readonly diagnostics: Diagnostic[];
  }[];
}

/** Notification from the server, without parameters: settings changed, so ask again for what is shown. */
export const stageChangedNotification = 'adfsrule/stageChanged';

/**
 * Command of a code lens, run by the client: shows places in a list. Arguments: the document's URI, a position, the
 * locations, all in the protocol's form. A client that has the command says so with `initializationOptions.commands`.
 */
export const showReferencesCommand = 'adfsrule.showReferences';

/**
 * Request from the server: the rule files below these folders, for folders that are not on the server's disk. Answers
 * `FindRuleFilesResult`. A client without it answers "method not found"; the server then knows open documents only.
 */
export const findRuleFilesRequest = 'adfsrule/findRuleFiles';

export interface FindRuleFilesParams {
  /** Addresses. */
  readonly folders: readonly string[];
  /** How many files to find at most, in all folders together. */
  readonly most: number;
}

export interface FindRuleFilesResult {
  readonly uris: readonly string[];
  /** Whether there are, or may be, more. */
  readonly more: boolean;
}

/** Request from the server: the text of a file that is not on its disk. Answers `ReadFileResult`. */
export const readFileRequest = 'adfsrule/readFile';

export interface ReadFileParams {
  readonly uri: string;
  /** In bytes; of a larger file the text is not wanted. */
  readonly largest: number;
}

/** Null for a file that cannot be read; no text for one that is too large. */
export type ReadFileResult = { readonly text?: string } | null;

/**
 * The first message to `dist/problems.browser.js`, a worker that says what is wrong with the rule files that are open when an
 * editor starts, and speaks no protocol: to read one takes as long as to find the problems. It answers with a
 * `FirstAnswer` for each document, and asks for files meanwhile.
 */
export interface FirstQuestion {
  /** The addresses of the workspace's folders. */
  readonly folders: readonly string[];
  /** The settings below `adfsrule`, of any shape. */
  readonly settings: unknown;
  /** Rule files, and configuration files as the editor has them. */
  readonly documents: readonly {
    readonly uri: string;
    readonly version: number;
    readonly text: string;
  }[];
}

/** A message from that worker: what is wrong with the document of this index. */
export interface FirstAnswer {
  readonly document: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** A message from that worker: the text of a file is wanted. */
export interface FileQuestion {
  readonly file: number;
  readonly params: ReadFileParams;
}

/** The further messages to that worker, each with the number of a question. */
export interface FileAnswer {
  readonly file: number;
  readonly result: ReadFileResult;
}

/** Command of VS Code that opens the list of completions; sent along with items after which more can be offered. */
export const suggestCommand = 'editor.action.triggerSuggest';
