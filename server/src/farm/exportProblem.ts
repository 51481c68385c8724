/** What is wrong with an export, and where. */

/** Why an export was not read. */
export interface ExportProblem {
  /** What is wrong and what to do, with the place. */
  readonly problem: string;
  /** Where it was noticed, from 1; undefined where the place is named in other words. */
  readonly line?: number;
  readonly column?: number;
}

/** `offset` is a UTF-16 offset; beyond the text it means the end. The message gets the place in front. */
export function problemAt(text: string, offset: number, message: string): ExportProblem {
  const before = text.slice(0, Math.max(0, offset));
  const lineStart = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  const line = before.match(/\r\n|\r|\n/g)?.length ?? 0;
  const place = { line: line + 1, column: before.length - lineStart + 1 };
  return { problem: `Line ${place.line}, column ${place.column}: ${message}`, ...place };
}
