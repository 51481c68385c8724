// Finding files on any file system that an extension may have provided.
import { type CancellationToken, FileType, RelativePattern, Uri, workspace } from 'vscode';

/** Folders that hold no files of the user's own and can be very large. */
const skipped: readonly string[] = ['node_modules', '.git', '.hg', '.svn'];

/** File systems that VS Code can always search. */
const searchable: ReadonlySet<string> = new Set(['file', 'vscode-remote']);

/** How long VS Code's search may take in other file systems, in milliseconds, before folders are read one by one. */
const patience = 2000;

/** How many folders are read one by one at most, and how many of them at a time: each may be a request over the net. */
const mostFolders = 2000;
const atOnce = 16;

export interface Found {
  readonly files: readonly Uri[];
  /** Whether folders were left out. */
  readonly cut: boolean;
}

/**
 * The files below a folder whose names end so (`.adfsrule`), in capitals or not, in no particular order.
 *
 * In place of `workspace.findFiles`, which waits for ever, or finds nothing, where nobody has provided a search for the
 * file system: there the folders are read one by one. Folders that cannot be read are left out.
 */
export async function filesBelow(
  folder: Uri,
  ending: string,
  most: number,
  token?: CancellationToken,
): Promise<Found> {
  const anyCase = ending.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
  const pattern = new RelativePattern(folder, `**/*${anyCase}`);
  // The program that searches may be missing.
  const search = Promise.resolve(
    workspace.findFiles(pattern, `**/{${skipped.join()}}/**`, most, token),
  ).catch(() => undefined);
  if (searchable.has(folder.scheme)) {
    const files = await search;
    if (files) return { files, cut: false };
    return walk(folder, ending, most, token);
  }
  const tooLate = new Promise<undefined>((resolve) => setTimeout(resolve, patience, undefined));
  const files = await Promise.race([search, tooLate]);
  return files && files.length > 0 ? { files, cut: false } : walk(folder, ending, most, token);
}

/** The same for all folders of the workspace. */
export async function filesInWorkspace(ending: string, most: number): Promise<readonly Uri[]> {
  const files: Uri[] = [];
  for (const { uri } of workspace.workspaceFolders ?? []) {
    if (files.length < most) files.push(...(await filesBelow(uri, ending, most - files.length)).files);
  }
  return files;
}

async function walk(
  start: Uri,
  ending: string,
  most: number,
  token: CancellationToken | undefined,
): Promise<Found> {
  const files: Uri[] = [];
  const open = [start];
  for (let seen = 0; open.length > 0 && files.length < most; ) {
    if (token?.isCancellationRequested || seen >= mostFolders) return { files, cut: true };
    const folders = open.splice(0, atOnce);
    seen += folders.length;
    const contents = await Promise.all(folders.map(entriesOf));
    for (const [index, entries] of contents.entries()) {
      const folder = folders[index] as Uri;
      // Links are not followed, so the walk ends.
      for (const [name, type] of entries) {
        if (type === FileType.Directory && !skipped.includes(name)) open.push(Uri.joinPath(folder, name));
        if (type === FileType.File && name.toLowerCase().endsWith(ending)) {
          files.push(Uri.joinPath(folder, name));
        }
      }
    }
  }
  return { files: files.slice(0, most), cut: open.length > 0 };
}

/** What is in a folder; nothing in one that cannot be read. */
async function entriesOf(folder: Uri): Promise<[string, FileType][]> {
  try {
    return await workspace.fs.readDirectory(folder);
  } catch {
    return [];
  }
}
