import type { HostKind } from './embedded/hostKind.ts';
import type { EmbeddedRules, Region } from './embedded/index.ts';
import { type RuleSymbol, symbolAt } from './features/claimTypeUses.ts';
import { type RuleLens, type RuleLensText, ruleLenses, ruleLensText } from './features/codeLens.ts';
import {
  type CompletionContext,
  type CompletionList,
  complete,
  resolveCompletion,
} from './features/completion.ts';
import { definitions } from './features/definition.ts';
import { type DocumentLink, documentLinks } from './features/documentLinks.ts';
import { findRules } from './features/embeddedRules.ts';
import { foldingRanges } from './features/folding.ts';
import { type FormatOptions, format } from './features/format.ts';
import { type Highlight, highlights, highlightsOfType } from './features/highlights.ts';
import { type Hover, type HoverContext, hover } from './features/hover.ts';
import { type InlayHint, type InlayHintMode, inlayHints } from './features/inlayHints.ts';
import { isKnownProblem } from './features/knownProblems.ts';
import { type OutlineEntry, outline } from './features/outline.ts';
import { problemsBetween, problemsIn, type RuleProblems } from './features/problems.ts';
import { type FixFilter, type QuickFix, quickFixes, safeFixes } from './features/quickFixes.ts';
import { type Refactoring, refactorings } from './features/refactorings.ts';
import { references } from './features/references.ts';
import {
  prepareRename,
  type Refusal,
  type RenameEdit,
  type RenameTarget,
  rename,
} from './features/rename.ts';
import { addressExpression, type RuleParts, ruleParts } from './features/ruleParts.ts';
import { selectionRanges } from './features/selectionRanges.ts';
import { type SemanticToken, semanticTokens } from './features/semanticTokens.ts';
import { type SignatureHelp, signatureHelp } from './features/signatureHelp.ts';
import { type SoundFixes, soundFixesOf } from './features/soundFixes.ts';
import { type WorkspaceSymbol, workspaceSymbols } from './features/workspaceSymbols.ts';
import { type Configuration, setupFor } from './lint/configuration.ts';
import { type ReadConfiguration, readConfigurationFile } from './lint/configurationFile.ts';
import { pageOf } from './lint/pages.ts';
import type { LintSetup } from './lint/setup.ts';
import { findStage, type Stage, type StageFinding, type StagePattern } from './semantics/stage.ts';
import { type MadeType, type Place, type RuleFile, typesMadeIn } from './semantics/workspaceIndex.ts';
import type { DialectName } from './syntax/dialect.ts';
import type { TextRange } from './syntax/nodes.ts';
import type { Problem, TextEdit } from './syntax/problem.ts';
import { RuleSet } from './syntax/ruleSet.ts';

export { type HostKind, hostKindOfLanguage, hostKindOfPath } from './embedded/hostKind.ts';
export type { EmbeddedRules, HostProblem, Region } from './embedded/index.ts';
export type { RuleSymbol } from './features/claimTypeUses.ts';
export type { RuleLens, RuleLensText } from './features/codeLens.ts';
export type {
  CompletionContext,
  CompletionEdit,
  CompletionItem,
  CompletionKind,
  CompletionList,
} from './features/completion.ts';
export { completionTriggers } from './features/completion.ts';
export type { DocumentLink } from './features/documentLinks.ts';
export { isPartial } from './features/embeddedRules.ts';
export type { FormatOptions } from './features/format.ts';
export type { Highlight } from './features/highlights.ts';
export type { Hover } from './features/hover.ts';
export type { InlayHint, InlayHintMode } from './features/inlayHints.ts';
export type { OutlineEntry } from './features/outline.ts';
export type { RuleProblems } from './features/problems.ts';
export type { FixFilter, QuickFix } from './features/quickFixes.ts';
export type { Refactoring } from './features/refactorings.ts';
export type { Refusal, RenameEdit, RenameTarget } from './features/rename.ts';
export type { AttributeChoice, ClaimTypeChoice, RuleParts } from './features/ruleParts.ts';
export {
  chooseRuleSet,
  joinedNote,
  type RuleSetInFile,
  ruleSetName,
  ruleSetTitle,
  splitRuleSetPath,
  unknownParts,
} from './features/ruleSetChoice.ts';
export type { SemanticToken } from './features/semanticTokens.ts';
export { tokenModifiers, tokenTypes } from './features/semanticTokens.ts';
export type { SignatureHelp } from './features/signatureHelp.ts';
export { signatureTriggers } from './features/signatureHelp.ts';
export type { WorkspaceSymbol } from './features/workspaceSymbols.ts';
export type { Configuration as LintConfiguration } from './lint/configuration.ts';
export { emptyConfiguration } from './lint/configuration.ts';
export type { ConfigurationProblem, ReadConfiguration } from './lint/configurationFile.ts';
export { addSuppression, rangeOfSuppression } from './lint/configurationFile.ts';
export { type JsonPath, readConfiguration } from './lint/readConfiguration.ts';
export { CONFIGURATION_FILE, type LintSetup, type OwnClaimType } from './lint/setup.ts';
export type { Suppression } from './lint/suppressions.ts';
export type { Stage, StageFinding, StagePattern } from './semantics/stage.ts';
export { stages } from './semantics/stage.ts';
export type { Place, RuleFile } from './semantics/workspaceIndex.ts';
export type { DialectName } from './syntax/dialect.ts';
export { dialects } from './syntax/dialect.ts';
export type { Rule, TextRange } from './syntax/nodes.ts';
export { type PrintStyle, printStyles } from './syntax/printer.ts';
export type { Fix, Problem, Severity, TextEdit } from './syntax/problem.ts';
export { fullMessage } from './syntax/problem.ts';
export { ruleNameOf } from './syntax/ruleName.ts';
export { RuleSet, type TextChange } from './syntax/ruleSet.ts';

