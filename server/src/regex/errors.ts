/** What can be wrong with a pattern or a replacement. Errors are data; nothing here is thrown. */
import type { PatternRange } from './range.ts';

export type RegexErrorCode =
  | 'unclosedGroup'
  | 'unopenedGroup'
  | 'unknownGroupKind'
  | 'badGroupName'
  | 'groupNumberZero'
  | 'numberTooLarge'
  | 'unclosedComment'
  | 'unclosedClass'
  | 'reversedRange'
  | 'classInRange'
  | 'subtractionNotLast'
  | 'nothingToRepeat'
  | 'nestedQuantifier'
  | 'reversedQuantifier'
  | 'backslashAtEnd'
  | 'unknownEscape'
  | 'badHexEscape'
  | 'badControlEscape'
  | 'badPropertyEscape'
  | 'unknownProperty'
  | 'badReference'
  | 'unknownGroup'
  | 'badCondition'
  | 'tooManyBranches'
  | 'optionsInCondition'
  /** Valid in .NET, perhaps, but refused here. */
  | 'notSupported';

/** An error with the range it is about, as UTF-16 offsets into the pattern, end exclusive. */
export interface RegexError extends PatternRange {
  readonly code: RegexErrorCode;
  /** One sentence in plain words: what is wrong, and what to write instead where that is clear. */
  readonly message: string;
}
