// "Import AD FS Export…": the rules of a farm as files, one a trust and stage.
import { commands, l10n, Uri, window, workspace } from 'vscode';
import {
  type ExportParams,
  type ImportExportResult,
  importExportRequest,
} from '../../../server/src/lsp/protocol.ts';
import { checkAllCommand } from '../checkAll.ts';
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

/** Whether to go on: what is there already and says something else is not overwritten unasked. */
async function mayWrite(folder: Uri, files: readonly { path: string; text: string }[]): Promise<boolean> {
  const before = await Promise.all(files.map(({ path }) => textAt(Uri.joinPath(folder, ...path.split('/')))));
  const different = before.filter((text, i) => text !== undefined && text !== files[i]?.text).length;
  if (different === 0) return true;
  const replace = l10n.t('Replace');
  const chosen = await window.showWarningMessage(
    different === 1
      ? l10n.t('1 of the {0} files is there already, with other text.', files.length)
      : l10n.t('{0} of the {1} files are there already, with other text.', different, files.length),
    { modal: true, detail: l10n.t('Replace it with what the export has? What was changed there is lost.') },
    replace,
  );
  return chosen === replace;
}

/** With the line breaks that an import writes; undefined where there is no such file. */
async function textAt(file: Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(file)).replaceAll('\r\n', '\n');
  } catch {
    return undefined;
  }
}

async function done(folder: Uri, trusts: readonly { readonly stages: readonly unknown[] }[]): Promise<void> {
  const sets = trusts.reduce((sum, { stages }) => sum + stages.length, 0);
  const [show, check] = [l10n.t('Show'), l10n.t('Check All')];
  const inside = workspace.getWorkspaceFolder(folder) !== undefined;
  const message = l10n.t('Imported: {0} rule sets of {1} trusts.', sets, trusts.length);
  const chosen = await window.showInformationMessage(message, ...(inside ? [check, show] : [show]));
  if (chosen === check) await commands.executeCommand(checkAllCommand);
  if (chosen !== show) return;
  await commands.executeCommand(inside ? 'revealInExplorer' : 'vscode.openFolder', folder, {
    forceNewWindow: true,
  });
}
