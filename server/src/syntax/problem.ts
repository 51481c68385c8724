/**
 * What the language tools have to say about a rule. The parser, the label check and the linter all speak in
 * problems; the editor and the command line turn them into diagnostics.
 */

/** How serious a problem is. An `error` is text that AD FS refuses or that can never do what it says. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Replaces the text from `start` to `end` (UTF-16 offsets, end exclusive). */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** A repair that one click applies. Its edits do not overlap. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** True where this is the one repair that is right beyond doubt. */
  readonly preferred?: boolean;
  /**
   * True where nobody can have meant what stands there, and the repair changes what the rule does only for the better:
   * such fixes are applied on save by those who ask for it.
   */
  readonly safe?: boolean;
}

/** A place that helps to understand a problem, such as the first of two equal labels. */
export interface RelatedPlace {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

/** One finding. All offsets are UTF-16 offsets into the text of the rule that it belongs to. */
export interface Problem {
  /** Stable, machine-readable name, in kebab case: `missing-semicolon`. */
  readonly code: string;
  readonly severity: Severity;
  readonly start: number;
  readonly end: number;
  /** What is wrong and what to do, for the user. */
  readonly message: string;
  /** What AD FS itself reports, where that is documented (language.md 6.2): `POLICY0030: Syntax error, …`. */
  readonly reported?: string;
  readonly fixes?: readonly Fix[];
  readonly related?: readonly RelatedPlace[];
  /** `unnecessary` lets an editor fade the text out. */
  readonly tag?: 'unnecessary' | 'deprecated';
}

/** No rule says more than this: whoever pastes a binary file needs no second hundred. */
export const MAX_PROBLEMS = 100;

/** A fix of one edit. */
export function fix(title: string, start: number, end: number, newText: string): Fix {
  return { title, edits: [{ start, end, newText }], preferred: true };
}

/** The text of a problem as a user reads it: our sentence, then what AD FS would say. */
export function fullMessage(problem: Problem): string {
  return problem.reported ? `${problem.message}\nAD FS reports ${problem.reported}` : problem.message;
}

/** Where a check puts what it finds. */
export type Report = (
  code: string,
  severity: Severity,
  range: { readonly start: number; readonly end: number },
  message: string,
  fixes?: readonly Fix[],
) => void;

/** Edits counted from another place: those of a rule, `by` where it starts in its text, are those of the text. UTF-16 units. */
export function movedEdits(edits: readonly TextEdit[], by: number): readonly TextEdit[] {
  return edits.map(({ start, end, newText }) => ({ start: start + by, end: end + by, newText }));
}
