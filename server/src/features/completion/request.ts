import type { Stage } from '../../catalog/index.ts';
import type { OwnType } from './claimTypeItems.ts';
import type { OwnClaims } from './ownClaims.ts';
import type { Place } from './place.ts';
import type { Setting } from './scope.ts';
import type { SyntaxRequest } from './syntaxItems.ts';

/** What the caller knows besides the text. */
export interface CompletionContext {
  /** The rule set of the pipeline that the text is for; undefined when nobody knows. */
  readonly stage?: Stage | undefined;
  /** Claim types that rules of other files make. Those of the text itself are found without. */
  readonly ownTypes?: readonly OwnType[] | undefined;
  /** The client understands placeholders (`$1`, `${1:name}`) in inserted text. */
  readonly snippets: boolean;
  /** The character that made the client ask by itself. */
  readonly trigger?: string | undefined;
}

/** A question, and what was found out about the place. */
export interface Request extends SyntaxRequest {
  readonly place: Place;
  readonly context: CompletionContext;
  /** The settings of the selector or action around the cursor. */
  readonly settings: readonly Setting[];
  /** Computed when asked for. */
  readonly own: () => OwnClaims;
}
