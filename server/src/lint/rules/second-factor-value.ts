import { catalog, claimTypeUri, claimValue } from '../../catalog/index.ts';
import { literalValue } from '../../syntax/nodes.ts';
import { literalOf, propertyArgument } from '../actionParts.ts';
import type { LintRule } from '../lintRule.ts';
import { placeholderIn } from '../placeholders.ts';

/**
 * An additional authentication rule that issues `authenticationmethod` with another value than `…/multipleauthn`: it asks
 * for nothing (language.md 4.4).
 */
export const secondFactorValue: LintRule = {
  id: 'second-factor-value',
  title: 'Value asks for no second factor',
  category: 'stage',
  severity: 'warning',
  stages: ['additionalAuthentication'],
  *check(rule) {
    if (rule.action?.verb !== 'issue') return;
    const type = literalValue(rule, propertyArgument(rule, 'Type')?.value);
    if (
      type === undefined ||
      (catalog.claimTypes.httpForm(type) ?? type) !== claimTypeUri.authenticationMethod
    )
      return;
    const literal = literalOf(propertyArgument(rule, 'Value')?.value);
    const value = literalValue(rule, literal);
    const right = claimValue.multipleAuthentication;
    if (!literal || value === undefined || value === right || placeholderIn(value, 'write')) return;
    // misspelt-value says what is wrong with a slip.
    if (catalog.values.nearMiss(claimTypeUri.authenticationMethod, value.trim())?.right[0] === right) return;
    const range = { start: literal.contentStart, end: literal.contentEnd };
    yield {
      ...range,
      message: `Only \`${right}\` asks for a second factor; any other value is ignored.`,
      fixes: [{ title: 'Ask for a second factor', edits: [{ ...range, newText: right }], preferred: true }],
    };
  },
};
