// "Save Export Script…": the script that reads a farm, for the server that it runs on.
import { l10n, Uri, window, workspace } from 'vscode';

const name = 'Export-AdfsRules.ps1';

/** `target` stands for the answer of the dialog. */
export async function saveExportScript(extension: Uri, target: unknown): Promise<void> {
  const file = target instanceof Uri ? target : await askForTarget();
  if (!file) return;
  const script = await workspace.fs.readFile(Uri.joinPath(extension, 'powershell', name));
  await workspace.fs.writeFile(file, script);
  await window.showTextDocument(file);
  void window.showInformationMessage(
    l10n.t(
      'Run it on an AD FS server. Then choose "AD FS: Import AD FS Export…" for the file that it writes.',
    ),
  );
}

function askForTarget(): Thenable<Uri | undefined> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  return window.showSaveDialog({
    title: l10n.t('Save Export Script'),
    filters: { PowerShell: ['ps1'] },
    ...(folder ? { defaultUri: Uri.joinPath(folder, name) } : {}),
  });
}
