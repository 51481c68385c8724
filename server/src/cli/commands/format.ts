import process from 'node:process';
import {
  createRuleService,
  type DialectName,
  hostKindOfPath,
  type PrintStyle,
} from '../../languageService.ts';
import { FINDINGS, NOTHING_FOUND } from '../exitStatus.ts';
import { STANDARD_INPUT } from '../files.ts';
import { formatFile } from '../format.ts';
import { inputFiles } from '../input.ts';
import { InputError } from '../inputError.ts';
import { assertWritable, replaceFile } from '../replaceFile.ts';

export interface FormatOptions {
  readonly check?: true;
  readonly style: PrintStyle;
  readonly dialect: DialectName;
}

/** `adfsrule format`. Nothing is written before all files have been read, and can be written. */
export function runFormat(paths: readonly string[], options: FormatOptions): number {
  const service = createRuleService();
  const changed: string[] = [];
  const write: (() => void)[] = [];
  for (const file of inputFiles(paths)) {
    const { path, text, bytes } = file;
    if (hostKindOfPath(path)) {
      throw new InputError(`${path}: only rule files are formatted. In an editor, use Format Rules Here.`);
    }
    const formatted = formatFile(service, file, options.dialect, options.style);
    if (formatted !== text) changed.push(`${path}\n`);
    if (options.check) continue;
    if (path === STANDARD_INPUT) write.push(() => process.stdout.write(formatted));
    else if (formatted !== text) {
      assertWritable(path);
      write.push(() => replaceFile(path, formatted, bytes));
    }
  }
  if (options.check) process.stdout.write(changed.join(''));
  for (const step of write) step();
  return options.check && changed.length > 0 ? FINDINGS : NOTHING_FOUND;
}
