// Which rules a table is about.
import type { Position, TextDocument, TextDocumentContentChangeEvent, Uri } from 'vscode';
import type { MatrixParams } from '../../../server/src/lsp/protocol.ts';
import { movedBy } from '../ruleSets.ts';
import { textFileAt } from '../testing/scenarioFiles.ts';

/** Rules of a table: a rule file, or the rule set of a script that starts at a position. */
export interface MatrixRules {
  readonly uri: Uri;
  readonly start?: Position | undefined;
  /** For people. */
  readonly label: string;
}

/** The rules of a file of scenarios, or rules; they are read when the table is worked out. */
export type MatrixSubject =
  | { readonly kind: 'scenarios'; readonly uri: Uri }
  | { readonly kind: 'rules'; readonly rules: readonly MatrixRules[] };

/** What the server is asked; undefined where the file of scenarios is gone. */
export async function paramsFor(subject: MatrixSubject): Promise<MatrixParams | undefined> {
  if (subject.kind === 'rules') {
    return {
      rules: subject.rules.map(({ uri, start }) => ({
        uri: uri.toString(),
        ...(start ? { position: { line: start.line, character: start.character } } : {}),
      })),
    };
  }
  const scenarios = await textFileAt(subject.uri);
  return scenarios && { scenarios };
}

/** The same after a document has changed, in which rule sets move. */
export function subjectAfter(
  subject: MatrixSubject,
  { uri }: TextDocument,
  changes: readonly TextDocumentContentChangeEvent[],
): MatrixSubject {
  if (subject.kind === 'scenarios') return subject;
  const key = uri.toString();
  return {
    kind: 'rules',
    rules: subject.rules.map((rules) =>
      rules.start && rules.uri.toString() === key
        ? { ...rules, start: movedBy(rules.start, changes) }
        : rules,
    ),
  };
}
