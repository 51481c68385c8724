import type { DialectName, PrintStyle, RuleService } from '../languageService.ts';
import type { InputFile } from './input.ts';

/** The text of a file in canonical form. Rules with syntax errors stay as they are. */
export function formatFile(
  service: RuleService,
  file: InputFile,
  dialect: DialectName,
  style: PrintStyle,
): string {
  const ruleSet = service.parse(file.text, dialect, true);
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, newText } of service.format(ruleSet, { style })) {
    parts.push(file.text.slice(at, start), newText);
    at = end;
  }
  parts.push(file.text.slice(at));
  return parts.join('');
}
