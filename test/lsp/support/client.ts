/**
 * A language client for tests: starts the built `dist/server.js` over stdio and talks to it as an editor does.
 *
 *     const client = await startClient({ files: { 'other.adfsrule': '…' }, settings: { codeLens: true } });
 *     const document = client.open('rules.adfsrule', 'c‸:[Type == "a"] => issue(claim = c);');
 *     expect(await document.diagnostics()).toEqual([]);
 *     expect(await client.request(DefinitionRequest.type, document.atCursor())).toEqual(…);
 *
 * Clients stop by themselves when the test file is done. Nothing here waits for a fixed time: `until` asks again and
 * again, and says what it waited for when the answer does not come.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll } from 'vitest';
import {
  type ClientCapabilities,
  ConfigurationRequest,
  createMessageConnection,
  type Diagnostic,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type FileChangeType,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  LogMessageNotification,
  type MessageConnection,
  type ProtocolRequestType,
  PublishDiagnosticsNotification,
  type Registration,
  RegistrationRequest,
  ShowMessageNotification,
  ShowMessageRequest,
  ShutdownRequest,
  UnregistrationRequest,
} from 'vscode-languageserver/node';
import { editorCapabilities } from './capabilities.ts';
import { OpenDocument } from './openDocument.ts';

/** How long `until` asks before it gives up, in milliseconds; only a broken server takes that long. */
const PATIENCE = 10_000;
const serverFile = fileURLToPath(new URL('../../../dist/server.js', import.meta.url));

export interface ClientOptions {
  /** Files of the workspace by their path in it. Given (even empty), a temporary folder is made and opened. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** The settings below `adfsrule`. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** What the client can do; by default what VS Code can, with diagnostics pushed. */
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
}

const running = new Set<TestClient>();
afterAll(async () => {
  await Promise.all([...running].map((client) => client.stop()));
});

/** Starts a server and initializes it. */
export async function startClient(options: ClientOptions = {}): Promise<TestClient> {
  const client = new TestClient(options);
  running.add(client);
  await client.initialize();
  return client;
}

export class TestClient {
  readonly connection: MessageConnection;
  /** The path of the workspace folder; undefined without one. */
  readonly folder: string | undefined;
  /** What the server wrote to the log and to standard error, in order. */
  readonly logged: string[] = [];
  /** What the server showed the user, in order. */
  readonly shown: string[] = [];
  /** What the server registered and did not take back. */
  readonly registrations: Registration[] = [];
  /** The methods of the server's requests and of its notifications that nothing above collects, in order. */
  readonly received: string[] = [];
  /** The latest pushed diagnostics by document. */
  readonly pushed = new Map<string, { version: number | undefined; diagnostics: Diagnostic[] }>();
  /** The server's answer to `initialize`. */
  initialized!: InitializeResult;
  private readonly options: ClientOptions;
  private readonly server: ChildProcess;
  private settings: Readonly<Record<string, unknown>>;
  private stopped = false;

  constructor(options: ClientOptions) {
    this.options = options;
    this.settings = options.settings ?? {};
    if (options.files) {
      this.folder = mkdtempSync(join(tmpdir(), 'adfsrule-test-'));
      for (const [path, content] of Object.entries(options.files)) this.write(path, content);
    }
    this.server = spawn(process.execPath, [serverFile, '--stdio'], { stdio: 'pipe' });
    this.server.stderr?.on('data', (data) => this.logged.push(String(data)));
    this.connection = createMessageConnection(this.server.stdout!, this.server.stdin!);
    this.answer();
    this.connection.listen();
  }

  get capabilities(): ClientCapabilities {
    return this.options.capabilities ?? editorCapabilities;
  }

  /** What the server announced. */
  get announced(): InitializeResult['capabilities'] {
    return this.initialized.capabilities;
  }

