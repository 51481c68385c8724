/** Capture groups of .NET patterns and the references of replacements to them. */
import { parseRegex, parseReplacement, type ReplacementPart, walk } from '../../regex/index.ts';
import type { TextRange } from '../../syntax/nodes.ts';

/** A capture group. Offsets count from the start of the pattern. */
export interface RegexGroup extends TextRange {
  /** The name, or the number in digits. */
  readonly name: string;
  readonly number: number;
  readonly named: boolean;
}

/** The capture groups of a pattern, in the order of their opening brackets. A broken pattern gives what is found. */
export function groupsOf(pattern: string): readonly RegexGroup[] {
  const found: RegexGroup[] = [];
  for (const node of walk(parseRegex(pattern))) {
    if (node.kind !== 'group' || node.capture === undefined) continue;
    const { start, end, name, capture: number } = node;
    found.push({ start, end, name: name ?? String(number), number, named: name !== undefined });
  }
  return found;
}

/** The references of a replacement for a pattern with these groups, in order: all parts but text as it stands. */
export function referencesIn(replacement: string, groups: readonly RegexGroup[]): readonly ReplacementPart[] {
  // `$$` is a text that is shorter than its range.
  return parseReplacement(replacement, groups).parts.filter(
    (part) => part.kind !== 'text' || part.text.length < part.end - part.start,
  );
}
