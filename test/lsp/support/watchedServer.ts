import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createMessageConnection, type MessageConnection } from 'vscode-languageserver/node';
import { pulling } from './capabilities.ts';

const serverFile = fileURLToPath(new URL('../../../dist/server.js', import.meta.url));
const heapReport = fileURLToPath(new URL('./heapReport.cjs', import.meta.url));

/** The built server as a process that says what it holds, with a client that answers as editors do. */
export class WatchedServer {
  readonly process: ChildProcess;
  readonly connection: MessageConnection;
  settings: unknown = {};
  /** What it says in its log. */
  readonly logged: string[] = [];

  constructor() {
    const args = ['--expose-gc', '--require', heapReport, serverFile, '--stdio'];
    this.process = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe', 'ipc'] });
    this.process.stderr?.resume();
    this.connection = createMessageConnection(this.process.stdout!, this.process.stdin!);
    this.connection.onRequest('workspace/configuration', ({ items }: { items: { section?: string }[] }) =>
      items.map(({ section }) => (section === 'adfsrule' ? this.settings : null)),
    );
    this.connection.onRequest(() => null);
    this.connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.logged.push(message);
    });
    this.connection.onNotification(() => undefined);
    this.connection.onError(() => undefined);
    this.connection.listen();
  }

  async start(): Promise<this> {
    const folders = [{ uri: 'file:///chaos', name: 'chaos' }];
    const params = {
      processId: process.pid,
      rootUri: null,
      capabilities: pulling,
      workspaceFolders: folders,
    };
    await this.request('initialize', params);
    this.notify('initialized', {});
    return this;
  }

  request(method: string, params: unknown): Promise<unknown> {
    return this.connection.sendRequest(method, params as object);
  }

  notify(method: string, params: unknown): void {
    void this.connection.sendNotification(method, params as object);
  }

  open({
    uri,
    version,
    languageId,
    text,
  }: {
    uri: string;
    version: number;
    languageId: string;
    text: string;
  }): void {
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version, text } });
  }

  close(uri: string): void {
    this.notify('textDocument/didClose', { textDocument: { uri } });
  }

  /** What the server says about a document as a whole. */
  async viewOf(uri: string): Promise<unknown> {
    const textDocument = { uri };
    const [report, symbols, folds, tokens, formatted] = await Promise.all([
      this.request('textDocument/diagnostic', { textDocument }),
      this.request('textDocument/documentSymbol', { textDocument }),
      this.request('textDocument/foldingRange', { textDocument }),
      this.request('textDocument/semanticTokens/full', { textDocument }),
      this.request('textDocument/formatting', { textDocument, options: { tabSize: 2, insertSpaces: true } }),
    ]);
    const { items } = report as { items: unknown };
    return { items, symbols, folds, tokens: (tokens as { data: unknown } | null)?.data, formatted };
  }

  async heap(): Promise<number> {
    // Whatever was sent before has been read when this is answered.
    await this.request('workspace/symbol', { query: '' });
    const answer = once(this.process, 'message');
    this.process.send?.('heap');
    const [bytes] = await answer;
    return bytes as number;
  }

  async stop(): Promise<void> {
    const ended = once(this.process, 'exit');
    await this.request('shutdown', undefined);
    this.notify('exit', undefined);
    await ended;
    this.connection.dispose();
  }
}
