/** What is wrong with the way rule text stands in its file. */

import type { Edit, TextRange } from './regionTypes.ts';

/** A repair in the file around the rules; offsets count there. */
export interface HostFix {
  readonly title: string;
  readonly edits: readonly Edit[];
  readonly preferred?: boolean;
}

/** A finding in the file around the rules. All offsets are UTF-16 offsets of that file. */
export interface HostProblem extends TextRange {
  /** Stable name in kebab case. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly fixes?: readonly HostFix[];
}
