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
import { filesBelow } from './findFiles.ts';

/** Answers the server's requests for files. */
export function answerFileRequests(client: BaseLanguageClient): void {
  client.onRequest(findRuleFilesRequest, findRuleFiles);
  client.onRequest(readFileRequest, readFile);
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

async function readFile({ uri, largest }: ReadFileParams): Promise<ReadFileResult> {
  const file = Uri.parse(uri);
  try {
    if ((await workspace.fs.stat(file)).size > largest) return {};
    return { text: await workspace.decode(await workspace.fs.readFile(file), { uri: file }) };
  } catch {
    return null;
  }
}
