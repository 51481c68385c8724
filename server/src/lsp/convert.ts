/** Between the language service's offsets and the protocol's positions. */
import {
  type CodeAction,
  CodeActionKind,
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
import type { HostProblem, OutlineEntry, Place, QuickFix, TextEdit, TextRange } from '../languageService.ts';
import { toDiagnostic, toHostDiagnostic } from './diagnostics.ts';
import type { RuleDocument, RuleSource } from './document.ts';

/** The range in the file of one in the rules. */
export function toRange(document: RuleDocument, range: TextRange): Range {
  return document.rangeOf(range);
}

/** The same with the address of the file. */
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

/** A rule in the outline of its file: its name, or without one what it does. */
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

/** The lines that a rule is folded to. */
export function toFoldingRange(document: RuleDocument, range: TextRange): FoldingRange {
  const { start, end } = toRange(document, range);
  return { startLine: start.line, endLine: end.line, kind: FoldingRangeKind.Region };
}
