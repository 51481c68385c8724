/** Writing a file back so that no crash and no second writer leaves half of it. */
import {
  accessSync,
  chmodSync,
  constants,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import process from 'node:process';
import { encode, encodingOf } from '../syntax/encoding.ts';
import { InputError } from './inputError.ts';

/** Throws an `InputError` for a file that may not be written. Taking its place would go around that. */
export function assertWritable(path: string): void {
  try {
    accessSync(path, constants.W_OK);
  } catch (error) {
    throw unwritable(path, error);
  }
}

/**
 * Gives a file a new text in the encoding of its old bytes. The text is written beside the file, which it then
 * replaces, with the same permissions; where the path is a link, the file that it leads to is replaced. Throws an
 * `InputError`, and leaves nothing beside the file.
 */
export function replaceFile(path: string, text: string, before: Uint8Array): void {
  let beside: string | undefined;
  try {
    const target = realpathSync(path);
    beside = `${target}.${process.pid}.tmp`;
    writeFileSync(beside, encode(text, encodingOf(before)), { flag: 'wx' });
    chmodSync(beside, statSync(target).mode);
    renameSync(beside, target);
  } catch (error) {
    // A file of that name that was there before is not ours.
    if (beside !== undefined && (error as { code?: string }).code !== 'EEXIST')
      rmSync(beside, { force: true });
    throw unwritable(path, error);
  }
}

function unwritable(path: string, error: unknown): InputError {
  const { code } = error as { code?: string };
  const why =
    code === 'EACCES' || code === 'EPERM' || code === 'EROFS'
      ? 'no permission to write it.'
      : `cannot be written (${code ?? String(error)}).`;
  return new InputError(`${path}: ${why}`);
}
