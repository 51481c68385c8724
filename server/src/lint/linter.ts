import type { Rule } from '../syntax/nodes.ts';
import type { Problem } from '../syntax/problem.ts';
import type { LintRule } from './lintRule.ts';
import { emptyClaimType } from './rules/empty-claim-type.ts';
import { invalidRegularExpression } from './rules/invalid-regular-expression.ts';
import { unknownReplacementGroup } from './rules/unknown-replacement-group.ts';

/** Every lint rule, in the order of its page's place in the index. */
export const lintRules: readonly LintRule[] = [
  emptyClaimType,
  invalidRegularExpression,
  unknownReplacementGroup,
];

/** What the lint rules say about one claim rule. */
export function lint(rule: Rule): readonly Problem[] {
  if (rule.kind === 'stray') return [];
  const problems: Problem[] = [];
  for (const lintRule of lintRules) {
    for (const finding of lintRule.check(rule)) {
      problems.push({ code: lintRule.id, severity: lintRule.severity, ...finding });
    }
  }
  return problems;
}
