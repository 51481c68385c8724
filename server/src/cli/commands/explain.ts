import process from 'node:process';
import { createRuleService, type DialectName } from '../../languageService.ts';
import { NOTHING_FOUND } from '../exitStatus.ts';
import { explainFile, prettyExplanation } from '../explain.ts';
import { jsonList, jsonMember } from '../jsonList.ts';
import { ruleSources } from '../ruleTexts.ts';

export interface ExplainOptions {
  readonly format: 'pretty' | 'json';
  readonly dialect: DialectName;
}

/** `adfsrule explain`. */
export function runExplain(paths: readonly string[], options: ExplainOptions): number {
  const service = createRuleService();
  const json = options.format === 'json';
  const parts: string[] = [];
  for (const source of ruleSources(service, paths, options.dialect)) {
    const found = explainFile(service, source);
    parts.push(json ? jsonMember(found) : prettyExplanation(found));
  }
  process.stdout.write(json ? jsonList(parts) : parts.join('\n'));
  return NOTHING_FOUND;
}
