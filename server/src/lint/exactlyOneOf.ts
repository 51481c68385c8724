import { escapeRegex } from './patternTexts.ts';

/** A regular expression for exactly one of the texts: `^(a|b)$`. */
export function exactlyOneOf(texts: readonly string[]): string {
  const escaped = texts.map(escapeRegex).join('|');
  return texts.length === 1 ? `^${escaped}$` : `^(${escaped})$`;
}
