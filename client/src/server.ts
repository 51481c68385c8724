// The language server as the extension sees it: starts, restarts, stops, and says how it is.
import { type Disposable, EventEmitter, type LogOutputChannel, window } from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { stageChangedNotification } from '../../server/src/lsp/protocol.ts';
import { type ClientFactory, clientOptions, languageId } from './clientOptions.ts';
import { traceChannel } from './traceChannel.ts';

/** `failed`: it did not start, or crashed too often, and stays down until the user restarts it. */
export type ServerState = 'starting' | 'running' | 'stopped' | 'failed';

export class Server implements Disposable {
  private readonly trace: LogOutputChannel;
  private client: BaseLanguageClient | undefined;
  private current: ServerState = 'stopped';
  private readonly changed = new EventEmitter<ServerState>();
  /** Starts, restarts and stops happen one after the other, however fast they are asked for. */
  private queue: Promise<void> = Promise.resolve();

  readonly onDidChangeState = this.changed.event;

  private readonly stagesChanged = new EventEmitter<void>();

  /** Fires when the stages of documents may be different: settings have changed, or the server has come up. */
  readonly onDidChangeStage = this.stagesChanged.event;

  constructor(
    private readonly log: LogOutputChannel,
    private readonly createClient: ClientFactory,
  ) {
    this.trace = traceChannel(log);
  }

  get state(): ServerState {
    return this.current;
  }

  /** Settles once the server runs or has failed, which the user is told. */
  start(): Promise<void> {
    return this.enqueue(() => this.startClient());
  }

  /** The same with a fresh client, so that it also helps after a failure. */
  restart(): Promise<void> {
    return this.enqueue(async () => {
      await this.stopClient();
      await this.startClient();
    });
  }

  stop(): Promise<void> {
    return this.enqueue(() => this.stopClient());
  }

  /** Asks the server something of our own; undefined while it does not run, and when it fails. */
  async request<R>(method: string, params: unknown): Promise<R | undefined> {
    if (this.current !== 'running') return undefined;
    try {
      return await this.client?.sendRequest<R>(method, params);
    } catch (error) {
      this.log.debug(`${method}: ${error}`);
      return undefined;
    }
  }

  dispose(): void {
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
      gaveUp: () => this.fail('The claim rule language server keeps crashing.'),
    });
    const client = this.createClient(languageId, 'AD FS Claim Rules', options);
    this.client = client;
    client.onDidChangeState(({ newState }) => {
      hasRun ||= newState === State.Running;
      if (this.client !== client || this.current === 'failed') return;
      if (newState === State.Starting) this.set('starting');
      if (newState === State.Running) this.set('running');
      if (newState === State.Stopped) this.set('stopped');
    });
    client.onNotification(stageChangedNotification, () => this.stagesChanged.fire());
    this.set('starting');
    try {
      await client.start();
    } catch (error) {
      this.log.error(error instanceof Error ? error : String(error));
      if (this.client === client) this.fail('The claim rule language server did not start.');
    }
  }

  private async stopClient(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    if (client) {
      // A client that never ran has nothing to stop and rejects.
      await client.dispose().catch((error) => this.log.debug(`Stopping the server: ${error}`));
    }
    this.set('stopped');
  }

  private fail(message: string): void {
    if (this.current === 'failed') return;
    this.set('failed');
    const restart = 'Restart';
    const showLog = 'Show Log';
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
