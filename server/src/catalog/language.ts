/** The words and signs of the rule language: syntax, meaning, an example, and the documented fact to know. */

import text from './data/language.json?raw';
import { addTo, lazy } from './lazy.ts';
import type { Sourced } from './types.ts';

/** What a word of the language is. `template`, `issuer` and `valueType` are texts with a meaning of their own. */
export type WordKind =
  | 'keyword'
  | 'operator'
  | 'argument'
  | 'property'
  | 'function'
  | 'annotation'
  | 'template'
  | 'issuer'
  | 'valueType';

/** A word or sign of the language, for hover and completion. */
export interface LanguageWord extends Sourced {
  /** As AD FS writes it. Unique within its kind. */
  readonly word: string;
  readonly kind: WordKind;
  /** A title for people: `Matches`, `Send LDAP Attributes as Claims`. */
  readonly name: string;
  /** How it is written; forms are separated by ` | `. */
  readonly syntax: string;
  readonly meaning: string;
  /** A rule, or part of one, that parses clean. */
  readonly example: string | null;
  /** What goes wrong, or what the documentation says beyond the meaning. */
  readonly fact: string | null;
}

const entries = lazy(() => JSON.parse(String(text)) as readonly LanguageWord[]);
const words = lazy(() => {
  const found = new Map<string, LanguageWord[]>();
  for (const entry of entries()) addTo(found, entry.word.toLowerCase(), entry);
  return found;
});

/** The kinds of texts that are compared as they stand. */
const texts: ReadonlySet<WordKind> = new Set(['template', 'issuer', 'valueType']);

/** All words, in the order of the data file. */
export function languageWords(): readonly LanguageWord[] {
  return entries();
}

/**
 * The entry for a word of this kind. Case does not matter to keywords, properties and names; templates, issuers and
 * value types are compared as they stand. Undefined for anything else.
 */
export function languageWord(kind: WordKind, word: string): LanguageWord | undefined {
  const found = words()
    .get(word.toLowerCase())
    ?.find((entry) => entry.kind === kind);
  return texts.has(kind) && found?.word !== word ? undefined : found;
}

/** The words of one kind, in the order of the data file. */
export function languageWordsOfKind(kind: WordKind): readonly LanguageWord[] {
  return entries().filter((entry) => entry.kind === kind);
}

/** The entry for a word or sign of the grammar, whatever it is; annotations with or without their `@`. */
export function grammarWord(word: string): LanguageWord | undefined {
  return words()
    .get(word.toLowerCase().replace(/^@/, ''))
    ?.find(({ kind }) => !texts.has(kind));
}
