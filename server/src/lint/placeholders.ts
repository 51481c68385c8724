/** Places in published rules that the reader was to fill in: `<group SID>`, `{tenant}`, `YOUR_DOMAIN`. */
import type { TextRange } from '../syntax/nodes.ts';

/** `<name>`, but no group of an expression: `(?<name>…)`, `\k<name>`. */
const angled = /(?<!\?|\\k)<[A-Za-z][\w .:/'-]{1,60}>/g;

/** `{name}`, but no `${name}`, `\p{Lu}` nor a GUID. */
const braced = /(?<![$\\])(?<!\\[pP])\{(?![0-9A-Fa-f]{8}-)[A-Za-z][A-Za-z _-]{1,40}\}/g;

/** `[group SID]`, `[ReplaceWithName]`; in an expression only what cannot be a list of characters. */
const bracketed = /\[[A-Za-z][\w .-]{3,60}\]/g;

/** `YOUR_DOMAIN`, `YourGroupSid`, `your-domain`, `REPLACE_ME`, `ReplaceWithName`. */
const words =
  /(?<![A-Za-z])(?:YOUR[_-][A-Z]\w*|Your(?:[A-Z][a-z]|[A-Z]{2})\w*|your[_-][a-z]\w*|(?:CHANGE|REPLACE)[_-]?ME(?![A-Za-z])|Replace(?:With|Me)[A-Z]?\w*|REPLACE[_-]WITH[_-]\w+|INSERT[_-][A-Z]\w*)/g;

const quick = /[<{[]|your|replace|change|insert/i;
const quickWords = /your|replace|change|insert/i;

/** Whether a text may have a place to fill in that is marked by a word, and not by brackets. */
export function mayHaveWords(text: string): boolean {
  return quickWords.test(text);
}

/** What the text is: behind `==`, behind `=~`, or written into a claim, where more is legitimate. */
export type TextUse = 'compare' | 'match' | 'write';

/** The first place to fill in, as a range of the text; undefined where there is none. */
export function placeholderIn(text: string, use: TextUse): TextRange | undefined {
  if (!quick.test(text)) return undefined;
  let first: TextRange | undefined;
  for (const pattern of [angled, braced, bracketed, words]) {
    for (const { index, 0: found } of text.matchAll(pattern)) {
      if (first && first.start <= index) break;
      if (!counts(text, found, pattern, use)) continue;
      first = { start: index, end: index + found.length };
      break;
    }
  }
  return first;
}

function counts(text: string, found: string, pattern: RegExp, use: TextUse): boolean {
  // `<b>` and `<saml:NameID>` in text that is written may be markup.
  if (pattern === angled && use === 'write') return !/<\/|\/>/.test(text) && /[\s_-]/.test(found);
  if (pattern === bracketed) return isToFillIn(found, use);
  return true;
}

function isToFillIn(found: string, use: TextUse): boolean {
  const inner = found.slice(1, -1);
  if (/^(?:your|replace|insert|enter|specif)/i.test(inner)) return true;
  // `[group SID]`, `[Group_SID]` as plain text; in an expression it could be a list of characters.
  return use === 'compare' && /[A-Za-z]{2}[ _][A-Za-z]{2}/.test(inner);
}
