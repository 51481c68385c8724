/** A range of UTF-16 offsets into the pattern (or into a replacement), end exclusive. */
export interface PatternRange {
  readonly start: number;
  readonly end: number;
}
