// The extension's entry in VS Code's web extension host: vscode.dev, github.dev and other workbenches without Node.
import { type ExtensionContext, Uri } from 'vscode';
import type { MessageTransports } from 'vscode-languageclient';
import { startExtension } from './extension.ts';
import type { Server } from './server.ts';

type ForBrowser = typeof import('vscode-languageclient/browser');

let server: Server | undefined;

/** Called by VS Code when the first claim rule document opens or one of the extension's commands is called. */
export async function activate(context: ExtensionContext): Promise<void> {
  // Loaded here, since the entry for Node takes the rest of this file and has a client of its own: `esbuild.mjs`.
  const library = require('vscode-languageclient/browser') as ForBrowser;
  const script = Uri.joinPath(context.extensionUri, 'dist', 'server.browser.js').toString(true);
  server = await startExtension(
    context,
    (id, name, options) =>
      new library.LanguageClient(id, name, async () => startWorker(library, script), options),
  );
}

/** Called by VS Code when the window closes or the extension is disabled. */
export async function deactivate(): Promise<void> {
  await server?.stop();
}

/** Starts the server. A worker that fails goes on as if nothing had happened, so its end is made here. */
function startWorker(
  { BrowserMessageReader, BrowserMessageWriter }: ForBrowser,
  script: string,
): MessageTransports {
  /** A worker tells nobody that it has ended; whoever ends it says so here. */
  class WorkerReader extends BrowserMessageReader {
    close(): void {
      this.fireClose();
    }
  }
  const worker = new Worker(script);
  const reader = new WorkerReader(worker);
  worker.addEventListener('error', () => {
    worker.terminate();
    reader.close();
  });
  return { reader, writer: new BrowserMessageWriter(worker) };
}
