// "Check All Rule Files": what is wrong in files that are not open, in the list of problems. Once asked for, it is kept
// up to date.
import { commands, type Disposable, l10n, languages, ProgressLocation, Uri, window, workspace } from 'vscode';
import { type CheckAllResult, CONFIGURATION_FILE, checkAllRequest } from '../../server/src/lsp/protocol.ts';
import { languageId } from './clientOptions.ts';
import { noServer } from './farm/words.ts';
import type { Server } from './server.ts';

/** Command: checks every rule file and script of the workspace and shows the list of problems. */
export const checkAllCommand = 'adfsrule.checkAll';

/** How long to wait for more changes, in milliseconds: a branch that is checked out changes many files. */
const calm = 500;

/** The command, and the problems of files that are not open from when it has been called first. */
export function registerCheckAll(server: Server): Disposable[] {
  const problems = languages.createDiagnosticCollection('adfsrule.closed');
  let wasAsked = false;
  let latest = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const check = async (): Promise<CheckAllResult | undefined> => {
    const run = ++latest;
    const result = await server.request<CheckAllResult>(checkAllRequest, {});
    if (!result || run !== latest) return result;
    const closed = await Promise.all(
      result.found
        .filter(({ isOpen }) => !isOpen)
        .map(
          async ({ uri, diagnostics }) => [Uri.parse(uri), await server.toDiagnostics(diagnostics)] as const,
        ),
    );
    if (run !== latest) return result;
    problems.clear();
    for (const [uri, found] of closed) problems.set(uri, found);
    return result;
  };
  const again = () => {
    if (!wasAsked) return;
    clearTimeout(timer);
    timer = setTimeout(() => void check(), calm);
  };

  const watcher = workspace.createFileSystemWatcher(
    `**/{*.adfsrule,*.ps1,*.psm1,*.psd1,${CONFIGURATION_FILE}}`,
  );
  return [
    problems,
    watcher,
    watcher.onDidChange(again),
    watcher.onDidCreate(again),
    watcher.onDidDelete(again),
    { dispose: () => clearTimeout(timer) },
    // What a server said that is gone would stay for ever.
    server.onDidChangeState((state) => {
      if (state === 'starting' || state === 'running') return;
      wasAsked = false;
      latest++;
      problems.clear();
    }),
    // The server tells of open files by itself.
    workspace.onDidOpenTextDocument(({ uri }) => problems.delete(uri)),
    workspace.onDidCloseTextDocument(again),
    workspace.onDidChangeConfiguration((event) => event.affectsConfiguration(languageId) && again()),
    commands.registerCommand(checkAllCommand, async () => {
      const options = { location: ProgressLocation.Window, title: l10n.t('Checking rules…') };
      const result = await window.withProgress(options, check);
      if (!result) return noServer();
      wasAsked = true;
      await tell(result);
    }),
  ];
}

async function tell({ files, found }: CheckAllResult): Promise<void> {
  if (files === 0) {
    void window.showInformationMessage(l10n.t('There are no rules in this workspace.'));
  } else if (found.length === 0) {
    void window.showInformationMessage(l10n.t('Files checked: {0}. Nothing found.', files));
  } else {
    await commands.executeCommand('workbench.actions.view.problems');
    window.setStatusBarMessage(l10n.t('Problems in {0} of {1} files', found.length, files), 8000);
  }
}
