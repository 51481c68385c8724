// What the worker for the first problems will ask for, asked of VS Code while the worker comes up. Needs nothing else, as
// it is made before the rest of the extension is loaded.
import { type FileStat, type TextDocument, Uri, workspace } from 'vscode';
import { CONFIGURATION_FILE } from '../../server/src/lsp/protocol.ts';

/** Whether there are configuration files for documents, in their folders and above. */
export class AskedAhead {
  private readonly stats = new Map<string, Promise<FileStat>>();

  constructor(documents: readonly TextDocument[]) {
    for (const { uri, isUntitled } of documents) {
      if (isUntitled) continue;
      for (let folder = above(uri); folder; folder = above(folder)) this.ask(folder);
    }
  }

  /** What has been asked about a file; rejects where there is none. */
  stat(file: Uri): Promise<FileStat> | undefined {
    return this.stats.get(String(file));
  }

  private ask(folder: Uri): void {
    const file = Uri.joinPath(folder, CONFIGURATION_FILE);
    const key = String(file);
    if (this.stats.has(key)) return;
    const asked = Promise.resolve(workspace.fs.stat(file));
    // Nobody may come for it.
    asked.catch(() => {});
    this.stats.set(key, asked);
  }
}

/** The folder around; undefined at the top. */
function above(uri: Uri): Uri | undefined {
  const folder = Uri.joinPath(uri, '..');
  return folder.path === uri.path ? undefined : folder;
}
