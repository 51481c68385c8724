import { randomUUID } from 'node:crypto';
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import type { DialectName, LanguageService, PrintStyle } from '../languageService.ts';
import { encode, encodingOf, isText } from '../syntax/encoding.ts';
import { InputError, type InputFile, STANDARD_INPUT } from './input.ts';

/** The text of a file in canonical form. Rules with syntax errors stay as they are. */
export function formatFile(
  service: LanguageService,
  file: InputFile,
  dialect: DialectName,
  style: PrintStyle,
): string {
  const ruleSet = service.parse(file.text, dialect);
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, newText } of service.format(ruleSet, { style })) {
    parts.push(file.text.slice(at, start), newText);
    at = end;
  }
  parts.push(file.text.slice(at));
  return parts.join('');
}

/**
 * Writes the file back in the encoding it had, or standard input to standard output. The new text is written beside
 * the file first and then takes its place, so that no crash leaves half a file. A file that is not text in its
 * encoding is refused: writing it back would change what it holds.
 */
export function writeFormatted(file: InputFile, formatted: string): void {
  if (file.path === STANDARD_INPUT) {
    process.stdout.write(formatted);
    return;
  }
  if (formatted === file.text) return;
  if (!isText(file.bytes)) {
    throw new InputError(
      `${file.path}: not UTF-8, nor UTF-16 with a byte order mark. Save it as one of these first.`,
    );
  }
  const beside = `${file.path}.${randomUUID()}.tmp`;
  try {
    writeFileSync(beside, encode(formatted, encodingOf(file.bytes)), { mode: statSync(file.path).mode });
    renameSync(beside, file.path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw new InputError(
      `${file.path}: cannot be written (${(error as { code?: string }).code ?? String(error)}).`,
    );
  }
}
