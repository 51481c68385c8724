import {
  CONFIGURATION_FILE,
  type ConfigurationProblem,
  emptyConfiguration,
  type LintConfiguration,
  type ReadConfiguration,
} from '../languageService.ts';

/** The configuration that counts for a document. */
export interface ConfigurationFound {
  readonly configuration: LintConfiguration;
  /** The folder that its file patterns start from; undefined for the settings, which count from the workspace's. */
  readonly folder: string | undefined;
  readonly file: ConfigurationFile | undefined;
}

/** A configuration file as it was read last. */
export interface ConfigurationFile {
  readonly uri: string;
  readonly text: string;
  readonly problem: ConfigurationProblem | undefined;
}

/** Whether an address is that of a configuration file. */
export function isConfigurationFile(uri: string): boolean {
  return uri.endsWith(`/${CONFIGURATION_FILE}`);
}

/**
 * Finds the configuration for a document: the nearest file in its folder or above, as the editor has it or as it is on
 * disk; where there is none, the settings. What was read is kept until somebody tells of a change.
 */
export class Configurations {
  /** What lies in a folder itself. */
  private folders = new Map<string, Promise<ConfigurationFound | undefined>>();
  /** What counts for the documents of a folder. */
  private readonly known = new Map<string, ConfigurationFound>();
  private readonly read: (uri: string) => Promise<string | undefined>;
  private readonly parse: (text: string) => ReadConfiguration;
  private fromSettings: ConfigurationFound = {
    configuration: emptyConfiguration,
    folder: undefined,
    file: undefined,
  };

  /** @param read the text of a file, undefined where there is none */
  constructor(
    read: (uri: string) => Promise<string | undefined>,
    parse: (text: string) => ReadConfiguration,
  ) {
    this.read = read;
    this.parse = parse;
  }

  /** What counts where there is no file. */
  useSettings(configuration: LintConfiguration): void {
    this.fromSettings = { configuration, folder: undefined, file: undefined };
    this.known.clear();
  }

  /** What counts for a document, as far as `load` has found it out. */
  of(uri: string): ConfigurationFound {
    return this.known.get(folderOf(uri)) ?? this.fromSettings;
  }

  /** Finds out what counts for a document. Undefined where that is known already. */
  load(uri: string): Promise<void> | undefined {
    const folder = folderOf(uri);
    if (this.known.has(folder)) return undefined;
    return this.search(folder);
  }

  /** The files that were found up to now. */
  files(): readonly ConfigurationFound[] {
    return [...new Set(this.known.values())].filter(({ file }) => file !== undefined);
  }

  /** Reads everything again when it is asked for next. */
  forget(): void {
    this.folders = new Map();
    this.known.clear();
  }

  private async search(start: string): Promise<void> {
    const { folders } = this;
    // All at once: each may be a question to the client, which may have to ask further.
    for (const folder of upward(start)) {
      if (!folders.has(folder)) folders.set(folder, this.readIn(folder));
    }
    for (const folder of upward(start)) {
      const found = await folders.get(folder);
      // Meanwhile everything may have been forgotten; what was found is then of no use.
      if (folders !== this.folders) return this.search(start);
      if (!found) continue;
      this.known.set(start, found);
      return;
    }
    this.known.set(start, this.fromSettings);
  }

  private async readIn(folder: string): Promise<ConfigurationFound | undefined> {
    const uri = `${folder}/${CONFIGURATION_FILE}`;
    const text = await this.read(uri);
    if (text === undefined) return undefined;
    const { configuration, problem } = this.parse(text);
    return { configuration, folder, file: { uri, text, problem } };
  }
}

/** The address of the folder around; the address itself at the top. */
function folderOf(uri: string): string {
  const match = /^([a-z][\w+.-]*:(?:\/\/[^/]*|(?!\/\/))(?:\/.*)?)\/[^/]+$/i.exec(uri);
  return match?.[1] ?? uri;
}

/** A folder and those around it. */
function* upward(start: string): Generator<string> {
  for (let folder = start; ; ) {
    yield folder;
    const around = folderOf(folder);
    if (around === folder) return;
    folder = around;
  }
}
