import type { Rule } from '../syntax/nodes.ts';
import { ruleNameOf } from '../syntax/ruleName.ts';

/**
 * A finding that somebody has looked at and wants to hear no more of. The language has no comments, so it stands in the
 * configuration.
 */
export interface Suppression {
  /** The id of the lint rule. */
  readonly lint: string;
  /** The name of the claim rule; undefined for all rules of the file. */
  readonly rule: string | undefined;
  /** A glob, relative to the configuration's folder; undefined for all files. */
  readonly file: string | undefined;
  /** Where it stands in the configuration: its place in the list. */
  readonly index: number;
}

/** The first suppression that means a finding of this lint rule in this claim rule. */
export function suppressionOf(
  suppressions: readonly Suppression[],
  lint: string,
  rule: Rule,
): Suppression | undefined {
  if (suppressions.length === 0) return undefined;
  const name = ruleNameOf(rule)?.text;
  return suppressions.find(
    (suppression) =>
      suppression.lint === lint && (suppression.rule === undefined || suppression.rule.trim() === name),
  );
}
