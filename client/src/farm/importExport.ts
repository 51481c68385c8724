// "Import AD FS Export…": the rules of a farm as files, one a trust and stage.
import { commands, type FileType, l10n, Uri, window, workspace } from 'vscode';
import {
  type ExportParams,
  type ImportExportResult,
  importExportRequest,
} from '../../../server/src/lsp/protocol.ts';
import type { Server } from '../server.ts';
import { bytesOf, chooseExport, showProblem } from './exportFile.ts';
import { noServer } from './words.ts';

/** Arguments stand for the answers of the dialogs: the export, and the folder that takes the files. */
export async function importExport(server: Server, [from, to]: readonly unknown[]): Promise<void> {
  const file = await chooseExport(from);
  const bytes = file && (await bytesOf(file));
  if (!file || bytes === undefined) return;
  const found = await server.request<ImportExportResult>(importExportRequest, {
    bytes,
  } satisfies ExportParams);
  if (!found) return noServer();
  if ('problem' in found) return showProblem(file, found);
  // A caller that gives the export gives the folder as well; the Explorer gives a list instead.
  const folder = to instanceof Uri ? to : await chooseFolder();
  if (!folder || !(await mayWrite(folder, found.files))) return;
  try {
    for (const { path, text } of found.files) {
      await workspace.fs.writeFile(Uri.joinPath(folder, ...path.split('/')), new TextEncoder().encode(text));
    }
  } catch (error) {
    void window.showErrorMessage(l10n.t('The import is not complete: {0}', String(error)));
    return;
  }
  await done(folder, found.trusts);
}

async function chooseFolder(): Promise<Uri | undefined> {
  const chosen = await window.showOpenDialog({
    title: l10n.t('Choose a folder for the rules'),
    openLabel: l10n.t('Import Here'),
    canSelectFiles: false,
    canSelectFolders: true,
    ...(workspace.workspaceFolders?.[0] ? { defaultUri: workspace.workspaceFolders[0].uri } : {}),
  });
  return chosen?.[0];
}

/** Whether to go on: files that are there already are not overwritten unasked. */
async function mayWrite(folder: Uri, files: readonly { readonly path: string }[]): Promise<boolean> {
  const kinds = await Promise.all(files.map(({ path }) => kindOf(Uri.joinPath(folder, ...path.split('/')))));
  const present = kinds.filter((kind) => kind !== undefined).length;
  if (present === 0) return true;
  const replace = l10n.t('Replace');
  const chosen = await window.showWarningMessage(
    l10n.t('{0} of the {1} files are there already.', present, files.length),
    { modal: true, detail: l10n.t('Replace them by what the export has?') },
    replace,
  );
  return chosen === replace;
}

async function kindOf(file: Uri): Promise<FileType | undefined> {
  try {
    return (await workspace.fs.stat(file)).type;
  } catch {
    return undefined;
  }
}

async function done(folder: Uri, trusts: readonly { readonly stages: readonly unknown[] }[]): Promise<void> {
  const sets = trusts.reduce((sum, { stages }) => sum + stages.length, 0);
  const show = l10n.t('Show');
  const message = l10n.t('Imported: {0} rule sets of {1} trusts.', sets, trusts.length);
  if ((await window.showInformationMessage(message, show)) !== show) return;
  const inside = workspace.getWorkspaceFolder(folder) !== undefined;
  await commands.executeCommand(inside ? 'revealInExplorer' : 'vscode.openFolder', folder, {
    forceNewWindow: true,
  });
}
