/** The plain data of regions. */

import type { Quoting } from './stringLiteral.ts';

/** UTF-16 offsets, `end` exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Replaces the text from `start` to `end` (UTF-16 offsets, end exclusive). */
export interface Edit extends TextRange {
  readonly newText: string;
}

/** One string, or one fence, that holds rule text. Host offsets, without the quotation marks. */
export interface Segment extends TextRange {
  readonly quoting: Quoting;
  /** It is the template of a `-f`. */
  readonly format: boolean;
  /** What each line of a fence starts with besides the rule text. */
  readonly indent?: string;
}

/** An expression of the script in the middle of rule text. */
export interface Hole extends TextRange {
  readonly hostStart: number;
  readonly hostEnd: number;
  /** The expression as written. */
  readonly expression: string;
  /** It stands within a string of the rule, and so cannot be more than a part of a value. */
  readonly inString: boolean;
  /** What PowerShell puts there, where the script itself says it; else undefined. */
  readonly value?: string | undefined;
}