  async initialize(): Promise<void> {
    const folders = this.folder ? [{ uri: this.uri(''), name: 'workspace' }] : null;
    this.initialized = await this.connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: folders?.[0]?.uri ?? null,
      capabilities: this.capabilities,
      workspaceFolders: folders,
      ...(this.options.initializationOptions === undefined
        ? {}
        : { initializationOptions: this.options.initializationOptions }),
    });
    await this.connection.sendNotification(InitializedNotification.type, {});
  }

  /** The address of a file in the workspace, or of one that is nowhere when there is no workspace. */
  uri(path: string): string {
    if (!this.folder) return `untitled:${path}`;
    return pathToFileURL(path === '' ? this.folder : join(this.folder, path)).href;
  }

  /** Writes a file to disk. The server is not told: see `changed`. */
  write(path: string, content: string | Uint8Array): void {
    const file = join(this.folder!, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }

  /** Deletes a file from disk. The server is not told: see `changed`. */
  delete(path: string): void {
    rmSync(join(this.folder!, path));
  }

  /** Tells the server that a file on disk changed, as an editor does for files that are watched. */
  async changed(path: string, type: FileChangeType): Promise<void> {
    await this.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: this.uri(path), type }],
    });
  }

  /** Opens a document. The text may have marks (see `marked`), which the document then knows. */
  open(path: string, text: string, languageId = 'adfsrule'): OpenDocument {
    return new OpenDocument(this, this.uri(path), text, languageId);
  }

  /** Sends a request and answers with its result; rejects with the server's error. */
  request<P, R, PR, E, RO>(type: ProtocolRequestType<P, R, PR, E, RO>, params: P): Promise<R>;
  request<R>(method: string, params: unknown): Promise<R>;
  request(type: never, params: unknown): Promise<unknown> {
    return this.connection.sendRequest(type, params);
  }

  /** Changes the settings below `adfsrule`, as a user does while the server runs. */
  async configure(settings: Readonly<Record<string, unknown>>): Promise<void> {
    this.settings = settings;
    await this.connection.sendNotification(DidChangeConfigurationNotification.type, {
      settings: { adfsrule: settings },
    });
  }

  /** Waits until the condition gives something that is neither false nor undefined, and answers with that. */
  async until<T>(
    what: string,
    condition: () => T | false | undefined | Promise<T | false | undefined>,
  ): Promise<T> {
    const end = Date.now() + PATIENCE;
    for (;;) {
      const result = await condition();
      if (result !== false && result !== undefined) return result;
      if (this.server.exitCode !== null && !this.stopped)
        throw this.failure(`The server ended before ${what}`);
      if (Date.now() > end) throw this.failure(`Waited in vain for ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  /** Shuts the server down and waits for its end. Called for every client after the tests of a file. */
  async stop(): Promise<void> {
    if (this.stopped) return;
    this.stopped = true;
    running.delete(this);
    const ended = new Promise((resolve) => this.server.once('exit', resolve));
    if (this.server.exitCode === null) {
      await this.connection.sendRequest(ShutdownRequest.type).catch(() => undefined);
      await this.connection.sendNotification('exit').catch(() => undefined);
      const impatience = setTimeout(() => this.server.kill('SIGKILL'), PATIENCE);
      await ended;
      clearTimeout(impatience);
    }
    this.connection.dispose();
    if (this.folder) rmSync(this.folder, { recursive: true, force: true });
  }

  private failure(what: string): Error {
    const log = this.logged.length > 0 ? `\nThe server's log:\n${this.logged.join('\n')}` : '';
    return new Error(`${what}.${log}`);
  }

  private answer(): void {
    const { connection } = this;
    connection.onRequest(ConfigurationRequest.type, ({ items }) =>
      items.map(({ section }) => (section === 'adfsrule' ? this.settings : null)),
    );
    connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      this.registrations.push(...registrations);
    });
    connection.onRequest(UnregistrationRequest.type, ({ unregisterations }) => {
      for (const { id } of unregisterations) {
        const index = this.registrations.findIndex((registration) => registration.id === id);
        if (index >= 0) this.registrations.splice(index, 1);
      }
    });
    connection.onRequest(ShowMessageRequest.type, ({ message }) => {
      this.shown.push(message);
      return null;
    });
    connection.onRequest((method) => {
      this.received.push(method);
      return null;
    });
    connection.onNotification(LogMessageNotification.type, ({ message }) => {
      this.logged.push(message);
    });
    connection.onNotification(ShowMessageNotification.type, ({ message }) => {
      this.shown.push(message);
    });
    connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, version, diagnostics }) => {
      this.pushed.set(uri, { version, diagnostics });
    });
    connection.onNotification((method) => {
      this.received.push(method);
    });
  }
}
