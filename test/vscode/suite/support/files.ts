// Files that tests make, on whatever file system the workspace lies.
import { Uri, workspace } from 'vscode';

/** A new folder beside the workspace's, which is a copy that the runner removes with all around it. */
export async function makeFolder(name: string): Promise<Uri> {
  const around = workspace.workspaceFolders?.[0]?.uri;
  if (!around) throw new Error('No folder is open.');
  const folder = Uri.joinPath(around, '..', name);
  await workspace.fs.createDirectory(folder);
  return folder;
}

export async function writeFile(file: Uri, text: string): Promise<void> {
  await workspace.fs.writeFile(file, new TextEncoder().encode(text));
}

/** The text of a file; empty where there is none. */
export async function readFile(file: Uri): Promise<string> {
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(file));
  } catch {
    return '';
  }
}

export async function remove(folder: Uri): Promise<void> {
  await workspace.fs.delete(folder, { recursive: true });
}
