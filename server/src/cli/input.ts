/** Reading the files that a command names. */
import { readFileSync } from 'node:fs';
import { hostKindOfPath } from '../languageService.ts';
import { type Encoding, encodingOf } from '../syntax/encoding.ts';
import { findFiles, STANDARD_INPUT } from './files.ts';
import { InputError, unreadable } from './inputError.ts';
import { Progress } from './progress.ts';

export interface InputFile {
  /** The path as it was given, or below the folder that was given; `-` for standard input. */
  readonly path: string;
  /** Without byte order mark. */
  readonly text: string;
  /** What was read, for a command that writes the file back. */
  readonly bytes: Uint8Array;
}

/**
 * The files that the paths mean, one at a time, so that only one is in memory. A long run shows its progress on
 * standard error. Throws an `InputError`: before the first file for a path that means none, later for a file that
 * cannot be read. Whoever prints or writes waits until the last file has been read.
 */
export function* inputFiles(paths: readonly string[], extensions?: readonly string[]): Generator<InputFile> {
  const files = findFiles(paths, extensions);
  const progress = new Progress(files.length);
  try {
    for (const file of files) {
      yield readInput(file);
      progress.step();
    }
  } finally {
    progress.end();
  }
}

/** The text of a file, or of standard input for `-`. Throws an `InputError`. */
export function readInput(path: string): InputFile {
  const name = path === STANDARD_INPUT ? 'standard input' : path;
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path === STANDARD_INPUT ? 0 : path);
  } catch (error) {
    throw unreadable(name, error);
  }
  const text = textOf(bytes) ?? (hostKindOfPath(path) === 'powershell' ? ansiText(bytes) : undefined);
  if (text === undefined) {
    throw new InputError(
      `${name}: not UTF-8, nor UTF-16 with a byte order mark. Save it as one of these first.`,
    );
  }
  return { path, text, bytes };
}

/**
 * A script without byte order mark is in the code page of its Windows for Windows PowerShell (about_Character_Encoding),
 * which is nearly always this one. Undefined for what is no text.
 */
function ansiText(bytes: Uint8Array): string | undefined {
  return bytes.includes(0) ? undefined : new TextDecoder('windows-1252').decode(bytes);
}

const decoders = new Map<Encoding['name'], TextDecoder>();

/** Undefined for bytes that are no text: UTF-16 without its mark is UTF-8 with a NUL at every second place. */
function textOf(bytes: Uint8Array): string | undefined {
  const { name } = encodingOf(bytes);
  let decoder = decoders.get(name);
  if (!decoder) {
    decoder = new TextDecoder(name, { fatal: true });
    decoders.set(name, decoder);
  }
  try {
    const text = decoder.decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}
