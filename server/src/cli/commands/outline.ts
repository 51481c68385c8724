import process from 'node:process';
import { createLanguageService, type DialectName } from '../../languageService.ts';
import { NOTHING_FOUND } from '../exitStatus.ts';
import { inputFiles } from '../input.ts';
import { jsonList, jsonMember } from '../jsonList.ts';
import { outlineFile, prettyOutline } from '../outline.ts';

export interface OutlineOptions {
  readonly format: 'pretty' | 'json';
  readonly dialect: DialectName;
}

/** `adfsrule outline`. */
export function runOutline(paths: readonly string[], options: OutlineOptions): number {
  const service = createLanguageService();
  const json = options.format === 'json';
  const parts: string[] = [];
  for (const file of inputFiles(paths)) {
    const found = outlineFile(service, file, options.dialect);
    parts.push(json ? jsonMember(found) : prettyOutline(found));
  }
  process.stdout.write(json ? jsonList(parts) : parts.join('\n'));
  return NOTHING_FOUND;
}
