import type { CancellationToken } from 'vscode-languageserver';

/** What the server needs from the machine it runs on. The browser has none: then only open documents are known. */
export interface Runtime {
  /**
   * The addresses of the rule files below the folders (also addresses), in no particular order. Bounded: gives up
   * on folders that are too large and says so. Never rejects for what cannot be read.
   */
  findRuleFiles(folders: readonly string[], token: CancellationToken): Promise<FoundFiles>;
  /** The text of a file without byte order mark. Undefined when it cannot be read. */
  readFile(uri: string): Promise<FileText | undefined>;
}

export interface FoundFiles {
  readonly uris: readonly string[];
  /** One line for the log where files were left out. */
  readonly leftOut?: string;
}

export interface FileText {
  /** Undefined for a file that is too large. */
  readonly text?: string;
  /** One line for the log where the file is too large. */
  readonly leftOut?: string;
}
