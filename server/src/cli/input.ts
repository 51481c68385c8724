/** Reading the files that a command names. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from '../syntax/encoding.ts';

/** What `-` stands for on the command line. */
export const STANDARD_INPUT = '-';

/** A file that was named and cannot be read; the message is one line that says what and what to do. */
export class InputError extends Error {}

export interface InputFile {
  /** The path as it was given, or below the folder that was given; `-` for standard input. */
  readonly path: string;
  readonly text: string;
  /** What was read, for a command that writes the file back. */
  readonly bytes: Uint8Array;
}

/** The files that the paths name, one at a time. A folder stands for all `.adfsrule` files below it. */
export function* inputFiles(paths: readonly string[]): Generator<InputFile> {
  for (const path of paths) {
    for (const file of path === STANDARD_INPUT ? [path] : filesAt(path)) {
      const bytes = readBytes(file);
      yield { path: file, text: decode(bytes), bytes };
    }
  }
}

function filesAt(path: string): readonly string[] {
  try {
    if (!statSync(path).isDirectory()) return [path];
  } catch (error) {
    throw unreadable(path, error);
  }
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.adfsrule'))
    .sort()
    .map((file) => join(path, file));
  if (files.length === 0)
    throw new InputError(`${path}: no .adfsrule files in this folder. Name a file or another folder.`);
  return files;
}

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path === STANDARD_INPUT ? 0 : path);
  } catch (error) {
    throw unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): InputError {
  const code = (error as { code?: string }).code;
  const why =
    code === 'ENOENT'
      ? 'no such file or folder. Check the path.'
      : code === 'EACCES' || code === 'EPERM'
        ? 'no permission to read it.'
        : `cannot be read (${code ?? String(error)}).`;
  return new InputError(`${path === STANDARD_INPUT ? 'standard input' : path}: ${why}`);
}
