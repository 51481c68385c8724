import type { Expression, Rule, StringLiteral } from '../../syntax/nodes.ts';
import { stringValue } from '../../syntax/nodes.ts';
import { claimLiterals } from '../claimLiterals.ts';
import type { Finding, LintRule } from '../lintRule.ts';
import { placeholderIn, type TextUse } from '../placeholders.ts';

/** A place that whoever published the rule left for the reader to fill in (language.md 7.2). */
export const placeholder: LintRule = {
  id: 'placeholder',
  title: 'Placeholder is not filled in',
  category: 'correctness',
  severity: 'warning',
  needs: ['placeholder'],
  *check(rule) {
    for (const { literal, text, use } of claimLiterals(rule)) yield* find(literal, text, use);
    for (const arg of rule.action?.args ?? []) {
      // Queries have a language of their own, with `<`, `{0}` and `[column]`.
      if (arg.kind === 'storeArgument' && arg.name === 'store') yield* findIn(rule, arg.value);
      else if (arg.kind === 'propertyArgument' && arg.value.kind === 'concatenation') {
        for (const term of arg.value.operands) yield* findIn(rule, term);
      }
    }
  },
};

function* findIn(rule: Rule, value: Expression): Generator<Finding> {
  if (value.kind === 'string') yield* find(value, stringValue(rule, value), 'write');
}

function* find(literal: StringLiteral, text: string, use: TextUse): Generator<Finding> {
  const found = placeholderIn(text, use);
  if (!found) return;
  const { start, end } = found;
  yield {
    start: literal.contentStart + start,
    end: literal.contentStart + end,
    message: `Placeholder \`${text.slice(start, end)}\` is not filled in. Put your own value here.`,
  };
}
