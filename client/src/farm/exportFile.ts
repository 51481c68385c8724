// The file of an export: chosen, read and sent to the server, which alone knows what is in it.
import { l10n, Position, Range, Uri, window, workspace } from 'vscode';
import type { FarmProblem } from '../../../server/src/lsp/protocol.ts';

/** Bigger than the export of any farm. */
const largest = 100 * 1024 * 1024;

/** The export that was used last: who imports one compares with it later. */
let latest: Uri | undefined;

/** `given` stands for the answer of the dialog. */
export async function chooseExport(given: unknown): Promise<Uri | undefined> {
  if (given instanceof Uri) {
    latest = given;
    return given;
  }
  const start = latest ?? workspace.workspaceFolders?.[0]?.uri;
  const chosen = await window.showOpenDialog({
    title: l10n.t('Choose an AD FS export'),
    openLabel: l10n.t('Open'),
    filters: { [l10n.t('AD FS exports')]: ['json', 'xml', 'clixml', 'txt'], [l10n.t('All files')]: ['*'] },
    ...(start ? { defaultUri: start } : {}),
  });
  latest = chosen?.[0] ?? latest;
  return chosen?.[0];
}

/** In base64; undefined, and said so, for a file that cannot be read. */
export async function bytesOf(file: Uri): Promise<string | undefined> {
  try {
    const { size } = await workspace.fs.stat(file);
    if (size > largest) throw new Error(l10n.t('it is larger than 100 MB'));
    return base64(await workspace.fs.readFile(file));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    void window.showErrorMessage(l10n.t('{0} cannot be read: {1}', file.fsPath, why));
    return undefined;
  }
}

/** Says what is wrong with an export, and leads there. */
export async function showProblem(file: Uri, { problem, line, column }: FarmProblem): Promise<void> {
  if (line === undefined) {
    void window.showErrorMessage(problem);
    return;
  }
  const show = l10n.t('Show');
  if ((await window.showErrorMessage(problem, show)) !== show) return;
  const place = new Position(line - 1, Math.max(0, (column ?? 1) - 1));
  await window.showTextDocument(file, { selection: new Range(place, place) });
}

/** In parts, since a call takes only so many arguments. */
function base64(bytes: Uint8Array): string {
  const part = 0x8000;
  const characters: string[] = [];
  for (let at = 0; at < bytes.length; at += part) {
    characters.push(String.fromCharCode(...bytes.subarray(at, at + part)));
  }
  return btoa(characters.join(''));
}
