// What the web view of the table and the extension say to each other.
import type { MatrixView, RulePlace } from '../../../server/src/lsp/protocol.ts';

/** To the web view. */
export type ToView =
  | { readonly kind: 'table'; readonly files: string; readonly matrix: MatrixView }
  /** There is no table to show. */
  | { readonly kind: 'nothing'; readonly text: string }
  /** What was asked for is done; for those who do not see the screen too. */
  | { readonly kind: 'done'; readonly text: string };

/** From the web view. Rows are those of `MatrixRowView.rows`. */
export type FromView =
  | { readonly kind: 'ready' }
  | { readonly kind: 'open'; readonly place: Pick<RulePlace, 'uri' | 'range'> }
  | { readonly kind: 'copy' | 'export'; readonly rows: readonly number[] };

/** The words of the view, in the user's language. */
export interface Words {
  readonly title: string;
  readonly filter: string;
  readonly filterHint: string;
  readonly show: string;
  readonly mfa: string;
  readonly noMfa: string;
  readonly denied: string;
  readonly permitted: string;
  readonly cannotAnswer: string;
  readonly cannotAnswerHint: string;
  readonly failed: string;
  readonly copy: string;
  readonly export: string;
  readonly request: string;
  readonly access: string;
  readonly told: string;
  readonly rule: string;
  readonly openRule: string;
  readonly rows: string;
  readonly someRows: string;
  readonly nothingFits: string;
  readonly clear: string;
  readonly working: string;
  readonly notes: string;
  readonly noMfaRules: string;
  readonly noAccessRules: string;
}
