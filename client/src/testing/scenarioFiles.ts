// The files of scenarios in the workspace: where they are, what they hold, and which rule files they name.
import {
  type Disposable,
  EventEmitter,
  Position,
  type TextDocument,
  Uri,
  type WorkspaceFolder,
  workspace,
} from 'vscode';
import {
  type ScenariosParams,
  type ScenariosResult,
  scenariosRequest,
  type TextFile,
} from '../../../server/src/lsp/protocol.ts';
import { filesInWorkspace } from '../findFiles.ts';
import { isHost, type RulesPlace } from '../ruleSets.ts';
import type { Server } from '../server.ts';

const pattern = '**/*.adfstest.json';
/** Scripts and pages, in which rules can stand. */
const hostPattern = '**/*.{ps1,psm1,psd1,md,markdown}';
/** More files than anybody has; a folder that holds more was opened by mistake. */
const mostFiles = 500;
/** How long the user has to pause before a file is read again, in milliseconds. */
const pause = 300;

/** A file of scenarios as it was read last. */
export interface ScenarioFile {
  readonly uri: Uri;
  readonly content: ScenariosResult;
}

/** Knows the files of scenarios. Reads them when the server is there, and again when they change. */
export class ScenarioFiles implements Disposable {
  private readonly known = new Map<string, ScenarioFile>();
  private readonly changed = new EventEmitter<Uri>();
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly subscriptions: Disposable[];

  /** Fires with the address of a file that was read, has changed or is gone. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly server: Server) {
    const files = workspace.createFileSystemWatcher(pattern);
    const rules = workspace.createFileSystemWatcher('**/*.adfsrule', false, true, false);
    const hosts = workspace.createFileSystemWatcher(hostPattern);
    this.subscriptions = [
      this.changed,
      files,
      rules,
      files.onDidCreate((uri) => this.later(uri)),
      files.onDidChange((uri) => this.later(uri)),
      files.onDidDelete((uri) => this.forget(uri)),
      // A rule file that comes or goes is named by files that were wrong, or will be.
      rules.onDidCreate(() => this.readAll()),
      rules.onDidDelete(() => this.readAll()),
      hosts,
      hosts.onDidCreate(() => this.readAll()),
      hosts.onDidChange((uri) => this.hostChanged(uri)),
      hosts.onDidDelete((uri) => this.hostChanged(uri)),
      workspace.onDidOpenTextDocument((document) => this.documentChanged(document)),
      workspace.onDidChangeTextDocument(({ document }) => this.documentChanged(document)),
      workspace.onDidSaveTextDocument((document) => this.documentChanged(document)),
      workspace.onDidChangeWorkspaceFolders(() => void this.find()),
      server.onDidChangeState((state) => {
        if (state === 'running') void this.find();
      }),
    ];
    // Where there are files, the Test Explorer wants the server before a rule file is opened.
    void this.find();
  }

  /** All that could be read, by address. */
  get all(): readonly ScenarioFile[] {
    return [...this.known.values()].sort((a, b) => (a.uri.path < b.uri.path ? -1 : 1));
  }

  /** The files whose scenarios run these rules: of a script without a range, any of its rule sets. */
  naming(rules: RulesPlace): readonly ScenarioFile[] {
    return this.all.filter(({ content }) => content.rules.some((named) => isMeant(named, rules)));
  }

  /** Searches the workspace and reads what it finds. */
  async find(): Promise<void> {
    const found = await filesInWorkspace('.adfstest.json', mostFiles);
    const open = workspace.textDocuments.filter(isScenarios).map(({ uri }) => uri);
    const all = new Map([...found, ...open].map((uri) => [uri.toString(), uri]));
    for (const { uri } of this.all) if (!all.has(uri.toString())) this.forget(uri);
    await Promise.all([...all.values()].map((uri) => this.read(uri)));
  }

  /** Reads a file now. Undefined where it cannot be read, or the server does not run. */
  async read(uri: Uri): Promise<ScenarioFile | undefined> {
    const key = uri.toString();
    clearTimeout(this.timers.get(key));
    this.timers.delete(key);
    const file = await textFileAt(uri);
    if (!file) {
      this.forget(uri);
      return undefined;
    }
    const params: ScenariosParams = { file };
    const content = await this.server.request<ScenariosResult>(scenariosRequest, params);
    if (!content) return undefined;
    const entry = { uri, content };
    this.known.set(key, entry);
    this.changed.fire(uri);
    return entry;
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private readAll(): void {
    for (const { uri } of this.all) this.later(uri);
  }

  private documentChanged(document: TextDocument): void {
    if (isScenarios(document)) this.later(document.uri);
    else if (isHost(document)) this.hostChanged(document.uri);
  }

  /** The rule sets of a script come, go and move with its text. */
  private hostChanged(uri: Uri): void {
    const named = new Set(this.naming({ uri }));
    for (const file of this.all) {
      if (named.has(file) || file.content.problems.length > 0) this.later(file.uri);
    }
  }

  private later(uri: Uri): void {
    const key = uri.toString();
    clearTimeout(this.timers.get(key));
    this.timers.set(
      key,
      setTimeout(() => void this.read(uri), pause),
    );
  }

  private forget(uri: Uri): void {
    if (this.known.delete(uri.toString())) this.changed.fire(uri);
  }
}

/** Whether a document is a file of scenarios; views of older versions are none. */
export function isScenarios({ uri }: TextDocument): boolean {
  return uri.path.endsWith('.adfstest.json') && uri.scheme !== 'git';
}

/** Whether the rules that a file of scenarios names are, or are among, these. */
export function isMeant(named: ScenariosResult['rules'][number], { uri, range }: RulesPlace): boolean {
  if (!same(named.uri, uri.toString())) return false;
  const { position } = named;
  return !range || !position || range.contains(new Position(position.line, position.character));
}

/** Whether two addresses are the same, as VS Code writes them. */
export function same(uri: string, other: string): boolean {
  return uri === other || Uri.parse(uri).toString() === other;
}

/** A file as the editor has it, else as it is on disk. Undefined where it cannot be read. */
export async function textFileAt(uri: Uri): Promise<TextFile | undefined> {
  const key = uri.toString();
  const open = workspace.textDocuments.find((document) => document.uri.toString() === key);
  if (open) return { uri: key, text: open.getText() };
  try {
    return { uri: key, text: new TextDecoder().decode(await workspace.fs.readFile(uri)) };
  } catch {
    return undefined;
  }
}

/** The path for people: within its folder, which is named where there are several. */
export function shownPath(uri: Uri): string {
  const several: readonly WorkspaceFolder[] = workspace.workspaceFolders ?? [];
  return workspace.asRelativePath(uri, several.length > 1);
}
