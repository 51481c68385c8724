import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { decodeExport, planImport, readExport } from '../../farm/index.ts';
import { NOTHING_FOUND } from '../exitStatus.ts';
import { STANDARD_INPUT } from '../files.ts';
import { InputError, unreadable } from '../inputError.ts';

export interface ImportOptions {
  readonly out: string;
  readonly force?: true;
}

/** `adfsrule import`. Nothing is written unless the whole export could be read. */
export function runImport(path: string, { out, force }: ImportOptions): number {
  const text = decodeExport(bytesOf(path));
  const found = typeof text === 'string' ? readExport(text) : text;
  if ('problem' in found) throw new InputError(`${nameOf(path)}: ${found.problem}`);
  const files = planImport(found).map((file) => ({ ...file, path: join(out, ...file.path.split('/')) }));
  const present = force ? [] : files.filter((file) => existsSync(file.path));
  if (present[0]) {
    const others = present.length > 1 ? ` and ${present.length - 1} more` : '';
    throw new InputError(
      `${present[0].path}${others}: there already. Choose another folder, or add --force.`,
    );
  }
  for (const file of files) {
    try {
      mkdirSync(dirname(file.path), { recursive: true });
      writeFileSync(file.path, file.text);
    } catch (error) {
      throw new InputError(
        `${file.path}: cannot be written (${(error as { code?: string }).code ?? error}).`,
      );
    }
  }
  process.stdout.write(files.map((file) => `${file.path}\n`).join(''));
  return NOTHING_FOUND;
}

function bytesOf(path: string): Uint8Array {
  try {
    return readFileSync(path === STANDARD_INPUT ? 0 : path);
  } catch (error) {
    throw unreadable(nameOf(path), error);
  }
}

function nameOf(path: string): string {
  return path === STANDARD_INPUT ? 'standard input' : path;
}
