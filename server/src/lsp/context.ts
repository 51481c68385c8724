import {
  type CancellationToken,
  type ClientCapabilities,
  type Connection,
  type InitializeParams,
  MessageType,
  ResponseError,
  type ServerCapabilities,
  ShowMessageNotification,
  TextDocuments,
} from 'vscode-languageserver';
import { createLanguageService, type LanguageService, type StageFinding } from '../languageService.ts';
import { RuleDocument } from './document.ts';
import { type Answer, runSafe } from './runSafe.ts';
import type { Runtime } from './runtime.ts';
import { defaultSettings, readSettings, type Settings } from './settings.ts';
import { pathOf, relativeTo } from './uris.ts';
import { WorkspaceFiles } from './workspaceFiles.ts';

/** Requests that belong together: what a group announces and what it registers are one. */
export interface HandlerGroup {
  /** What the server can do because of this group, for a client that can do this. */
  capabilities(client: ClientCapabilities): ServerCapabilities;
  /** Registers the handlers; called once, before the connection listens. */
  register(context: ServerContext): void;
}

/** What all handlers share: one client, its documents and settings. */
export class ServerContext {
  readonly connection: Connection;
  readonly service: LanguageService = createLanguageService();
  readonly documents: TextDocuments<RuleDocument>;
  readonly files: WorkspaceFiles;
  /** What the client can do; nothing before `initialize`. */
  client: ClientCapabilities = {};
  /** The commands that the client runs by itself, see `protocol.ts`. */
  clientCommands: ReadonlySet<string> = new Set();
  private currentSettings: Settings = defaultSettings;
  private readonly whenInitialized: (() => Promise<void>)[] = [];
  private readonly whenSettingsChanged: ((before: Settings) => void)[] = [];
  private complained = '';

  constructor(connection: Connection, runtime: Runtime | undefined) {
    this.connection = connection;
    this.documents = new TextDocuments<RuleDocument>({
      create: (uri, languageId, version, content) =>
        new RuleDocument(uri, languageId, version, content, this.settings.dialect),
      update: (document, changes, version) => {
        document.update(changes, version);
        return document;
      },
    });
    this.files = new WorkspaceFiles(
      runtime,
      () => this.documents.all(),
      (message) => connection.console.warn(message),
    );
  }

  get settings(): Settings {
    return this.currentSettings;
  }

  /** Takes note of the client. */
  initialize(params: InitializeParams): void {
    this.client = params.capabilities ?? {};
    const folders = params.workspaceFolders?.map(({ uri }) => uri) ?? [params.rootUri];
    this.files.setFolders(folders.filter((uri) => typeof uri === 'string'));
    const options = params.initializationOptions as { commands?: unknown } | null | undefined;
    if (Array.isArray(options?.commands)) this.clientCommands = new Set(options.commands.map(String));
    this.takeSettings(options);
  }

  /** Runs `step` once the client is ready for requests from the server. */
  onInitialized(step: () => Promise<void>): void {
    this.whenInitialized.push(step);
  }

  /** Runs the steps of `onInitialized`; one that fails is logged and leaves the others alone. */
  async initialized(): Promise<void> {
    const failed = (error: unknown) => this.log(`Setting up failed: ${String(error)}`);
    await Promise.all(this.whenInitialized.map((step) => step().catch(failed)));
  }

  /** Runs `step` after settings have changed, with those from before. */
  onSettingsChanged(step: (before: Settings) => void): void {
    this.whenSettingsChanged.push(step);
  }

  /** Reads settings of any shape and tells everybody, when there is something to tell. */
  applySettings(value: unknown): void {
    const before = this.currentSettings;
    this.takeSettings(value);
    if (JSON.stringify(before) === JSON.stringify(this.currentSettings)) return;
    for (const step of this.whenSettingsChanged) step(before);
  }

  private takeSettings(value: unknown): void {
    const { settings, complaints } = readSettings(value);
    this.currentSettings = settings;
    this.files.useDialect(settings.dialect);
    for (const document of this.documents.all()) document.useDialect(settings.dialect);
    const complaint = complaints.join('\n');
    if (complaint !== '' && complaint !== this.complained) {
      this.inBackground(
        this.connection.sendNotification(ShowMessageNotification.type, {
          type: MessageType.Warning,
          message: complaint,
        }),
      );
    }
    this.complained = complaint;
  }

  /** One line, or more, in the client's log. */
  readonly log = (message: string): void => this.connection.console.error(message);

  /** For what is sent to the client and not waited for: a failure is logged, and is not the end of the process. */
  inBackground(sent: Promise<unknown>): void {
    sent.catch((error) => this.log(`Sending failed: ${String(error)}`));
  }

  /** Answers a request that is about no open document. See `runSafe`. */
  answer<T>(
    name: string,
    token: CancellationToken,
    fallback: T,
    run: () => T | Promise<T>,
  ): Answer<T> | Promise<Answer<T>> {
    return runSafe<T>(name, token, this.log, fallback, run);
  }

  /** Answers a request about an open document; for a closed one the answer is `fallback`. */
  onDocument<T>(
    name: string,
    uri: string,
    token: CancellationToken,
    fallback: T,
    run: (document: RuleDocument) => T | Promise<T>,
  ): Answer<T> | Promise<Answer<T>> {
    return this.answer(name, token, fallback, () => {
      const document = this.documents.get(uri);
      return document ? run(document) : fallback;
    });
  }

  /** Which rule set of the pipeline a document is. */
  stageOf({ uri, ruleSet }: RuleDocument): StageFinding {
    const relative = this.files.folders.map((folder) => relativeTo(folder, uri));
    const paths = [...relative.filter((path) => path !== undefined), pathOf(uri)];
    return this.service.findStage(paths, ruleSet, this.settings.stages);
  }
}

/** Ends a request with a message that the client shows to the user. */
export function refuse(code: number, message: string): never {
  throw new ResponseError(code, message);
}
