// The extension's entry in VS Code's Node extension host: desktop windows, and the remote side of SSH, WSL and containers.
import { type ExtensionContext, workspace } from 'vscode';
import { mayHoldRules } from './mayHoldRules.ts';
import type { Server } from './server.ts';
import { ServerProcesses } from './serverProcesses.ts';

let server: Server | undefined;

/** Called by VS Code when the first claim rule document opens or one of the extension's commands is called. */
export async function activate(context: ExtensionContext): Promise<void> {
  const processes = new ServerProcesses(context.asAbsolutePath('dist/server.js'));
  // The server comes up while the client is loaded, which takes as long: nothing above this line needs the client.
  if (workspace.textDocuments.some(mayHoldRules)) processes.startAhead();
  const [{ startExtension }, { processClient }] = await Promise.all([
    import('./extension.ts'),
    import('./processClient.ts'),
  ]);
  server = await startExtension(context, processClient(processes));
}

/** Called by VS Code when the window closes or the extension is disabled. */
export async function deactivate(): Promise<void> {
  await server?.stop();
}
