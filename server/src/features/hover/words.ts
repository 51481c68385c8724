/** Hover on the words and signs of the language. */
import { catalog, type LanguageWord, type WordKind } from '../../catalog/index.ts';
import { type Card, code, codeBlock, prose } from './markdown.ts';

/** The card for a word of the language. Undefined for a word that it does not have. */
export function wordCard(kind: WordKind, word: string): Card | undefined {
  const entry = catalog.language.one(kind, word);
  return entry && cardOf(entry);
}

/** What a word means, and what to know about it. */
export function wordLines({ meaning, fact }: LanguageWord): readonly string[] {
  return [prose(meaning), ...(fact === null ? [] : [prose(fact)])];
}

function cardOf(entry: LanguageWord): Card {
  const forms = entry.syntax.split(' | ').map((form) => code(form.replaceAll('...', '…')));
  const titled = entry.name.toLowerCase() !== entry.word.toLowerCase();
  return {
    lines: [`${code(entry.word)}${titled ? `: ${prose(entry.name)}` : ''}`, ...wordLines(entry)],
    details: [
      `**Syntax:** ${forms.join(' or ')}`,
      ...(entry.example === null ? [] : [codeBlock(entry.example)]),
    ],
    source: entry,
  };
}
