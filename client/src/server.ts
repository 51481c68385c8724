// The language server as the extension sees it: starts, restarts, stops, and says how it is.
import {
  type CancellationToken,
  type Diagnostic,
  type Disposable,
  EventEmitter,
  type LogOutputChannel,
  l10n,
  window,
} from 'vscode';
import {
  type BaseLanguageClient,
  type Diagnostic as LspDiagnostic,
  ProgressType,
  State,
} from 'vscode-languageclient';
import { stageChangedNotification } from '../../server/src/lsp/protocol.ts';
import { AskedFirst } from './askedFirst.ts';
import { type ClientFactory, clientOptions, languageId } from './clientOptions.ts';
import { answerFileRequests } from './fileRequests.ts';
import type { FirstProblems } from './firstProblems.ts';
import { quietly } from './quietly.ts';
import { withLocalPages } from './rulePages.ts';
import { traceChannel } from './traceChannel.ts';
import { visibleAtStart } from './visibleAtStart.ts';

/** `failed`: it did not start, or crashed too often, and stays down until the user restarts it. */
export type ServerState = 'starting' | 'running' | 'stopped' | 'failed';

export class Server implements Disposable {
  private readonly trace: LogOutputChannel;
  private client: BaseLanguageClient | undefined;
  private current: ServerState = 'stopped';
  private readonly changed = new EventEmitter<ServerState>();
  private isFirst = true;
  private runs = 0;
  private wanted: Promise<void> | undefined;
  /** Starts, restarts and stops happen one after the other, however fast they are asked for. */
  private queue: Promise<void> = Promise.resolve();

  readonly onDidChangeState = this.changed.event;

  /** Has VS Code ask this server before others about the rules of scripts. */
  readonly askedFirst = new AskedFirst(() => (this.current === 'running' ? this.client : undefined));

  private readonly stagesChanged = new EventEmitter<void>();

  /** Fires when the stages of documents may be different: settings have changed, or the server has come up. */
  readonly onDidChangeStage = this.stagesChanged.event;

  private constructor(
    readonly log: LogOutputChannel,
    private readonly createClient: ClientFactory,
    private readonly first: FirstProblems | undefined,
  ) {
    this.trace = traceChannel(log);
  }

  /**
   * @param isNeeded whether it starts at once
   * @param first what is shown until the client has the problems
   */
  static create(createClient: ClientFactory, isNeeded: boolean, first?: FirstProblems): Server {
    const log = window.createOutputChannel('AD FS Claim Rules', { log: true });
    const server = new Server(log, createClient, first);
    if (isNeeded) void server.want();
    return server;
  }

  get state(): ServerState {
    return this.current;
  }

  /** Whether somebody has needed the server: then it runs, or is about to, or has failed. */
  get isWanted(): boolean {
    return this.wanted !== undefined;
  }

  /** Starts the server, once. Settles when it runs or has failed, which the user is told. */
  want(): Promise<void> {
    this.wanted ??= this.enqueue(() => this.startClient());
    return this.wanted;
  }

  /** The same with a fresh client, so that it also helps after a failure. */
  restart(): Promise<void> {
    this.wanted = this.enqueue(async () => {
      await this.stopClient();
      await this.startClient();
    });
    return this.wanted;
  }

  stop(): Promise<void> {
    return this.enqueue(() => this.stopClient());
  }

  /** Asks the server something of our own, and starts it for that; undefined while it does not run, and when it fails. */
  async request<R>(method: string, params: unknown): Promise<R | undefined> {
    if (!this.isWanted) await this.want();
    // A client that is coming up runs before it has told of the documents.
    await this.queue;
    if (this.current !== 'running') return undefined;
    try {
      return await this.client?.sendRequest<R>(method, params);
    } catch (error) {
      this.log.debug(`${method}: ${error}`);
      return undefined;
    }
  }

  /**
   * Asks for something that takes long, and starts the server for that. `token` cancels it, `each` gets what is there
   * already; undefined while the server does not run, when it fails and when it is cancelled.
   */
  async run<Result, Part = never>(
    method: string,
    params: object,
    token: CancellationToken,
    each?: (part: Part) => void,
  ): Promise<Result | undefined> {
    if (!this.isWanted) await this.want();
    await this.queue;
    const { client } = this;
    if (this.current !== 'running' || !client) return undefined;
    const partialResultToken = `adfsrule-${++this.runs}`;
    const listening = each && client.onProgress(new ProgressType<Part>(), partialResultToken, each);
    try {
      const sent = each ? { ...params, partialResultToken } : params;
      return await client.sendRequest<Result>(method, sent, token);
    } catch (error) {
      this.log.debug(`${method}: ${error}`);
      return undefined;
    } finally {
      listening?.dispose();
    }
  }

  /** The server's diagnostics as VS Code has them. */
  async toDiagnostics(diagnostics: LspDiagnostic[]): Promise<Diagnostic[]> {
    return withLocalPages((await this.client?.protocol2CodeConverter.asDiagnostics(diagnostics)) ?? []);
  }

  dispose(): void {
    this.askedFirst.dispose();
    this.first?.dispose();
    this.changed.dispose();
    this.stagesChanged.dispose();
  }

  private enqueue(step: () => Promise<void>): Promise<void> {
    this.queue = this.queue.then(step).catch((error) => this.log.error(error));
    return this.queue;
  }

  private async startClient(): Promise<void> {
    let hasRun = false;
    const options = clientOptions({
      log: this.log,
      trace: this.trace,
      hasRun: () => hasRun,
      gotProblems: (uri) => this.first?.forget(uri),
      gaveUp: () => this.fail(l10n.t('The claim rule language server keeps crashing.')),
    });
    const created = quietly(this.createClient(languageId, 'AD FS Claim Rules', options));
    const client = this.isFirst ? visibleAtStart(created) : created;
    this.isFirst = false;
    this.client = client;
    client.onDidChangeState(({ newState }) => {
      hasRun ||= newState === State.Running;
      if (this.client !== client || this.current === 'failed') return;
      if (newState === State.Starting) this.set('starting');
      if (newState === State.Running) this.set('running');
      if (newState === State.Stopped) this.set('stopped');
    });
    client.onNotification(stageChangedNotification, () => this.stagesChanged.fire());
    answerFileRequests(client);
    this.set('starting');
    try {
      await client.start();
    } catch (error) {
      this.log.error(error instanceof Error ? error : String(error));
      if (this.client === client) this.fail(l10n.t('The claim rule language server did not start.'));
    }
  }

  private async stopClient(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    this.askedFirst.forget();
    if (client) {
      // A client that never ran has nothing to stop and rejects.
      await client.dispose().catch((error) => this.log.debug(`Stopping the server: ${error}`));
    }
    this.set('stopped');
  }

  private fail(message: string): void {
    if (this.current === 'failed') return;
    this.set('failed');
    const restart = l10n.t('Restart');
    const showLog = l10n.t('Show Log');
    void window.showErrorMessage(message, restart, showLog).then((chosen) => {
      if (chosen === restart) void this.restart();
      if (chosen === showLog) this.log.show();
    });
  }

  private set(state: ServerState): void {
    if (state === this.current) return;
    this.current = state;
    this.changed.fire(state);
    if (state === 'running') this.stagesChanged.fire();
  }
}
