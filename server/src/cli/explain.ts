import type { RuleService } from '../languageService.ts';
import { fullMessage, ruleNameOf } from '../languageService.ts';
import { describeRule } from '../semantics/describe.ts';
import { isComplete } from '../syntax/nodes.ts';
import type { RuleSource } from './ruleTexts.ts';

/** Where the text for people is broken. */
const WIDTH = 100;

/** One rule as `explain --format json` prints it. Lines and columns from 1, in UTF-16 units, ends exclusive. */
export interface ExplainedRule {
  /** Position among the rules of the file, from 1; null for text that is no rule. */
  readonly number: number | null;
  readonly name: string | null;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** False for a rule with syntax errors. */
  readonly complete: boolean;
  /** The rule in plain English. */
  readonly explanation: string;
  readonly errors: readonly { readonly line: number; readonly column: number; readonly message: string }[];
}

/** A file with its rules in plain English. */
export interface ExplainedFile {
  readonly file: string;
  readonly rules: readonly ExplainedRule[];
}

/** Explains every rule of a file, and names text between the rules that is none. */
export function explainFile(service: RuleService, { path, lines, texts }: RuleSource): ExplainedFile {
  let number = 0;
  const pieces = texts.flatMap((text) =>
    text.ruleSet.pieces.map((rule, i) => ({ text, rule, start: text.ruleSet.starts[i] as number })),
  );
  const rules = pieces.map(({ text, rule, start }): ExplainedRule => {
    const range = text.inFile({ start: start + rule.start, end: start + rule.end });
    const from = lines.placeOf(range.start);
    const to = lines.placeOf(range.end);
    const errors = rule.problems
      .filter(
        (problem) =>
          problem.severity === 'error' && service.isKnownProblem(text.region, { rule, start }, problem),
      )
      .map((problem) => {
        const place = text.inFile({ start: start + problem.start, end: start + problem.end });
        const { line, column } = lines.placeOf(place.start);
        return { line, column, message: fullMessage(problem) };
      });
    return {
      number: rule.kind === 'rule' ? ++number : null,
      name: ruleNameOf(rule)?.text ?? null,
      line: from.line,
      column: from.column,
      endLine: to.line,
      endColumn: to.column,
      complete: isComplete(rule),
      explanation: describeRule(rule),
      errors,
    };
  });
  return { file: path, rules };
}

/** The explanations of a file for people. Of a rule with syntax errors every error is named instead. */
export function prettyExplanation({ file, rules }: ExplainedFile): string {
  const entries = rules.map((rule) => {
    const number = rule.number === null ? '  – ' : `${String(rule.number).padStart(3)}.`;
    const name = rule.number === null ? '(no rule)' : (rule.name ?? '(no name)');
    const broken = rule.complete ? '' : ' — has syntax errors';
    const text =
      rule.complete || rule.errors.length === 0
        ? wrapped(rule.explanation)
        : rule.errors
            .map(({ line, column, message }) => wrapped(`line ${line}, column ${column}: ${message}`))
            .join('');
    return `${number} ${name}, line ${rule.line}${broken}\n${text}`;
  });
  return `${file}\n${entries.length === 0 ? '     No rules.\n' : entries.join('\n')}`;
}

/** Text broken at blanks and indented by five columns. A word that is too long stays whole. */
function wrapped(text: string): string {
  const rows: string[] = [];
  let row = '';
  for (const word of text.split(/\s+/)) {
    if (row !== '' && row.length + word.length + 6 > WIDTH) {
      rows.push(row);
      row = word;
    } else row = row === '' ? word : `${row} ${word}`;
  }
  return [...rows, row].map((line) => `     ${line}\n`).join('');
}
