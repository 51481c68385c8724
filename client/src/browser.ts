// The extension's entry in VS Code's web extension host: vscode.dev, github.dev and other workbenches without Node.
import { type ExtensionContext, extensions, Uri, workspace } from 'vscode';
import { name, publisher } from '../../package.json';
import { FirstProblems } from './firstProblems.ts';
import { languageId } from './languageId.ts';
import { mayHoldRules } from './mayHoldRules.ts';
import type { Server } from './server.ts';
import { ServerWorkers } from './serverWorkers.ts';

/** How long the server waits for the first problems, in milliseconds: on a machine that gives none, it does without. */
const patience = 1000;

let early: Promise<Server> | undefined;

/**
 * VS Code reads this file, then fetches what belongs to the extension, which takes as long as the first problems. The
 * entry for Node reads this file as well, and starts a server of its own.
 */
const folder = extensions.getExtension(`${publisher}.${name}`)?.extensionUri;
if (typeof WorkerGlobalScope === 'function' && folder) early = createServer(folder);

async function createServer(extension: Uri): Promise<Server> {
  const script = (name: string) => Uri.joinPath(extension, 'dist', name).toString(true);
  const workers = new ServerWorkers(script('server.browser.js'));
  const documents = workspace.textDocuments.filter(mayHoldRules);
  const isNeeded = documents.length > 0;
  let first: FirstProblems | undefined;
  if (documents.some((document) => document.languageId === languageId)) {
    first = new FirstProblems(script('problems.browser.js'), documents);
    // Server and client would take the processor from it.
    await Promise.race([first.shown, new Promise((done) => setTimeout(done, patience))]);
  }
  if (isNeeded) workers.startAhead();
  const [{ Server }, { workerClient }] = await Promise.all([
    import('./server.ts'),
    import('./workerClient.ts'),
  ]);
  return Server.create(workerClient(workers), isNeeded, first);
}

/** Called by VS Code when the first claim rule document opens or one of the extension's commands is called. */
export async function activate(context: ExtensionContext): Promise<void> {
  early ??= createServer(context.extensionUri);
  const server = await early;
  // The server hears from the client before this thread is busy with the rest.
  if (server.isWanted) await new Promise((resolve) => setTimeout(resolve));
  // Not before: while it is read it asks for translations, which are among what VS Code fetches.
  const { startExtension } = await import('./extension.ts');
  await startExtension(context, server);
}

/** Called by VS Code when the window closes or the extension is disabled. */
export async function deactivate(): Promise<void> {
  await (await early)?.stop();
}
