import type { CancellationToken } from 'vscode-languageserver';

/** What the server needs from the machine it runs on. */
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

/** Rule files and folders per workspace, and bytes per file: far above what people have, far below what hurts. */
export const limits = { files: 2000, folders: 50_000, bytes: 1024 * 1024 } as const;

/** What `leftOut` says of a workspace with more than this: `2000 rule files`. */
export function leftOutBeyond(what: string): string {
  return `The workspace has more than ${what}; the rest is left out.`;
}

/** What `leftOut` says of a file that is too large. */
export function leftOutFile(name: string): string {
  return `${name} is larger than 1 MB and is left out.`;
}
