/** Characters in a literal that nobody sees: they come along with text from web pages and make it match nothing. */
import { isInvisible, isOddBlank } from '../syntax/characters.ts';

const zeroWidthJoiners = new Set([0x200c, 0x200d, 0x200e, 0x200f]);
const ideographicSpace = 0x3000;

/** Cheap: most literals are plain ASCII or have no such character. */
const suspicious = /[\u0085\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2064\ufeff]/;

/** The offsets of these characters in a text. Joiners between letters of other scripts belong there. */
export function invisibleIn(text: string): readonly number[] {
  if (!suspicious.test(text)) return [];
  const found: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === ideographicSpace || !(isInvisible(code) || isOddBlank(code))) continue;
    if (
      zeroWidthJoiners.has(code) &&
      isForeign(text.charCodeAt(i - 1)) &&
      isForeign(text.charCodeAt(i + 1))
    ) {
      continue;
    }
    found.push(i);
  }
  return found;
}

/** The text as it looks: without what has no width, with plain blanks, and none at its ends that came as odd ones. */
export function asSeen(text: string): string {
  const offsets = invisibleIn(text);
  if (offsets.length === 0) return text;
  const at = new Set(offsets);
  let seen = '';
  for (let i = 0; i < text.length; i++) {
    if (!at.has(i)) seen += text.charAt(i);
    else if (isOddBlank(text.charCodeAt(i))) seen += ' ';
  }
  return seen.trim();
}

function isForeign(code: number): boolean {
  return code > 0x2ff;
}
