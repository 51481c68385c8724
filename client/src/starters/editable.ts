// Which documents can be written: not the sides of a comparison, nor what another version of a file looked like.
import { type TextDocument, workspace } from 'vscode';

/** Whether a document is new, or a file on a file system that takes changes. */
export function isEditable({ isUntitled, uri }: TextDocument): boolean {
  return isUntitled || workspace.fs.isWritableFileSystem(uri.scheme) === true;
}
