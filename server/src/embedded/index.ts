/**
 * Rule text inside of other files: where it is, what AD FS would get, and the way back. Pure functions on text; nothing
 * here knows the rule language beyond its shape.
 */

import type { HostKind } from './hostKind.ts';
import { markdownRegions } from './markdown.ts';
import type { ParameterTable } from './parameters.ts';
import { powershellRegions } from './powershell.ts';
import type { HostProblem } from './problems.ts';
import type { Region } from './region.ts';

export { escapeFor } from './escape.ts';
export { type HostKind, hostKindOfLanguage, hostKindOfPath } from './hostKind.ts';
export {
  type CmdletData,
  type ParameterTable,
  parameterTable,
  type RuleParameter,
  type RuleStage,
} from './parameters.ts';
export type { HostFix, HostProblem } from './problems.ts';
export { quoteForPowerShell } from './quote.ts';
export { Region } from './region.ts';
export type { Edit, Hole, Segment, TextRange } from './regionTypes.ts';
export type { Quoting } from './stringLiteral.ts';

/** The rules that stand in a script or in a Markdown file. */
export interface EmbeddedRules {
  /** In the order of the file. They do not overlap. */
  readonly regions: readonly Region[];
  /** What is wrong with the way they stand in the file. */
  readonly problems: readonly HostProblem[];
}

/**
 * The rule texts of a file. Any text is taken, half typed as well; the time is linear in its length.
 * `table` says which parameters take rules; Markdown needs none.
 */
export function findRegions(text: string, kind: HostKind, table: ParameterTable): EmbeddedRules {
  return kind === 'markdown'
    ? { regions: markdownRegions(text), problems: [] }
    : powershellRegions(text, table);
}
