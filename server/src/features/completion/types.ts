/** What completion gives back. Plain data: the protocol's edge turns it into the client's terms. */

/** What an item is; the client shows a sign for it. */
export type CompletionKind =
  | 'keyword'
  | 'property'
  | 'operator'
  | 'claimType'
  | 'value'
  | 'label'
  | 'function'
  | 'store'
  | 'attribute'
  | 'placeholder'
  | 'annotation'
  | 'template'
  | 'condition';

/** The text to put in place of `start` to `end` (UTF-16 offsets of the whole text, end exclusive, one line). */
export interface CompletionEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** One suggestion. */
export interface CompletionItem {
  /** The name for people: `Inside Corporate Network`, not its URI. */
  readonly label: string;
  readonly kind: CompletionKind;
  /** Short text that tells items with the same label apart; shown behind the label. */
  readonly description?: string;
  /** One line about the item, what it does; left out where the documentation says it, as both are shown together. */
  readonly detail?: string;
  /** What the typed text is compared with: starts with the quotation mark where the edit replaces one. */
  readonly filterText: string;
  /** Sorts the items in the order of their usefulness. */
  readonly sortText: string;
  readonly edit: CompletionEdit;
  /** `edit.newText` has placeholders such as `$1` and `${1:name}`. */
  readonly snippet: boolean;
  readonly commitCharacters?: readonly string[];
  /** After accepting, something can be offered at the new place: ask again. */
  readonly retrigger?: boolean;
  /** Key for `resolveCompletion`; left out where there is nothing more to say. */
  readonly data?: string;
}

/** The suggestions at a place; `sortText` gives their order. */
export interface CompletionList {
  readonly items: readonly CompletionItem[];
  /** There is more than the list shows: ask again when more is typed. */
  readonly incomplete?: boolean;
}
