import type { DialectName } from '../../../server/src/syntax/dialect.ts';
import type { Severity } from '../../../server/src/syntax/problem.ts';
import { marked } from './marked.ts';

/** A slip that people make, in a text that has no other one. */
export interface Mistake {
  /** What is wrong, in a few words; the name of the test. */
  readonly title: string;
  /** The rule with the slip; what is reported stands between `⟦` and `⟧`. */
  readonly wrong: string;
  readonly code: string;
  /** The text after the preferred repair; undefined where only the author can know. */
  readonly right: string | undefined;
  readonly severity: Severity;
  readonly dialect: DialectName | undefined;
}

/** A row of a table: title, wrong text, code, right text, and what is not as usual. */
export type Row = readonly [
  title: string,
  wrong: string,
  code: string,
  right?: string | undefined,
  more?: { readonly severity?: Severity; readonly dialect?: DialectName },
];

export function mistakes(rows: readonly Row[]): readonly Mistake[] {
  return rows.map(([title, wrong, code, right, more]) => ({
    title,
    wrong,
    code,
    right,
    severity: more?.severity ?? 'error',
    dialect: more?.dialect,
  }));
}

/** The text of a mistake without its marks. */
export function textOf({ wrong }: Mistake): string {
  return marked(wrong).text;
}
