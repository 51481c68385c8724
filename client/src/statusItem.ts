// What the braces in the status bar show for a claim rule document: how the server is, and where its log is.
import { type Disposable, LanguageStatusSeverity, languages } from 'vscode';
import { languageId } from './clientOptions.ts';
import type { Server, ServerState } from './server.ts';

const texts: Readonly<Record<ServerState, string>> = {
  starting: 'Language server is starting',
  running: 'Language server is running',
  stopped: 'Language server is stopped',
  failed: 'Language server does not run',
};

/** One item for the state, with the command to restart, and one for the log. They last until they are disposed. */
export function showStatus(server: Server): Disposable[] {
  const selector = { language: languageId };
  const state = languages.createLanguageStatusItem('adfsrule.server', selector);
  state.name = 'AD FS Claim Rules: Language Server';
  state.command = { command: 'adfsrule.restartServer', title: 'Restart' };
  const update = () => {
    state.text = texts[server.state];
    state.busy = server.state === 'starting';
    state.severity =
      server.state === 'failed' ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
  };
  update();

  const log = languages.createLanguageStatusItem('adfsrule.log', selector);
  log.name = 'AD FS Claim Rules: Log';
  log.text = 'Log';
  log.command = { command: 'adfsrule.showLog', title: 'Show' };
  return [state, log, server.onDidChangeState(update)];
}
