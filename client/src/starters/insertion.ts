// Where a new rule goes in a text that may have rules.

/** A place, and the line breaks that part the new rule from what stands there. */
export interface Insertion {
  /** UTF-16 offsets of what is replaced: blanks, or nothing. */
  readonly start: number;
  readonly end: number;
  readonly before: string;
}

/**
 * The empty line of the cursor, if it stands between rules: rules run in order, so the place is the user's to choose.
 * Otherwise the end. The new rule is expected to end in a line break.
 */
export function insertionAt(text: string, cursor: number): Insertion {
  const lineStart = text.lastIndexOf('\n', cursor - 1) + 1;
  const lineBreak = text.indexOf('\n', cursor);
  const lineEnd = lineBreak < 0 ? text.length : lineBreak;
  const before = text.slice(0, lineStart);
  const onBlankLine = text.slice(lineStart, lineEnd).trim() === '';
  if (onBlankLine && /(?:^|;)\s*$/.test(before)) {
    return { start: lineStart, end: lineEnd, before: gapAfter(before) };
  }
  const trimmed = text.trimEnd();
  return { start: trimmed.length, end: text.length, before: gapAfter(trimmed) };
}

/** What it takes until an empty line parts the new rule from the text before it. */
function gapAfter(text: string): string {
  if (text.trim() === '') return '';
  const breaks = /[\r\n]*$/.exec(text)?.[0].replaceAll('\r', '').length ?? 0;
  return '\n'.repeat(Math.max(0, 2 - breaks));
}
