import { CancellationToken, type Connection, ErrorCodes, ResponseError } from 'vscode-languageserver';
import {
  type FindRuleFilesParams,
  type FindRuleFilesResult,
  findRuleFilesRequest,
  type ReadFileParams,
  type ReadFileResult,
  readFileRequest,
} from './protocol.ts';
import { leftOutBeyond, leftOutFile, limits, type Runtime } from './runtime.ts';
import { isInFolder } from './uris.ts';

/**
 * Files as the client sees them: all of them where the server runs in a browser, and those of virtual workspaces. A
 * client that does not answer such requests is asked no more; then there are no such files.
 */
export function clientFiles(connection: Connection): Runtime {
  let answers = true;
  const ask = async <R>(
    method: string,
    params: unknown,
    token: CancellationToken,
  ): Promise<R | undefined> => {
    if (!answers) return undefined;
    try {
      return await connection.sendRequest<R>(method, params, token);
    } catch (error) {
      if (error instanceof ResponseError && error.code === ErrorCodes.MethodNotFound) answers = false;
      return undefined;
    }
  };
  return {
    async findRuleFiles(folders, token) {
      const params: FindRuleFilesParams = { folders, most: limits.files };
      const found = await ask<FindRuleFilesResult>(findRuleFilesRequest, params, token);
      if (!found) return { uris: [] };
      return found.more
        ? { uris: found.uris, leftOut: leftOutBeyond(`${limits.files} rule files`) }
        : { uris: found.uris };
    },

    async readFile(uri) {
      if (!isInFolder(uri)) return undefined;
      const params: ReadFileParams = { uri, largest: limits.bytes };
      const file = await ask<ReadFileResult>(readFileRequest, params, CancellationToken.None);
      if (!file) return undefined;
      return file.text === undefined ? { leftOut: leftOutFile(uri) } : { text: file.text };
    },
  };
}
