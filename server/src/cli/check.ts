import type { HostProblem, Problem, RuleService, Suppression, TextRange } from '../languageService.ts';
import { fullMessage, ruleNameOf } from '../languageService.ts';
import type { Configurations } from './configuration.ts';
import type { CheckedFile, Finding, FindingRange } from './finding.ts';
import type { Lines } from './lines.ts';
import type { RuleSource, RuleText } from './ruleTexts.ts';

/** What is wrong with a file: with the way the rules stand in it, then with the rules, in the order of the file. */
export function checkFile(
  service: RuleService,
  source: RuleSource,
  configurations: Configurations,
): CheckedFile {
  const { path, lines, texts } = source;
  const findings = source.problems.map((problem) => hostFinding(path, lines, problem));
  const suppressed: Finding[] = [];
  const used = new Set<Suppression>();
  for (const text of texts) {
    const { ruleSet, region } = text;
    const soundFixes = service.soundFixesOf(ruleSet);
    for (const found of service.problems(ruleSet, configurations.setupFor(path, ruleSet, region))) {
      const name = ruleNameOf(found.rule)?.text ?? null;
      const finding = (problem: Problem) => {
        const fixes = soundFixes(found.start, problem);
        return toFinding(path, lines, text, { ...problem, fixes }, found.start, name);
      };
      for (const problem of found.problems) {
        if (service.isKnownProblem(region, found, problem)) findings.push(finding(problem));
      }
      for (const { problem, suppression } of found.suppressed) {
        suppressed.push(finding(problem));
        used.add(suppression);
      }
    }
  }
  if (source.problems.length > 0) findings.sort((a, b) => a.line - b.line || a.column - b.column);
  configurations.checked(path, used);
  return { file: path, findings, suppressed, lines };
}

function toFinding(
  path: string,
  lines: Lines,
  text: RuleText,
  problem: Problem,
  start: number,
  rule: string | null,
): Finding {
  return {
    file: path,
    ...rangeOf(lines, text.inFile(moved(problem, start))),
    severity: problem.severity,
    code: problem.code,
    message: fullMessage(problem),
    rule,
    fixes: (problem.fixes ?? []).flatMap(({ title, edits }) => {
      const placed = text.editsOfFile(edits.map((edit) => ({ ...edit, ...moved(edit, start) })));
      return placed ? [{ title, edits: placed.map((edit) => editOf(lines, edit)) }] : [];
    }),
  };
}

/** What is wrong with the way rules stand in a script. */
function hostFinding(path: string, lines: Lines, problem: HostProblem): Finding {
  const { severity, code, message } = problem;
  return {
    file: path,
    ...rangeOf(lines, problem),
    severity,
    code,
    message,
    rule: null,
    fixes: (problem.fixes ?? []).map(({ title, edits }) => ({
      title,
      edits: edits.map((edit) => editOf(lines, edit)),
    })),
  };
}

function moved({ start, end }: TextRange, by: number): TextRange {
  return { start: by + start, end: by + end };
}

function editOf(lines: Lines, edit: TextRange & { readonly newText: string }) {
  return { ...rangeOf(lines, edit), newText: edit.newText };
}

function rangeOf(lines: Lines, range: TextRange): FindingRange {
  const from = lines.placeOf(range.start);
  const to = lines.placeOf(range.end);
  return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}
