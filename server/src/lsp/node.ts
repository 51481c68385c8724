/** The language server as a process: `--stdio`, `--node-ipc`, `--socket=N`. The only file that knows the disk. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { version } from '../../../package.json';
import { decode } from '../syntax/encoding.ts';
import type { Runtime } from './runtime.ts';
import { startServer } from './server.ts';

/** Folders that hold no rules of the user and can be very large. */
const skipped: ReadonlySet<string> = new Set(['node_modules', '.git', '.hg', '.svn']);
/** Rule files and folders per workspace, and bytes per file: far above what people have, far below what hurts. */
const mostFiles = 2000;
const mostFolders = 50_000;
const largest = 1024 * 1024;

const runtime: Runtime = {
  async findRuleFiles(folders, token) {
    const uris: string[] = [];
    const open = folders.map(pathOf).filter((path) => path !== undefined);
    for (let seen = 0; open.length > 0 && !token.isCancellationRequested; seen++) {
      if (seen === mostFolders || uris.length >= mostFiles) {
        const what = seen === mostFolders ? `${mostFolders} folders` : `${mostFiles} rule files`;
        return { uris, leftOut: `The workspace has more than ${what}; the rest is left out.` };
      }
      const folder = open.shift() as string;
      // A folder that cannot be read has no rules for us. Links are not followed, so the walk ends.
      for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
        const path = join(folder, entry.name);
        if (entry.isDirectory() && !skipped.has(entry.name)) open.push(path);
        else if (
          entry.isFile() &&
          entry.name.toLowerCase().endsWith('.adfsrule') &&
          uris.length < mostFiles
        ) {
          uris.push(pathToFileURL(path).href);
        }
      }
    }
    return { uris };
  },

  async readFile(uri) {
    const path = pathOf(uri);
    if (path === undefined) return undefined;
    try {
      const { size } = await stat(path);
      if (size > largest) return { leftOut: `${path} is larger than 1 MB and is left out.` };
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

startServer(createConnection(ProposedFeatures.all), version, runtime);