/**
 * Everything the editor and the command line can ask about rules. Works on texts and UTF-16 offsets; knows no files,
 * no lines and no protocol. No method throws, whatever the text.
 */
export interface LanguageService {
  /** Reads a text. Keep the rule set and `edit` it: what did not change is not read again. */
  parse(text: string, dialect: DialectName, building?: boolean): RuleSet;
  /** The rule texts of a file of another language, and what is wrong with the way they stand there. */
  findRules(text: string, kind: HostKind): EmbeddedRules;
  /** Whether a problem is one whatever the script puts into the rules; see `isKnownProblem`. */
  isKnownProblem(
    region: Region | undefined,
    found: Pick<RuleProblems, 'rule' | 'start'>,
    problem: Problem,
  ): boolean;
  /** The rules with something wrong, in the order of the text; computed per rule and kept with the setup. */
  problems(ruleSet: RuleSet, setup?: LintSetup): Iterable<RuleProblems>;
  /** The same for a range of the text: the problems that touch it. */
  problemsBetween(ruleSet: RuleSet, start: number, end: number, setup?: LintSetup): Iterable<RuleProblems>;
  /** What there is to say about an offset, as Markdown; undefined where there is nothing. */
  hover(ruleSet: RuleSet, offset: number, context: HoverContext): Hover | undefined;
  /** What fits at an offset, the most useful first. */
  complete(ruleSet: RuleSet, offset: number, context: CompletionContext): CompletionList;
  /** The documentation of a completion item, as Markdown, by its `data`. */
  resolveCompletion(data: string): { readonly documentation: string } | undefined;
  /** The arguments of the statement or function around an offset. */
  signatureHelp(ruleSet: RuleSet, offset: number): SignatureHelp | undefined;
  /** The claim types that rules of the files make. */
  typesMadeIn(files: Iterable<RuleFile>): readonly MadeType[];
  /** The repairs that leave a text that is no worse, for one request. */
  soundFixesOf(ruleSet: RuleSet): SoundFixes;
  /** The repairs for what is wrong between two offsets. */
  quickFixes(
    ruleSet: RuleSet,
    start: number,
    end: number,
    setup?: LintSetup,
    filter?: FixFilter,
  ): readonly QuickFix[];
  /** What can be made of the rules at a selection, without anything being wrong. */
  refactorings(ruleSet: RuleSet, start: number, end: number, stage?: Stage): readonly Refactoring[];
  /** The edits of all repairs that are safe to make unseen. */
  safeFixes(ruleSet: RuleSet, setup?: LintSetup, filter?: FixFilter): readonly TextEdit[];
  /** The rules with names, claim types read and made. */
  outline(ruleSet: RuleSet): readonly OutlineEntry[];
  /** The rules over more than one line. */
  foldingRanges(ruleSet: RuleSet): readonly TextRange[];
  /** The edits that bring the text, or the rules that touch a range, into a canonical form. */
  format(ruleSet: RuleSet, options: FormatOptions): readonly TextEdit[];
  /** What a selection at an offset grows to, innermost first. */
  selectionRanges(ruleSet: RuleSet, offset: number): readonly TextRange[];
  /** The tokens that touch a range; `complete` for clients that have no grammar. */
  semanticTokens(ruleSet: RuleSet, start: number, end: number, complete: boolean): readonly SemanticToken[];
  /** The names to show between two offsets. */
  inlayHints(ruleSet: RuleSet, start: number, end: number, mode: InlayHintMode): readonly InlayHint[];
  /** The rules that are tied to others, above which there is something to show. */
  ruleLenses(ruleSet: RuleSet): readonly RuleLens[];
  /** What to show above the rule with this index. */
  ruleLensText(ruleSet: RuleSet, index: number): RuleLensText | undefined;
  /** Links to the pages that explain claim types. */
  documentLinks(ruleSet: RuleSet): readonly DocumentLink[];
  /** The places of the label or claim type at an offset, in this text. */
  highlights(ruleSet: RuleSet, offset: number): readonly Highlight[];
  /** The places of a claim type in this text. */
  highlightsOfType(ruleSet: RuleSet, type: string): readonly Highlight[];
  /**
   * The label or claim type at an offset. For a label pass its own file on, for a claim type all files that are to be
   * looked in: only then does a caller have to read them.
   */
  symbolAt(ruleSet: RuleSet, offset: number): RuleSymbol | undefined;
  /** Where the label is bound, or which rules make the claim. */
  definitions(symbol: RuleSymbol, uri: string, files: Iterable<RuleFile>): readonly Place[];
  /** All places of a symbol; without `declarations` only those that use it. */
  references(
    symbol: RuleSymbol,
    uri: string,
    files: Iterable<RuleFile>,
    declarations: boolean,
  ): readonly Place[];
  /** What a rename at an offset would replace, or why there is nothing to rename. */
  prepareRename(ruleSet: RuleSet, offset: number): RenameTarget | Refusal;
  /** The edits of a rename, or why the new name will not do. */
  rename(
    symbol: RuleSymbol,
    newName: string,
    uri: string,
    files: Iterable<RuleFile>,
  ): readonly RenameEdit[] | Refusal;
  /** The rules whose name fits a query. */
  workspaceSymbols(files: Iterable<RuleFile>, query: string): readonly WorkspaceSymbol[];
  /** Which rule set of the pipeline a file is, and how that was found; see `findStage`. */
  findStage(paths: readonly string[], ruleSet: RuleSet, patterns: readonly StagePattern[]): StageFinding;
  /** What a new rule can be put together from: claim types and attributes, the most useful first. */
  ruleParts(stage: Stage | undefined): RuleParts;
  /** The regular expression for a list of addresses and networks; undefined if it holds anything else. */
  addressExpression(list: string): string | undefined;
  /** Reads the text of a configuration file; what is wrong with it is part of the answer. */
  readConfigurationFile(text: string): ReadConfiguration;
  /** Under what a file is checked; `path` is relative to the configuration's folder. */
  setupFor(
    configuration: Configuration,
    path: string,
    stage: Stage | undefined,
    partial?: boolean,
  ): LintSetup;
  /** The page that explains a finding, by its code: a URL. Undefined for syntax errors, which explain themselves. */
  pageOf(code: string): string | undefined;
}

