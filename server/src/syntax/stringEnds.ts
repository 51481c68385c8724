/**
 * Where strings end that do not say so. Offsets are absolute; only problems are relative to `base`.
 *
 * Every search ends at the line's end or at the next quotation mark, so that hostile text stays linear.
 */
import { isBlank } from './characters.ts';
import type { Problem } from './problem.ts';

/** A string as it was meant, with what is wrong with how it is written. */
export interface ScannedString {
  readonly contentStart: number;
  readonly contentEnd: number;
  readonly end: number;
  readonly mistake: Problem | undefined;
  /** The first offset that the decision did not depend on. */
  readonly examined: number;
}

/** Where a string without its closing mark must have ended: what follows can only be rule text. */
export const LANDMARK =
  /\]\s*(?:=>|&&)|[,\]]\s*(?:Type|Value|ValueType|Issuer|OriginalIssuer)\s*(?:==|!=|=~|!~|=)|,\s*(?:types\s*=\s*\(|(?:query|param|store)\s*=)|\)\s*;\s*$/i;

/** A string without a closing mark: it ends before the rule text that follows, or at the end of the line. */
export function unclosed(
  source: string,
  start: number,
  contentStart: number,
  limit: number,
  base: number,
  moreEdits: readonly { at: number; length: number }[],
): ScannedString {
  const landmark = LANDMARK.exec(source.slice(contentStart, limit));
  const contentEnd = trimEnd(source, contentStart, landmark ? contentStart + landmark.index : limit);
  const edits = [
    ...moreEdits.map(({ at, length }) => ({ start: at, end: at + length, newText: '"' })),
    { start: contentEnd - base, end: contentEnd - base, newText: '"' },
  ];
  return {
    contentStart,
    contentEnd,
    end: contentEnd,
    mistake: {
      code: 'unclosed-string',
      severity: 'error',
      start: start - base,
      end: contentEnd - base,
      message: 'The closing quotation mark is missing.',
      fixes: [{ title: 'Close the string', edits, preferred: true }],
    },
    examined: limit + 1,
  };
}

/** The start of the line after the one that holds `offset`, or one past the end of the text. */
export function lineAfter(source: string, offset: number): number {
  const found = source.indexOf('\n', offset);
  return found < 0 ? source.length + 1 : found + 1;
}

/** Leaves out blanks and punctuation that more likely belong to the rule than to the text. */
function trimEnd(source: string, start: number, limit: number): number {
  let end = limit;
  let depth = 0;
  for (let i = start; i < limit; i++) {
    const c = source.charCodeAt(i);
    if (c === 40 || c === 91) depth++;
    else if (c === 41 || c === 93) depth--;
  }
  for (; end > start; end--) {
    const c = source.charCodeAt(end - 1);
    if (isBlank(c) || c === 44 || c === 59) continue;
    if ((c === 41 || c === 93) && depth < 0) depth++;
    else break;
  }
  return end;
}

/** Whether what stands at `at` (after blanks) can follow a string. */
export function isCloser(source: string, at: number): boolean {
  let i = at;
  while (isBlank(source.charCodeAt(i)) && source.charCodeAt(i) !== 10) i++;
  const c = source.charCodeAt(i);
  if (Number.isNaN(c) || c === 10 || c === 44 || c === 93 || c === 41 || c === 59 || c === 43) return true;
  return source.startsWith('=>', i) || source.startsWith('&&', i);
}

/** Whether a quotation mark at `at` opens a string, judging by what stands before it. */
export function isOpener(source: string, at: number): boolean {
  let i = at - 1;
  while (i >= 0 && isBlank(source.charCodeAt(i))) i--;
  const c = source.charCodeAt(i);
  return c === 61 || c === 126 || c === 40 || c === 91 || c === 43 || c === 44;
}
