// Which rules a table is about.
import type { Uri } from 'vscode';
import type { MatrixParams } from '../../../server/src/lsp/protocol.ts';
import { textFileAt } from '../testing/scenarioFiles.ts';

/** The rules of a file of scenarios, or rule files; they are read when the table is worked out. */
export type MatrixSubject =
  | { readonly kind: 'scenarios'; readonly uri: Uri }
  | { readonly kind: 'rules'; readonly uris: readonly Uri[] };

/** What the server is asked; undefined where the file of scenarios is gone. */
export async function paramsFor(subject: MatrixSubject): Promise<MatrixParams | undefined> {
  if (subject.kind === 'rules') return { rules: subject.uris.map((uri) => ({ uri: uri.toString() })) };
  const scenarios = await textFileAt(subject.uri);
  return scenarios && { scenarios };
}
