import { foldingRanges } from './features/folding.ts';
import { type OutlineEntry, outline } from './features/outline.ts';
import { problemsIn, type RuleProblems } from './features/problems.ts';
import { type QuickFix, quickFixes } from './features/quickFixes.ts';
import type { DialectName } from './syntax/dialect.ts';
import type { TextRange } from './syntax/nodes.ts';
import { RuleSet } from './syntax/ruleSet.ts';

export type { OutlineEntry } from './features/outline.ts';
export type { RuleProblems } from './features/problems.ts';
export type { QuickFix } from './features/quickFixes.ts';
export type { DialectName } from './syntax/dialect.ts';
export { dialects } from './syntax/dialect.ts';
export type { Rule, TextRange } from './syntax/nodes.ts';
export { annotationValue } from './syntax/nodes.ts';
export type { Fix, Problem, Severity, TextEdit } from './syntax/problem.ts';
export { fullMessage } from './syntax/problem.ts';
export { RuleSet, type TextChange } from './syntax/ruleSet.ts';

/**
 * Everything the editor and the command line can ask about rules. Works on texts and UTF-16 offsets; knows no files,
 * no lines and no protocol. No method throws, whatever the text.
 */
export interface LanguageService {
  /** Reads a text. Keep the rule set and `edit` it: what did not change is not read again. */
  parse(text: string, dialect: DialectName): RuleSet;
  /** The rules with something wrong, in the order of the text; computed per rule and kept. */
  problems(ruleSet: RuleSet): Iterable<RuleProblems>;
  /** The repairs for what is wrong between two offsets. */
  quickFixes(ruleSet: RuleSet, start: number, end: number): readonly QuickFix[];
  /** The rules with names, claim types read and made. */
  outline(ruleSet: RuleSet): readonly OutlineEntry[];
  /** The rules over more than one line. */
  foldingRanges(ruleSet: RuleSet): readonly TextRange[];
}

/** Makes the one implementation there is. It has no state; what is computed is kept with the rules. */
export function createLanguageService(): LanguageService {
  return Object.freeze({
    parse: RuleSet.parse,
    problems: problemsIn,
    quickFixes,
    outline,
    foldingRanges,
  });
}
