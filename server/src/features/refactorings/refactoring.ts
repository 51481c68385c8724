import type { TextEdit } from '../../syntax/problem.ts';

/** A change of the rules that nothing asks for but the user. Its edits do not overlap. */
export interface Refactoring {
  readonly title: string;
  /** As the protocol names it: `refactor.rewrite`, `refactor.extract`, `refactor.inline`. */
  readonly kind: string;
  /** UTF-16 offsets of the whole text. */
  readonly edits: readonly TextEdit[];
}
