import type { Severity } from '../languageService.ts';
import type { Lines } from './lines.ts';

/** A finding with its place in the file. Lines and columns from 1, in UTF-16 units, ends exclusive. */
export interface Finding extends FindingRange {
  readonly file: string;
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  /** The name of the rule, or null. */
  readonly rule: string | null;
  readonly fixes: readonly { readonly title: string; readonly edits: readonly FindingEdit[] }[];
}

export interface FindingRange {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface FindingEdit extends FindingRange {
  readonly newText: string;
}

/** What is known of one file, for a reporter. */
export interface CheckedFile {
  readonly file: string;
  /** What counts. */
  readonly findings: readonly Finding[];
  /** What the user has turned off. It has no part in the exit status. */
  readonly suppressed: readonly Finding[];
  readonly lines: Lines;
}

/** The severities, the most serious first. */
export const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** Whether a finding is at or above a severity. */
export function isAtLeast(finding: Finding, severity: Severity): boolean {
  return severities.indexOf(finding.severity) <= severities.indexOf(severity);
}
