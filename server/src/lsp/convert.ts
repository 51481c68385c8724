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
  type Range,
  SymbolKind,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import {
  fullMessage,
  type OutlineEntry,
  type Place,
  type Problem,
  type QuickFix,
  type TextEdit,
  type TextRange,
} from '../languageService.ts';
import type { RuleDocument } from './document.ts';

export const DIAGNOSTIC_SOURCE = 'AD FS';

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;

const tags = { unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated } as const;

export function toRange(document: RuleDocument, { start, end }: TextRange): Range {
  return { start: document.positions.positionAt(start), end: document.positions.positionAt(end) };
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

export function toCodeAction(
  document: RuleDocument,
  fix: QuickFix,
  page: string | undefined,
  versioned: boolean,
): CodeAction {
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toDiagnostic(document, fix.problem, fix.ruleStart, page)],
    isPreferred: fix.preferred,
    edit: toWorkspaceEdit(document, fix.edits, versioned),
  };
}

/** Edits of one document, with its version for a client that can take it. */
export function toWorkspaceEdit(
  document: RuleDocument,
  edits: readonly TextEdit[],
  versioned: boolean,
): WorkspaceEdit {
  const placed = edits.map((edit) => ({ range: toRange(document, edit), newText: edit.newText }));
  const { uri, version } = document;
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

export function toFoldingRange(document: RuleDocument, range: TextRange): FoldingRange {
  const { start, end } = toRange(document, range);
  return { startLine: start.line, endLine: end.line, kind: FoldingRangeKind.Region };
}
