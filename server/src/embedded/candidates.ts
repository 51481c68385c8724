/** Texts of a script that may be rules, put together from one string or several. */

import type { Target } from './flow.ts';
import { endsAsRule, startsAsRule } from './shape.ts';
import { isExpandable, type StringLiteral } from './stringLiteral.ts';

/** A piece of a text: a string, an expression of which only the place is known, or the line break of `AppendLine`. */
export type Part =
  | {
      readonly kind: 'literal';
      readonly literal: StringLiteral;
      readonly format: boolean;
      /** A method replaces parts of it. */
      readonly changed?: boolean;
    }
  | { readonly kind: 'expression'; readonly start: number; readonly end: number }
  | { readonly kind: 'lineBreak' };

/** A text that a script puts together, and where it goes. */
export interface Candidate {
  readonly parts: Part[];
  readonly target: Target;
  /** For a search pattern and its like, which is never a rule. */
  readonly excluded: boolean;
  /** Part of a text whose other parts cannot be found. */
  cut: boolean;
  /** Taken over into the candidate before it. */
  merged: boolean;
  /** The variable that it is assigned to, as written, without `$`. */
  variable?: string;
  /** What it is assigned to is given other whole rules, too. */
  joined?: boolean;
}

/** The strings of a text, in order, without what expressions put in between. */
export function literalsOf({ parts }: Candidate): readonly StringLiteral[] {
  return parts.flatMap((part) => (part.kind === 'literal' ? [part.literal] : []));
}

/** The text as it stands in the script, without the expressions. Good enough to tell what it may be. */
export function roughText(text: string, candidate: Candidate): string {
  return literalsOf(candidate)
    .map(({ contentStart, contentEnd }) => text.slice(contentStart, contentEnd))
    .join('');
}

/** True for a string with more in it than blanks and line breaks. */
export function hasText(text: string, part: Part | undefined): boolean {
  if (part?.kind !== 'literal') return false;
  const { contentStart, contentEnd, quoting } = part.literal;
  const content = text.slice(contentStart, contentEnd);
  return (isExpandable(quoting) ? content.replaceAll(/`[nrt]/g, '') : content).trim() !== '';
}

/** Without the line breaks at its ends that only keep it apart from something else: `$old + "`n" + '…'`. */
export function withoutMargins(text: string, candidate: Candidate): Candidate {
  const { parts } = candidate;
  const isBlank = (part: Part): boolean => part.kind === 'literal' && !hasText(text, part);
  const first = parts.findIndex((part) => hasText(text, part));
  const last = parts.findLastIndex((part) => hasText(text, part));
  if (first < 0) return candidate;
  const start = parts.slice(0, first).some(isBlank) ? first : 0;
  const end = parts.slice(last + 1).some(isBlank) ? last + 1 : parts.length;
  return end - start === parts.length ? candidate : { ...candidate, parts: parts.slice(start, end) };
}

/** Whether a text begins with a string that begins as a rule does. */
export function startsWithRule(text: string, { parts }: Candidate): boolean {
  const first = parts[0];
  return (
    first?.kind === 'literal' && startsAsRule(text, first.literal.contentStart, first.literal.contentEnd)
  );
}

/** Whether the last string of a text ends as a rule does; a line break behind it does not count. */
export function endsWithRule(text: string, { parts }: Candidate): boolean {
  const last = parts.findLast(({ kind }) => kind !== 'lineBreak');
  return (
    last?.kind === 'literal' && endsAsRule(text.slice(last.literal.contentStart, last.literal.contentEnd))
  );
}

/**
 * Adds what a script appends to a text: a line of the same rule is part of it, a rule behind a whole rule is a text of
 * its own. Returns the candidate that now is the last one.
 */
export function append(text: string, before: Candidate | undefined, addition: Candidate): Candidate {
  if (!before || before.excluded || (endsWithRule(text, before) && startsWithRule(text, addition)))
    return addition;
  for (const part of addition.parts) before.parts.push(part);
  addition.merged = true;
  return before;
}
