import type { RuleService } from '../languageService.ts';
import type { RuleSource } from './ruleTexts.ts';

/** A file as `outline --format json` prints it. Lines and columns from 1, in UTF-16 units, ends exclusive. */
export interface FileOutline {
  readonly file: string;
  readonly rules: readonly {
    readonly name: string | null;
    readonly template: string | null;
    readonly line: number;
    readonly column: number;
    readonly endLine: number;
    readonly endColumn: number;
    /** False for a rule with syntax errors. */
    readonly complete: boolean;
    readonly reads: readonly string[];
    readonly writes: readonly string[];
  }[];
}

/** The rules of a file, those of a script as well; lines count from 1. */
export function outlineFile(service: RuleService, { path, lines, texts }: RuleSource): FileOutline {
  const entries = texts.flatMap((text) =>
    service.outline(text.ruleSet).map((entry) => ({ ...entry, range: text.inFile(entry.range) })),
  );
  const rules = entries.map((entry) => {
    const from = lines.placeOf(entry.range.start);
    const to = lines.placeOf(entry.range.end);
    return {
      name: entry.name ?? null,
      template: entry.template ?? null,
      line: from.line,
      column: from.column,
      endLine: to.line,
      endColumn: to.column,
      complete: entry.complete,
      reads: entry.reads,
      writes: entry.writes,
    };
  });
  return { file: path, rules };
}

/** The outline of a file for people. */
export function prettyOutline({ file, rules }: FileOutline): string {
  const entries = rules.map((rule, i) => {
    const name = rule.name ?? '(no name)';
    const template = rule.template ? ` [${rule.template}]` : '';
    const broken = rule.complete ? '' : ' — has syntax errors';
    const list = (title: string, types: readonly string[]) =>
      types.map((type) => `       ${title} ${type}\n`).join('');
    const head = `  ${String(i + 1).padStart(2)}. ${name}${template}, line ${rule.line}${broken}\n`;
    return `${head}${list('reads', rule.reads)}${list('makes', rule.writes)}`;
  });
  return `${file}\n${entries.join('')}`;
}
