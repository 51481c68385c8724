/** Reading an export of a farm. */
import { readFileSync } from 'node:fs';
import { type AdfsExport, decodeExport, readExport } from '../farm/index.ts';
import { STANDARD_INPUT } from './files.ts';
import { InputError, unreadable } from './inputError.ts';

/** The export in a file, or from standard input for `-`. Throws an `InputError`, for a damaged one with the place. */
export function exportAt(path: string): AdfsExport {
  const name = path === STANDARD_INPUT ? 'standard input' : path;
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path === STANDARD_INPUT ? 0 : path);
  } catch (error) {
    throw unreadable(name, error);
  }
  const text = decodeExport(bytes);
  const found = typeof text === 'string' ? readExport(text) : text;
  if ('problem' in found) throw new InputError(`${name}: ${found.problem}`);
  return found;
}
