/** Hover on the words and signs of the language. */
import { type LanguageWord, languageWord, type WordKind } from '../../catalog/language.ts';
import { type Card, code, codeBlock, prose } from './markdown.ts';

/** The card for a word of the language. Undefined for a word that it does not have. */
export function wordCard(kind: WordKind, word: string): Card | undefined {
  const entry = languageWord(kind, word);
  return entry && cardOf(entry);
}

function cardOf(entry: LanguageWord): Card {
  const forms = entry.syntax.split(' | ').map((form) => code(form.replaceAll('...', '…')));
  const titled = entry.name.toLowerCase() !== entry.word.toLowerCase();
  return {
    lines: [
      `${code(entry.word)}${titled ? `: ${prose(entry.name)}` : ''}`,
      prose(entry.meaning),
      ...(entry.fact === null ? [] : [prose(entry.fact)]),
    ],
    details: [
      `**Syntax:** ${forms.join(' or ')}`,
      ...(entry.example === null ? [] : [codeBlock(entry.example)]),
    ],
    source: entry,
  };
}
