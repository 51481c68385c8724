// The extension's entry in VS Code's web extension host: vscode.dev, github.dev and other workbenches without Node.
import { type ExtensionContext, Uri, workspace } from 'vscode';
import { mayHoldRules } from './mayHoldRules.ts';
import type { Server } from './server.ts';
import { ServerWorkers } from './serverWorkers.ts';

let server: Server | undefined;

/** Called by VS Code when the first claim rule document opens or one of the extension's commands is called. */
export async function activate(context: ExtensionContext): Promise<void> {
  const script = Uri.joinPath(context.extensionUri, 'dist', 'server.browser.js').toString(true);
  const workers = new ServerWorkers(script);
  // The server comes up while the client is loaded, which takes as long: nothing above this line needs the client.
  if (workspace.textDocuments.some(mayHoldRules)) workers.startAhead();
  const [{ startExtension }, { workerClient }] = await Promise.all([
    import('./extension.ts'),
    import('./workerClient.ts'),
  ]);
  server = await startExtension(context, workerClient(workers));
}

/** Called by VS Code when the window closes or the extension is disabled. */
export async function deactivate(): Promise<void> {
  await server?.stop();
}
