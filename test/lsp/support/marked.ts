/**
 * Rule text with marks, as tests write it: `‸` is the cursor, `⟦…⟧` a range. Both are characters that no rule holds.
 * Ranges do not nest; the cursor may stand inside one.
 */
export interface MarkedText {
  /** The text without the marks. */
  readonly text: string;
  /** The UTF-16 offset of the cursor; -1 where none was set. */
  readonly cursor: number;
  /** The marked ranges in the order of the text, in UTF-16 offsets, ends exclusive. */
  readonly ranges: readonly { readonly start: number; readonly end: number }[];
}

/** Takes the marks out of a text. Throws for a range that is not closed and for a second cursor. */
export function marked(source: string): MarkedText {
  let text = '';
  let cursor = -1;
  let start = -1;
  const ranges: { start: number; end: number }[] = [];
  for (const part of source.split(/([‸⟦⟧])/)) {
    if (part === '‸') {
      if (cursor >= 0) throw new Error('The text has two cursors.');
      cursor = text.length;
    } else if (part === '⟦') {
      if (start >= 0) throw new Error('A range starts within a range.');
      start = text.length;
    } else if (part === '⟧') {
      if (start < 0) throw new Error('A range ends that did not start.');
      ranges.push({ start, end: text.length });
      start = -1;
    } else text += part;
  }
  if (start >= 0) throw new Error('A range is not closed.');
  return { text, cursor, ranges };
}

/** The text with `⟦…⟧` around the ranges, the way back from `marked`. Ranges that touch keep their order. */
export function withRanges(
  text: string,
  ranges: readonly { readonly start: number; readonly end: number }[],
): string {
  let result = '';
  let at = 0;
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    result += `${text.slice(at, start)}⟦${text.slice(start, end)}⟧`;
    at = end;
  }
  return result + text.slice(at);
}

/** The text after edits that do not overlap, in whatever order they come. */
export function applyEdits(
  text: string,
  edits: readonly { readonly start: number; readonly end: number; readonly newText: string }[],
): string {
  let result = text;
  for (const { start, end, newText } of edits.toSorted((a, b) => b.start - a.start)) {
    result = result.slice(0, start) + newText + result.slice(end);
  }
  return result;
}
