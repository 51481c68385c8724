// Files for the server: those of virtual workspaces and, in the browser, all of them.
import { type CancellationToken, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type FindRuleFilesParams,
  type FindRuleFilesResult,
  findRuleFilesRequest,
  type ReadFileParams,
  type ReadFileResult,
  readFileRequest,
} from '../../server/src/lsp/protocol.ts';
import type { AskedAhead } from './askedAhead.ts';
import { filesBelow } from './findFiles.ts';

/** Answers the server's requests for files. */
export function answerFileRequests(client: BaseLanguageClient): void {
  client.onRequest(findRuleFilesRequest, findRuleFiles);
  client.onRequest(readFileRequest, (params: ReadFileParams) => readFile(params));
}

async function findRuleFiles(
  { folders, most }: FindRuleFilesParams,
  token: CancellationToken,
): Promise<FindRuleFilesResult> {
  const uris: string[] = [];
  let cut = false;
  for (const folder of folders) {
    const found = await filesBelow(Uri.parse(folder), '.adfsrule', most + 1, token);
    uris.push(...found.files.map(String));
    cut ||= found.cut;
  }
  return { uris: uris.slice(0, most), more: cut || uris.length > most };
}

/** A file's text; null where there is none, nothing where it is too large. */
export async function readFile(
  { uri, largest }: ReadFileParams,
  ahead?: AskedAhead,
): Promise<ReadFileResult> {
  const file = Uri.parse(uri);
  try {
    const { size } = await (ahead?.stat(file) ?? workspace.fs.stat(file));
    if (size > largest) return {};
    return { text: await workspace.decode(await workspace.fs.readFile(file), { uri: file }) };
  } catch {
    return null;
  }
}
