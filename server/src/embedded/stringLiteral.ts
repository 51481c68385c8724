/** String literals of PowerShell, and what stands in them. */

/** How the text is quoted, which says what has to be escaped in it. `fence` is a code block of Markdown: nothing is. */
export type Quoting = 'single' | 'double' | 'singleHere' | 'doubleHere' | 'fence';

/** What is wrong with the quotation marks of a literal, and where. The scanner has read it as it was meant. */
export interface QuotingMistake {
  readonly kind: 'header-not-alone' | 'end-not-at-line-start' | 'end-missing' | 'ends-early';
  /** The offending characters. */
  readonly start: number;
  readonly end: number;
}

/** A string of a script. All offsets are UTF-16 offsets of the script, ends exclusive. */
export interface StringLiteral {
  readonly quoting: Quoting;
  /** From the opening quotation mark (or `@`) to behind the closing one. */
  readonly start: number;
  readonly end: number;
  /** What stands between; of a here-string without the line breaks that belong to its marks. */
  readonly contentStart: number;
  readonly contentEnd: number;
  readonly mistake?: QuotingMistake;
}

/** True where `$` and the backtick have a meaning. */
export function isExpandable(quoting: Quoting): boolean {
  return quoting === 'double' || quoting === 'doubleHere';
}

/** A part of a literal that is not copied as it stands. */
export interface SpecialPart {
  readonly kind: 'escape' | 'hole';
  readonly start: number;
  readonly end: number;
  /** For an escape the character it stands for. */
  readonly value: string;
}
