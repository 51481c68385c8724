import { CancellationTokenSource, FileChangeType, type FileEvent } from 'vscode-languageserver';
import { type DialectName, hostKindOfPath, type LanguageService, type RuleFile } from '../languageService.ts';
import { type RuleDocument, RuleFileDocument, type RuleSource } from './document.ts';
import { HostDocument } from './hostDocument.ts';
import type { Runtime } from './runtime.ts';
import { keyOf } from './uris.ts';

/** How many files are read at a time. */
const AT_ONCE = 16;

/** A rule file of the workspace, or a script; read when it is first asked for. */
interface Entry {
  readonly uri: string;
  source?: Promise<RuleSource | undefined>;
  /** What `source` gave, as soon as it did. */
  ready?: RuleSource | undefined;
}

/**
 * The rule sets of the workspace, in rule files and scripts: the open ones as the editor has them, the others as they are
 * on disk. Nothing is searched or read before it is asked for; then it is kept until the client reports a change.
 */
export class WorkspaceFiles {
  /** Whether the client reports changes on disk. Without that every question reads the disk again. */
  watched = false;
  private readonly runtime: Runtime | undefined;
  private readonly open: () => readonly RuleSource[];
  private readonly log: (message: string) => void;
  private readonly findRules: LanguageService['findRules'];
  private folderUris: readonly string[] = [];
  private dialect: DialectName = 'adfs';
  private entries: Promise<Map<string, Entry>> | undefined;
  /** What `entries` gave, as soon as it did. */
  private found: ReadonlyMap<string, Entry> | undefined;
  private search: CancellationTokenSource | undefined;
  private readonly said = new Set<string>();

  constructor(
    runtime: Runtime | undefined,
    open: () => readonly RuleSource[],
    log: (message: string) => void,
    findRules: LanguageService['findRules'],
  ) {
    this.runtime = runtime;
    this.open = open;
    this.log = log;
    this.findRules = findRules;
  }

  /** The addresses of the workspace's folders. */
  get folders(): readonly string[] {
    return this.folderUris;
  }

  setFolders(uris: readonly string[]): void {
    this.folderUris = uris;
    this.search?.cancel();
    this.forget();
  }

  /** Reads files in this dialect from now on. */
  useDialect(dialect: DialectName): void {
    if (dialect === this.dialect) return;
    this.dialect = dialect;
    this.forget();
  }

  /** Searches again when asked next, and reads everything again. */
  forget(): void {
    this.entries = undefined;
    this.found = undefined;
  }

  /** Takes note of what changed on disk. */
  async changed(events: readonly FileEvent[]): Promise<void> {
    const entries = await this.entries;
    if (!entries) return;
    for (const { uri, type } of events) {
      const key = keyOf(uri);
      if (type === FileChangeType.Deleted) {
        // A folder that goes away is one event, and so are all files in it.
        for (const known of entries.keys()) {
          if (known === key || known.startsWith(`${key}/`)) entries.delete(known);
        }
      } else if (isSearched(key)) entries.set(key, { uri });
    }
  }

  /** The document was closed: what is on disk counts again, which need not be what the editor had. */
  async closed(uri: string): Promise<void> {
    const entries = await this.entries;
    const key = keyOf(uri);
    if (entries?.has(key)) entries.set(key, { uri });
  }

  /** All rule sets, open ones first. Files that cannot be read are left out. */
  async all(): Promise<readonly RuleDocument[]> {
    return (await this.sources()).flatMap(({ ruleDocuments }) => ruleDocuments);
  }

  /** The same, file by file. */
  async sources(): Promise<readonly RuleSource[]> {
    if (!this.watched) this.forget();
    const open = this.open();
    const taken = new Set(open.map(({ uri }) => keyOf(uri)));
    const entries = [...(await this.find())].filter(([key]) => !taken.has(key)).map(([, entry]) => entry);
    const closed: (RuleSource | undefined)[] = [];
    for (let i = 0; i < entries.length; i += AT_ONCE) {
      closed.push(...(await Promise.all(entries.slice(i, i + AT_ONCE).map((entry) => this.read(entry)))));
    }
    // Documents may have been opened or closed while files were read.
    const now = this.open();
    const openNow = new Set(now.map(({ uri }) => keyOf(uri)));
    const others = closed.filter((source) => source !== undefined && !openNow.has(keyOf(source.uri)));
    return [...now, ...others].filter((source) => source !== undefined);
  }

  /**
   * The open documents and whatever has been read up to now, for an answer that must not wait. The first question
   * makes the rest be read meanwhile, unless nobody would tell of changes.
   */
  known(): readonly RuleDocument[] {
    const open = this.open();
    if (!this.watched || !this.runtime) return open.flatMap(({ ruleDocuments }) => ruleDocuments);
    const entries = [...(this.found ?? [])];
    if (!this.found || entries.some(([, { source }]) => !source)) {
      this.all().catch((error) => this.log(`Reading the workspace failed: ${String(error)}`));
    }
    const taken = new Set(open.map(({ uri }) => keyOf(uri)));
    const read = entries.map(([key, { ready }]) => (taken.has(key) ? undefined : ready));
    return [...open, ...read].flatMap((source) => source?.ruleDocuments ?? []);
  }

  private async find(): Promise<Map<string, Entry>> {
    for (;;) {
      this.entries ??= this.findNow();
      const asked = this.entries;
      const entries = await asked;
      // The folders may have changed meanwhile; what was found is then of no use.
      if (this.entries === asked) this.found = entries;
      if (this.entries === asked || !this.watched) return entries;
    }
  }

  private async findNow(): Promise<Map<string, Entry>> {
    const entries = new Map<string, Entry>();
    if (!this.runtime || this.folderUris.length === 0) return entries;
    const search = new CancellationTokenSource();
    this.search = search;
    const { uris, leftOut } = await this.runtime.findRuleFiles(this.folderUris, search.token);
    if (leftOut) this.sayOnce(leftOut);
    for (const uri of [...uris].sort()) entries.set(keyOf(uri), { uri });
    return entries;
  }

  private read(entry: Entry): Promise<RuleSource | undefined> {
    entry.source ??= this.readNow(entry.uri).then((source) => {
      entry.ready = source;
      return source;
    });
    return entry.source;
  }

  private async readNow(uri: string): Promise<RuleSource | undefined> {
    const file = await this.runtime?.readFile(uri);
    if (file?.leftOut) this.sayOnce(file.leftOut);
    if (file?.text === undefined) return undefined;
    const kind = hostKindOfPath(uri);
    if (!kind) return new RuleFileDocument(uri, 'adfsrule', 0, file.text, this.dialect);
    const script = new HostDocument(uri, kind, kind, 0, file.text, this.dialect, this.findRules);
    // Most scripts have nothing to do with AD FS, and need not be kept.
    return script.ruleDocuments.length > 0 ? script : undefined;
  }

  private sayOnce(message: string): void {
    if (this.said.has(message)) return;
    this.said.add(message);
    this.log(message);
  }
}

/** Whether rules are looked for in a file that somebody else may have changed. */
function isSearched(path: string): boolean {
  return path.endsWith('.adfsrule') || hostKindOfPath(path) === 'powershell';
}

/** Rule sets as the language service takes them: with an address that is different for each. */
export function asRuleFiles(documents: readonly RuleDocument[]): readonly RuleFile[] {
  return documents.map(({ key, ruleSet }) => ({ uri: key, ruleSet }));
}

/** Rule sets by that address. */
export function documentsByKey(documents: readonly RuleDocument[]): ReadonlyMap<string, RuleDocument> {
  return new Map(documents.map((document) => [document.key, document]));
}
