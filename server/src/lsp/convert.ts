/** Between the language service's offsets and the protocol's positions. */
import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type DocumentSymbol,
  type FoldingRange,
  FoldingRangeKind,
  type Location,
  type LocationLink,
  type TextEdit as LspTextEdit,
  type Range,
  SymbolKind,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import {
  fullMessage,
  type HostProblem,
  type OutlineEntry,
  type Place,
  type Problem,
  type QuickFix,
  type TextEdit,
  type TextRange,
} from '../languageService.ts';
import type { RuleDocument, RuleSource } from './document.ts';

export const DIAGNOSTIC_SOURCE = 'AD FS';

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;

const tags = { unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated } as const;

export function toRange(document: RuleDocument, range: TextRange): Range {
  return document.rangeOf(range);
}

export function toLocation(document: RuleDocument, range: TextRange): Location {
  return { uri: document.uri, range: toRange(document, range) };
}

/** A place with the rule around it, which an editor shows when it peeks. */
export function toLocationLink(document: RuleDocument, place: Place, origin: Range): LocationLink {
  return {
    originSelectionRange: origin,
    targetUri: document.uri,
    targetRange: toRange(document, place.rule),
    targetSelectionRange: toRange(document, place.range),
  };
}

/** `ruleStart` is where the rule of the problem starts in the document, `page` the address of what explains it. */
export function toDiagnostic(
  document: RuleDocument,
  problem: Problem,
  ruleStart: number,
  page: string | undefined,
): Diagnostic {
  const place = (range: TextRange) =>
    toRange(document, { start: ruleStart + range.start, end: ruleStart + range.end });
  return {
    range: place(problem),
    severity: severities[problem.severity],
    code: problem.code,
    ...(page === undefined ? {} : { codeDescription: { href: page } }),
    source: DIAGNOSTIC_SOURCE,
    message: fullMessage(problem),
    ...(problem.tag ? { tags: [tags[problem.tag]] } : {}),
    ...(problem.related
      ? {
          relatedInformation: problem.related.map((related) => ({
            location: { uri: document.uri, range: place(related) },
            message: related.message,
          })),
        }
      : {}),
  };
}

/** A problem of a script with the rules in it; its offsets count in the script. */
export function toHostDiagnostic({ text }: RuleSource, { start, end, ...problem }: HostProblem): Diagnostic {
  return {
    range: { start: text.positionAt(start), end: text.positionAt(end) },
    severity: severities[problem.severity],
    code: problem.code,
    source: DIAGNOSTIC_SOURCE,
    message: problem.message,
  };
}

/** The repairs of such a problem. */
export function toHostActions(
  source: RuleSource,
  problem: HostProblem,
  versioned: boolean,
): readonly CodeAction[] {
  const { text } = source;
  return (problem.fixes ?? []).map(({ title, edits, preferred }) => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toHostDiagnostic(source, problem)],
    isPreferred: preferred === true,
    edit: workspaceEdit(
      source,
      edits.map(({ start, end, newText }) => ({
        range: { start: text.positionAt(start), end: text.positionAt(end) },
        newText,
      })),
      versioned,
    ),
  }));
}

/** Undefined where the file cannot be edited like that. */
export function toCodeAction(
  document: RuleDocument,
  fix: QuickFix,
  page: string | undefined,
  versioned: boolean,
): CodeAction | undefined {
  const edit = toWorkspaceEdit(document, fix.edits, versioned);
  if (!edit) return undefined;
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toDiagnostic(document, fix.problem, fix.ruleStart, page)],
    isPreferred: fix.preferred,
    edit,
  };
}

/** Edits of one document, with its version for a client that can take it. Undefined where it cannot be edited so. */
export function toWorkspaceEdit(
  document: RuleDocument,
  edits: readonly TextEdit[],
  versioned: boolean,
): WorkspaceEdit | undefined {
  const placed = document.toEdits(edits);
  return placed && workspaceEdit(document, placed, versioned);
}

/** Edits of one file. */
export function workspaceEdit(
  { uri, version }: { readonly uri: string; readonly version: number },
  placed: LspTextEdit[],
  versioned: boolean,
): WorkspaceEdit {
  return versioned
    ? { documentChanges: [{ textDocument: { uri, version }, edits: placed }] }
    : { changes: { [uri]: placed } };
}

export function toSymbol(document: RuleDocument, entry: OutlineEntry): DocumentSymbol {
  return {
    name: entry.name ?? entry.title,
    ...(entry.name ? { detail: entry.title } : {}),
    kind: SymbolKind.Function,
    range: toRange(document, entry.range),
    selectionRange: toRange(document, entry.selection),
  };
}

/** The rules of a script below one entry for each rule set. */
export function toSetSymbol(document: RuleDocument, entries: readonly OutlineEntry[]): DocumentSymbol {
  const range = toRange(document, { start: 0, end: document.ruleSet.text.length });
  return {
    name: document.region?.parameter ?? 'Claim rules',
    kind: SymbolKind.Namespace,
    range,
    selectionRange: { start: range.start, end: range.start },
    children: entries.map((entry) => toSymbol(document, entry)),
  };
}

export function toFoldingRange(document: RuleDocument, range: TextRange): FoldingRange {
  const { start, end } = toRange(document, range);
  return { startLine: start.line, endLine: end.line, kind: FoldingRangeKind.Region };
}