/** What it takes to say what is wrong with rules. Whoever asks no more has no more in its bundle. */
export type CheckService = Pick<
  LanguageService,
  'isKnownProblem' | 'problems' | 'findStage' | 'readConfigurationFile' | 'setupFor' | 'pageOf'
>;

/**
 * What the command line asks. It starts anew for every file that a hook or an editor hands to it, and most of its start is
 * reading its own code: what it does not ask is not in its bundle.
 */
export type RuleService = CheckService &
  Pick<LanguageService, 'parse' | 'findRules' | 'soundFixesOf' | 'outline' | 'format'>;

/** Makes the one implementation there is. It has no state; what is computed is kept with the rules. */
export function createCheckService(): CheckService {
  return Object.freeze({
    isKnownProblem,
    problems: problemsIn,
    findStage,
    readConfigurationFile,
    setupFor,
    pageOf,
  });
}

/** The same with all that the command line asks. */
export function createRuleService(): RuleService {
  return Object.freeze({
    ...createCheckService(),
    parse: RuleSet.parse,
    findRules,
    soundFixesOf,
    outline,
    format,
  });
}

/** The same with all that an editor asks. */
export function createLanguageService(): LanguageService {
  return Object.freeze({
    ...createRuleService(),
    problemsBetween,
    hover,
    complete,
    resolveCompletion,
    signatureHelp,
    typesMadeIn,
    quickFixes,
    safeFixes,
    refactorings,
    foldingRanges,
    selectionRanges,
    semanticTokens,
    inlayHints,
    ruleLenses,
    ruleLensText,
    documentLinks,
    highlights,
    highlightsOfType,
    symbolAt,
    definitions,
    references,
    prepareRename,
    rename,
    workspaceSymbols,
    ruleParts,
    addressExpression,
  });
}
