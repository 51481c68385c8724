import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { planImport } from '../../farm/index.ts';
import { NOTHING_FOUND } from '../exitStatus.ts';
import { exportAt } from '../exportFile.ts';
import { InputError } from '../inputError.ts';

export interface ImportOptions {
  readonly out: string;
  readonly force?: true;
}

/** `adfsrule import`. Nothing is written unless the whole export could be read. */
export function runImport(path: string, { out, force }: ImportOptions): number {
  const found = exportAt(path);
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
