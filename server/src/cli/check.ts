import type { DialectName, LanguageService, Problem, Severity, TextRange } from '../languageService.ts';
import { annotationValue, fullMessage } from '../languageService.ts';
import type { InputFile } from './input.ts';
import { Lines } from './lines.ts';

/** A finding as `check --format json` prints it. Lines and columns from 1, in UTF-16 units, ends exclusive. */
export interface Finding extends FindingRange {
  readonly file: string;
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  /** The name of the rule, or null. */
  readonly rule: string | null;
  readonly fixes: readonly { readonly title: string; readonly edits: readonly FindingEdit[] }[];
}

interface FindingRange {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface FindingEdit extends FindingRange {
  readonly newText: string;
}

/** The findings of one file with its lines, which a reporter may want to show. */
export interface CheckedFile {
  readonly findings: readonly Finding[];
  readonly lines: Lines;
}

export function checkFile(service: LanguageService, file: InputFile, dialect: DialectName): CheckedFile {
  const lines = new Lines(file.text);
  const findings: Finding[] = [];
  for (const { rule, start, problems } of service.problems(service.parse(file.text, dialect))) {
    const name = annotationValue(rule, 'RuleName') ?? null;
    for (const problem of problems) findings.push(toFinding(file.path, lines, problem, start, name));
  }
  return { findings, lines };
}

function toFinding(
  path: string,
  lines: Lines,
  problem: Problem,
  start: number,
  rule: string | null,
): Finding {
  return {
    file: path,
    ...rangeOf(lines, problem, start),
    severity: problem.severity,
    code: problem.code,
    message: fullMessage(problem),
    rule,
    fixes: (problem.fixes ?? []).map(({ title, edits }) => ({
      title,
      edits: edits.map((edit) => ({ ...rangeOf(lines, edit, start), newText: edit.newText })),
    })),
  };
}

function rangeOf(lines: Lines, range: TextRange, start: number): FindingRange {
  const from = lines.placeOf(start + range.start);
  const to = lines.placeOf(start + range.end);
  return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

const ranks: Readonly<Record<Severity, number>> = { error: 3, warning: 2, information: 1, hint: 0 };

/** Whether a finding is at or above a severity. */
export function isAtLeast(finding: Finding, severity: Severity): boolean {
  return ranks[finding.severity] >= ranks[severity];
}
