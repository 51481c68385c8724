import {
  type CancellationToken,
  type ClientCapabilities,
  type Connection,
  type InitializeParams,
  MessageType,
  ResponseError,
  type ServerCapabilities,
  ShowMessageNotification,
  type TextDocumentPositionParams,
  TextDocuments,
} from 'vscode-languageserver';
import {
  createLanguageService,
  type LanguageService,
  type LintSetup,
  type StageFinding,
} from '../languageService.ts';
import { Configurations, isConfigurationFile } from './configurations.ts';
import { type RuleDocument, RuleFileDocument, type RuleSource } from './document.ts';
import { openSource } from './hostDocument.ts';
import { type Answer, runSafe } from './runSafe.ts';
import type { Runtime } from './runtime.ts';
import { defaultSettings, readSettings, type Settings } from './settings.ts';
import { Setups } from './setups.ts';
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
  /** What the machine gives; undefined where only open documents are known. */
  readonly runtime: Runtime | undefined;
  readonly service: LanguageService = createLanguageService();
  readonly documents: TextDocuments<RuleSource>;
  readonly files: WorkspaceFiles;
  readonly configurations: Configurations;
  private readonly setups: Setups;
  /** What the client can do; nothing before `initialize`. */
  client: ClientCapabilities = {};
  /** The commands that the client runs by itself, see `protocol.ts`. */
  clientCommands: ReadonlySet<string> = new Set();
  private currentSettings: Settings = defaultSettings;
  private givenSettings: unknown;
  private readonly whenInitialized: (() => Promise<void>)[] = [];
  private readonly whenSettingsChanged: ((before: Settings) => void)[] = [];
  private readonly whenConfigurationChanged: (() => void)[] = [];
  private complained = '';

  constructor(connection: Connection, runtime: Runtime | undefined) {
    this.connection = connection;
    this.runtime = runtime;
    this.documents = new TextDocuments<RuleSource>({
      create: (uri, languageId, version, content) => {
        const { dialect } = this.settings;
        return openSource(uri, languageId, version, content, dialect, this.service.findRules);
      },
      update: (document, changes, version) => {
        document.update(changes, version);
        return document;
      },
    });
    this.files = new WorkspaceFiles(
      runtime,
      () => this.sources(),
      (message) => connection.console.warn(message),
      this.service.findRules,
    );
    this.configurations = new Configurations(
      async (uri) => this.documents.get(uri)?.text.getText() ?? (await runtime?.readFile(uri))?.text,
      (text) => this.service.readConfigurationFile(text),
    );
    this.setups = new Setups(
      this.service,
      this.configurations,
      () => this.files.folders,
      () => this.settings,
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
    // What is left is what the client answers when it is asked for the settings.
    const { commands, ...settings } = options ?? {};
    if (Array.isArray(commands)) this.clientCommands = new Set(commands.map(String));
    this.takeSettings(settings);
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

  /** Runs `step` after a configuration file may have changed. */
  onConfigurationChanged(step: () => void): void {
    this.whenConfigurationChanged.push(step);
  }

  /** Forgets what is known of configuration files and tells everybody. */
  configurationChanged(): void {
    this.configurations.forget();
    for (const step of this.whenConfigurationChanged) step();
  }

  /** Reads settings of any shape and tells everybody, when there is something to tell. */
  applySettings(value: unknown): void {
    const before = this.currentSettings;
    const same = JSON.stringify(value) === JSON.stringify(this.givenSettings);
    this.takeSettings(value);
    if (same) return;
    for (const step of this.whenSettingsChanged) step(before);
  }

  private takeSettings(value: unknown): void {
    const { settings, complaints } = readSettings(value);
    this.currentSettings = settings;
    this.givenSettings = value;
    this.configurations.useSettings(settings.configuration);
    this.files.useDialect(settings.dialect);
    for (const source of this.sources()) source.useDialect(settings.dialect);
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

  /** The open files that rules can stand in; a configuration file that is open is none. */
  sources(): readonly RuleSource[] {
    return this.documents.all().filter(({ uri }) => !isConfigurationFile(uri));
  }

  /** The rule sets in the open files. */
  ruleDocuments(): readonly RuleDocument[] {
    return this.sources().flatMap(({ ruleDocuments }) => ruleDocuments);
  }

  /**
   * Answers a request about an open rule file; for any other document the answer is `fallback`. What is configured for
   * the document is known when `run` is called.
   */
  onDocument<T>(
    name: string,
    uri: string,
    token: CancellationToken,
    fallback: T,
    run: (document: RuleDocument) => T | Promise<T>,
  ): Answer<T> | Promise<Answer<T>> {
    return this.onSource(name, uri, token, fallback, (source) =>
      source instanceof RuleFileDocument ? run(source) : fallback,
    );
  }

  /** The same about the rules at a position: a rule file, or a region of a script. */
  onRulesAt<T>(
    name: string,
    { textDocument, position }: TextDocumentPositionParams,
    token: CancellationToken,
    fallback: T,
    run: (document: RuleDocument) => T | Promise<T>,
  ): Answer<T> | Promise<Answer<T>> {
    return this.onSource(name, textDocument.uri, token, fallback, (source) => {
      const document = source.ruleDocumentAt(position);
      return document ? run(document) : fallback;
    });
  }

  /** The same about all rule sets of a file, of which each adds to the answer. */
  onRuleSets<T>(
    name: string,
    uri: string,
    token: CancellationToken,
    run: (document: RuleDocument) => readonly T[],
  ): Answer<T[]> | Promise<Answer<T[]>> {
    return this.onSource<T[]>(name, uri, token, [], ({ ruleDocuments }) => ruleDocuments.flatMap(run));
  }

  /** The same about a whole file, rule file or other. */
  onSource<T>(
    name: string,
    uri: string,
    token: CancellationToken,
    fallback: T,
    run: (source: RuleSource) => T | Promise<T>,
  ): Answer<T> | Promise<Answer<T>> {
    return this.answer(name, token, fallback, () => {
      const source = this.documents.get(uri);
      if (!source || isConfigurationFile(uri)) return fallback;
      const loading = this.configurations.load(uri);
      return loading ? loading.then(() => run(source)) : run(source);
    });
  }

  /** Which rule set of the pipeline a document is. */
  stageOf(document: RuleDocument): StageFinding {
    return this.setups.stageOf(document);
  }

  /** Under what a document is checked. */
  setupOf(document: RuleDocument): LintSetup {
    return this.setups.of(document);
  }
}

/** Ends a request with a message that the client shows to the user. */
export function refuse(code: number, message: string): never {
  throw new ResponseError(code, message);
}
