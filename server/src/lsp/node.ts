/** The language server as a process: `--stdio`, `--node-ipc`, `--socket=N`. The only file that knows the disk. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { version } from '../../../package.json';
import { hostKindOfPath } from '../languageService.ts';
import { decode } from '../syntax/encoding.ts';
import { clientFiles } from './clientFiles.ts';
import { leftOutBeyond, leftOutFile, limits, type Runtime } from './runtime.ts';
import { startServer } from './server.ts';

/** Folders that hold no rules of the user and can be very large. */
const skipped: ReadonlySet<string> = new Set(['node_modules', '.git', '.hg', '.svn']);

/** What lies on the disk of this machine. */
const disk: Runtime = {
  async findRuleFiles(folders, token) {
    const uris: string[] = [];
    // Counted by themselves, so that many scripts do not leave rule files out.
    const scripts: string[] = [];
    const open = folders.map(pathOf).filter((path) => path !== undefined);
    for (let seen = 0; open.length > 0 && !token.isCancellationRequested; seen++) {
      if (seen === limits.folders) return { uris, leftOut: leftOutBeyond(`${limits.folders} folders`) };
      if (uris.length >= limits.files) return { uris, leftOut: leftOutBeyond(`${limits.files} rule files`) };
      const folder = open.shift() as string;
      // A folder that cannot be read has no rules for us. Links are not followed, so the walk ends.
      for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
        const path = join(folder, entry.name);
        if (entry.isDirectory() && !skipped.has(entry.name)) open.push(path);
        else if (!entry.isFile()) continue;
        else if (entry.name.toLowerCase().endsWith('.adfsrule')) {
          if (uris.length < limits.files) uris.push(pathToFileURL(path).href);
        } else if (hostKindOfPath(entry.name) === 'powershell' && scripts.length < limits.files) {
          scripts.push(pathToFileURL(path).href);
        }
      }
    }
    return { uris: [...uris, ...scripts] };
  },

  async readFile(uri) {
    const path = pathOf(uri);
    if (path === undefined) return undefined;
    try {
      const { size } = await stat(path);
      if (size > limits.bytes) return { leftOut: leftOutFile(path) };
      return { text: decode(await readFile(path)) };
    } catch {
      return undefined;
    }
  },
};

/** The path of a file on this machine; undefined for an address of another kind. */
function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

const connection = createConnection(ProposedFeatures.all);
const virtual = clientFiles(connection);
const isOnDisk = (uri: string) => /^file:/i.test(uri);

startServer(connection, version, {
  async findRuleFiles(folders, token) {
    const elsewhere = folders.filter((uri) => !isOnDisk(uri));
    const found = await Promise.all([
      disk.findRuleFiles(folders.filter(isOnDisk), token),
      ...(elsewhere.length > 0 ? [virtual.findRuleFiles(elsewhere, token)] : []),
    ]);
    const leftOut = found.flatMap((part) => part.leftOut ?? []).join(' ');
    return { uris: found.flatMap(({ uris }) => uris), ...(leftOut ? { leftOut } : {}) };
  },
  readFile: (uri) => (isOnDisk(uri) ? disk : virtual).readFile(uri),
});
