// Rules that a command is about: a rule file, or one of the rule sets in a script or a page.
import {
  l10n,
  Position,
  type QuickPickItem,
  type Range,
  type TextDocument,
  type TextDocumentContentChangeEvent,
  Uri,
  window,
  workspace,
} from 'vscode';
import { type RuleSetEntry, type RuleSetsParams, ruleSetsRequest } from '../../server/src/lsp/protocol.ts';
import { languageId } from './clientOptions.ts';
import { openRulesFirst } from './farm/words.ts';
import { hostLanguages, mayHoldRules } from './mayHoldRules.ts';
import type { Server } from './server.ts';
import { toRange } from './testing/positions.ts';

/** A rule file; in a script the rule set in a range. */
export interface RulesPlace {
  readonly uri: Uri;
  readonly range?: Range | undefined;
}

/** A rule set of a script, as it is now. */
export interface RuleSetInScript {
  readonly range: Range;
  /** The line above which something about it stands. */
  readonly line: number;
  /** What files of scenarios call it, behind `#`. */
  readonly name: string;
  /** For people; '' where nothing is known. */
  readonly title: string;
}

/** The rule sets of a script or a page that can run; none for other documents. */
export async function ruleSetsIn(
  server: Server,
  document: TextDocument,
): Promise<readonly RuleSetInScript[]> {
  if (!isHost(document) || !mayHoldRules(document)) return [];
  const params: RuleSetsParams = { textDocument: { uri: document.uri.toString() } };
  const found = await server.request<readonly RuleSetEntry[]>(ruleSetsRequest, params);
  return (found ?? [])
    .filter(({ canRun }) => canRun)
    .map(({ range, line, name, title }) => ({ range: toRange(range), line, name, title }));
}

/** Whether rules stand in a document among other text. */
export function isHost({ languageId: language }: TextDocument): boolean {
  return hostLanguages.includes(language);
}

/**
 * The rules that a command means: those that it was given, else those of the active editor, in a script those at the
 * cursor. Where the cursor stands beside them the user chooses. Undefined, with a message, where there are none.
 */
export async function rulesMeant(
  server: Server,
  uri: unknown,
  position: unknown,
): Promise<RulesPlace | undefined> {
  const editor = window.activeTextEditor;
  const document = uri instanceof Uri ? await workspace.openTextDocument(uri) : editor?.document;
  if (document?.languageId === languageId) return { uri: document.uri };
  if (!document || !isHost(document)) {
    void openRulesFirst();
    return undefined;
  }
  const sets = await ruleSetsIn(server, document);
  const cursor = document === editor?.document ? editor.selection.active : undefined;
  const at = position instanceof Position ? position : cursor;
  const set = sets.find(({ range }) => at && range.contains(at)) ?? (await chosenFrom(sets));
  return set && { uri: document.uri, range: set.range };
}

interface SetItem extends QuickPickItem {
  readonly set: RuleSetInScript;
}

async function chosenFrom(sets: readonly RuleSetInScript[]): Promise<RuleSetInScript | undefined> {
  const [only, ...others] = sets;
  if (!only) {
    void window.showInformationMessage(l10n.t('There are no claim rules in this file.'));
    return undefined;
  }
  if (others.length === 0) return only;
  const items = sets.map(
    (set): SetItem => ({
      label: set.name,
      description: set.title,
      detail: l10n.t('Line {0}', set.range.start.line + 1),
      set,
    }),
  );
  return (await window.showQuickPick(items, { title: l10n.t('Which rules?'), matchOnDescription: true }))
    ?.set;
}

/** Where a position is after the changes of one event. What is inserted at the position goes before it. */
export function movedBy(
  position: Position,
  changes: readonly Pick<TextDocumentContentChangeEvent, 'range' | 'text'>[],
): Position {
  let moved = position;
  // The changes of an event all count from the text before it.
  for (const { range, text } of [...changes].sort((a, b) => b.range.start.compareTo(a.range.start))) {
    if (range.start.isAfterOrEqual(moved) && !range.end.isEqual(moved)) continue;
    if (range.end.isAfter(moved)) {
      moved = range.start;
      continue;
    }
    const lines = text.split(/\r\n|\r|\n/);
    const last = lines.at(-1) ?? '';
    const line = range.start.line + lines.length - 1 + moved.line - range.end.line;
    const from = lines.length === 1 ? range.start.character + last.length : last.length;
    moved =
      moved.line === range.end.line
        ? new Position(line, from + moved.character - range.end.character)
        : new Position(line, moved.character);
  }
  return moved;
}
