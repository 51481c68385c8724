// The extension's entry in VS Code's Node extension host: desktop windows, and the remote side of SSH, WSL and containers.
import { join } from 'node:path';
import { type ExtensionContext, workspace } from 'vscode';
import { mayHoldRules } from './mayHoldRules.ts';
import { ServerProcesses } from './serverProcesses.ts';

const processes = new ServerProcesses(join(__dirname, 'server.js'));

// VS Code reads this file, then fetches what belongs to the extension, which takes as long as a server to come up.
const isNeeded = workspace.textDocuments.some(mayHoldRules);
if (isNeeded) processes.startAhead();
const server = createServer();

async function createServer() {
  const [{ Server }, { processClient }] = await Promise.all([
    import('./server.ts'),
    import('./processClient.ts'),
  ]);
  return Server.create(processClient(processes), isNeeded);
}

/** Called by VS Code when the first claim rule document opens or one of the extension's commands is called. */
export async function activate(context: ExtensionContext): Promise<void> {
  // Not before: while it is read it asks for translations, which are among what VS Code fetches.
  const { startExtension } = await import('./extension.ts');
  await startExtension(context, await server);
}

/** Called by VS Code when the window closes or the extension is disabled. */
export async function deactivate(): Promise<void> {
  await (await server).stop();
}
