/** A language server as a child process, spoken to over stdio as an editor would. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const { createMessageConnection, StreamMessageReader, StreamMessageWriter } = require('vscode-jsonrpc/node');

export const servers = {
  rules: { languageId: 'adfsrule', main: fileURLToPath(new URL('../dist/server.js', import.meta.url)) },
  json: {
    languageId: 'json',
    main: require.resolve('vscode-langservers-extracted/bin/vscode-json-language-server'),
  },
};

const capabilities = {
  textDocument: {
    synchronization: { dynamicRegistration: false },
    diagnostic: { dynamicRegistration: false },
    hover: { contentFormat: ['markdown'] },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
  },
  workspace: { configuration: false },
};

/** Starts a server and waits until it has answered `initialize`; `startMs` is how long that took from the spawn. */
export async function startServer({ main, languageId }) {
  const started = performance.now();
  const child = spawn(process.execPath, [main, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('workspace/configuration', ({ items }) => items.map(() => null));
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities,
    initializationOptions: { provideFormatter: false },
  });
  const startMs = performance.now() - started;
  await connection.sendNotification('initialized', {});
  const uri = `file:///bench.${languageId}`;
  let version = 0;
  return {
    startMs,
    uri,
    request: (method, params) => connection.sendRequest(method, params),
    async open(text) {
      await connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId, version: ++version, text },
      });
      return connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
    },
    /** One edit and the diagnostics after it; the time is from sending the edit to having the answer. */
    async edit(range, text) {
      const start = performance.now();
      await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version: ++version },
        contentChanges: [{ range, text }],
      });
      const report = await connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
      return { ms: performance.now() - start, report };
    },
    stop() {
      connection.dispose();
      child.kill();
    },
  };
}

/** The position behind the first `needle` after the middle of the text. */
export function positionBehind(text, needle) {
  const offset = text.indexOf(needle, text.length / 2) + needle.length;
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, character: before.at(-1).length };
}
