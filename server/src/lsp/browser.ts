/** The language server as a web worker. It has no disk: the client reads files for it. */
import { version } from '../../../package.json';
import { clientFiles } from './clientFiles.ts';
import { startServer } from './server.ts';

declare const self: DedicatedWorkerGlobalScope;

// A process takes the parts of this file that it needs, and starts by itself: `esbuild.mjs`.
if (typeof self === 'object' && typeof self.postMessage === 'function') {
  // Loaded here, since a process has connections of its own and would load this one for nothing.
  const { BrowserMessageReader, BrowserMessageWriter, createConnection, ProposedFeatures } =
    require('vscode-languageserver/browser') as typeof import('vscode-languageserver/browser');
  const connection = createConnection(
    ProposedFeatures.all,
    new BrowserMessageReader(self),
    new BrowserMessageWriter(self),
  );
  // A process ends by itself; a worker has to be told.
  connection.onExit(() => self.close());
  startServer(connection, version, clientFiles(connection));
}
