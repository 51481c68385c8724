import type { DialectName, LanguageService, Problem, Suppression, TextRange } from '../languageService.ts';
import { annotationValue, fullMessage } from '../languageService.ts';
import type { Configurations } from './configuration.ts';
import type { CheckedFile, Finding, FindingRange } from './finding.ts';
import type { InputFile } from './input.ts';
import { Lines } from './lines.ts';

export function checkFile(
  service: LanguageService,
  file: InputFile,
  dialect: DialectName,
  configurations: Configurations,
): CheckedFile {
  const lines = new Lines(file.text);
  const findings: Finding[] = [];
  const suppressed: Finding[] = [];
  const ruleSet = service.parse(file.text, dialect);
  const used = new Set<Suppression>();
  for (const found of service.problems(ruleSet, configurations.setupFor(file.path, ruleSet))) {
    const name = annotationValue(found.rule, 'RuleName') ?? null;
    const finding = (problem: Problem) => toFinding(file.path, lines, problem, found.start, name);
    for (const problem of found.problems) findings.push(finding(problem));
    for (const { problem, suppression } of found.suppressed) {
      suppressed.push(finding(problem));
      used.add(suppression);
    }
  }
  configurations.checked(file.path, used);
  return { file: file.path, findings, suppressed, lines };
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
