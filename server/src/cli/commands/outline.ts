import process from 'node:process';
import { createRuleService, type DialectName } from '../../languageService.ts';
import { NOTHING_FOUND } from '../exitStatus.ts';
import { jsonList, jsonMember } from '../jsonList.ts';
import { outlineFile, prettyOutline } from '../outline.ts';
import { ruleSources } from '../ruleTexts.ts';

export interface OutlineOptions {
  readonly format: 'pretty' | 'json';
  readonly dialect: DialectName;
}

/** `adfsrule outline`. */
export function runOutline(paths: readonly string[], options: OutlineOptions): number {
  const service = createRuleService();
  const json = options.format === 'json';
  const parts: string[] = [];
  for (const source of ruleSources(service, paths, options.dialect)) {
    const found = outlineFile(service, source);
    parts.push(json ? jsonMember(found) : prettyOutline(found));
  }
  process.stdout.write(json ? jsonList(parts) : parts.join('\n'));
  return NOTHING_FOUND;
}
