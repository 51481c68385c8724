// The command "Open the Example Workspace".
import {
  commands,
  type Disposable,
  type ExtensionContext,
  FileType,
  l10n,
  Uri,
  window,
  workspace,
} from 'vscode';

export const openExamplesCommand = 'adfsrule.openExamples';

/**
 * Registers the command. It opens a copy, once per version of the extension, so that what the user tries out is kept
 * and the extension's own files stay as they are.
 */
export function registerExamples(context: ExtensionContext): Disposable {
  return commands.registerCommand(openExamplesCommand, async () => {
    const { version } = context.extension.packageJSON as { readonly version: string };
    const copy = Uri.joinPath(context.globalStorageUri, version, 'AD FS examples');
    try {
      if (!(await exists(copy))) await copyFolder(Uri.joinPath(context.extensionUri, 'examples'), copy);
    } catch (error) {
      // Half a copy would be taken for a whole one the next time.
      await workspace.fs.delete(copy, { recursive: true }).then(undefined, () => undefined);
      void window.showErrorMessage(l10n.t('The examples could not be copied: {0}', String(error)));
      return;
    }
    await commands.executeCommand('vscode.openFolder', copy, { forceNewWindow: true });
  });
}

async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

/** File by file: the files of a virtual file system cannot be copied to another one otherwise. */
async function copyFolder(from: Uri, to: Uri): Promise<void> {
  await workspace.fs.createDirectory(to);
  for (const [name, type] of await workspace.fs.readDirectory(from)) {
    if (type !== FileType.File) continue;
    await workspace.fs.writeFile(
      Uri.joinPath(to, name),
      await workspace.fs.readFile(Uri.joinPath(from, name)),
    );
  }
}
