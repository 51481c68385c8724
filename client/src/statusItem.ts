// What the braces in the status bar show for a claim rule document: how the server is, and where its log is.
import { type Disposable, LanguageStatusSeverity, l10n, languages } from 'vscode';
import { languageId } from './clientOptions.ts';
import type { Server, ServerState } from './server.ts';

const texts: Readonly<Record<ServerState, string>> = {
  starting: l10n.t('Language server is starting'),
  running: l10n.t('Language server is running'),
  stopped: l10n.t('Language server is stopped'),
  failed: l10n.t('Language server does not run'),
};

/** One item for the state, with the command to restart, and one for the log. They last until they are disposed. */
export function showStatus(server: Server): Disposable[] {
  const selector = { language: languageId };
  const state = languages.createLanguageStatusItem('adfsrule.server', selector);
  state.name = l10n.t('AD FS Claim Rules: Language Server');
  state.command = { command: 'adfsrule.restartServer', title: l10n.t('Restart') };
  const update = () => {
    state.text = texts[server.state];
    state.busy = server.state === 'starting';
    state.severity =
      server.state === 'failed' ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
  };
  update();

  const log = languages.createLanguageStatusItem('adfsrule.log', selector);
  log.name = l10n.t('AD FS Claim Rules: Log');
  log.text = l10n.t('Log');
  log.command = { command: 'adfsrule.showLog', title: l10n.t('Show') };
  return [state, log, server.onDidChangeState(update)];
}
