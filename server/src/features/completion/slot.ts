import type { Cursor } from './cursor.ts';
import type { CompletionEdit, CompletionItem, CompletionKind } from './types.ts';

/** The part of the text that an item replaces. */
export interface Slot {
  readonly start: number;
  readonly end: number;
  /** What the replaced text begins with and the filter text must too: a quotation mark, or nothing. */
  readonly mark: string;
  /** A blank where the text before does not end in one. */
  readonly lead: string;
  /** What is typed so far, without the quotation mark. */
  readonly typed: string;
}

/** An item without what its position in the list decides. */
export type Draft = Omit<CompletionItem, 'sortText'>;

export interface DraftText {
  readonly label: string;
  readonly kind: CompletionKind;
  /** The text to insert; with `$1`, `${1:name}` when `snippet` is set. */
  readonly text: string;
  readonly snippet?: boolean;
  /** Other words that find the item, the most telling first. */
  readonly search?: readonly string[];
  /** A long name that finds the item only for who types its beginning: a URI shares its letters with every other. */
  readonly whole?: string;
  readonly description?: string | undefined;
  readonly detail?: string | undefined;
  readonly data?: string | undefined;
  readonly commitCharacters?: readonly string[];
  readonly retrigger?: boolean;
}

/** The name or keyword at the cursor. */
export function wordSlot(cursor: Cursor): Slot {
  const { text, word, nameEnd, offset } = cursor;
  return slot(text, word.start, nameEnd, '', text.slice(word.start, offset));
}

/** The whole string at the cursor with its quotation marks, or the text that should have been one. */
export function stringSlot(cursor: Cursor): Slot {
  const { text, string, word, offset } = cursor;
  if (!string) return slot(text, word.start, word.end, '', text.slice(word.start, offset));
  const typed = text.slice(string.contentStart, offset);
  return slot(text, string.start, string.end, text.charAt(string.start), typed);
}

/** A part of the string at the cursor. */
export function partSlot(cursor: Cursor, start: number, end: number): Slot {
  return { start, end, mark: '', lead: '', typed: cursor.text.slice(start, cursor.offset) };
}

function slot(text: string, start: number, end: number, mark: string, typed: string): Slot {
  return { start, end, mark, lead: /[=~,+]/.test(text.charAt(start - 1)) ? ' ' : '', typed };
}

/** Makes an item for a slot. */
export function draft(slot: Slot, item: DraftText): Draft {
  const { label, kind, text, snippet = false, search, description, detail, data, commitCharacters } = item;
  const edit: CompletionEdit = { start: slot.start, end: slot.end, newText: slot.lead + text };
  const words = search ? [...new Set([label, ...search])] : [label];
  return {
    label,
    kind,
    ...(description ? { description } : {}),
    ...(detail ? { detail } : {}),
    filterText: filterText(slot, words, item.whole),
    edit,
    snippet,
    ...(commitCharacters ? { commitCharacters } : {}),
    ...(item.retrigger ? { retrigger: true } : {}),
    ...(data ? { data } : {}),
  };
}

/** The words that find an item; a word that continues what is typed comes first, as only the beginning counts. */
function filterText({ mark, typed }: Slot, words: readonly string[], whole: string | undefined): string {
  const wanted = typed.toLowerCase();
  const continues = (word: string): boolean => wanted !== '' && word.toLowerCase().startsWith(wanted);
  if (whole !== undefined && continues(whole)) return mark + whole;
  const first = words.find(continues);
  return mark + (first === undefined ? words : [first, ...words.filter((word) => word !== first)]).join(' ');
}

/** Numbers the items in the order of the list. */
export function ranked(drafts: readonly Draft[]): readonly CompletionItem[] {
  return drafts.map((item, i) => ({ ...item, sortText: String(i).padStart(4, '0') }));
}

/** Text as it stands in a snippet: `$`, `}` and the backslash are signs there. */
export function snippetText(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** A regular expression that matches exactly this text, without anchors. */
export function escapedRegex(text: string): string {
  return text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');
}
