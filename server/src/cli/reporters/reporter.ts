import type { Severity } from '../../languageService.ts';
import type { CheckedFile } from '../finding.ts';

/** What is known at the end of a run. */
export interface Totals {
  readonly files: number;
  /** How many findings there are, without those that are suppressed. */
  readonly counts: Readonly<Record<Severity, number>>;
  /** The codes of all findings, also of those that are suppressed. */
  readonly codes: ReadonlySet<string>;
}

/**
 * Turns findings into text. A file is turned into text as soon as it has been checked, so that a run over thousands of
 * files keeps no data but this text.
 */
export interface Reporter {
  /** What there is to say about one file; '' for nothing. */
  file(checked: CheckedFile): string;
  /** The whole output from what `file` gave (without the empty ones), in order. */
  whole(parts: readonly string[], totals: Totals): string;
}

/** What a reporter needs to know about where it writes. */
export interface Surroundings {
  /** Whether the output is a terminal that shows colours. */
  readonly colour: boolean;
  /** The lowest severity that a person is shown. */
  readonly lowest: Severity;
  /** The folder in which the command runs. */
  readonly folder: string;
  /** The folder of the repository, where a pipeline tells; else the one in which the command runs. */
  readonly repository: string;
}
