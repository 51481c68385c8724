import type { ComparisonOperator } from '../../syntax/nodes.ts';
import { patternOfRanges } from '../addressRanges.ts';
import { claimLiterals } from '../claimLiterals.ts';
import type { LintRule } from '../lintRule.ts';

const matching: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  '==': '=~',
  '=~': '=~',
  '!=': '!~',
  '!~': '!~',
};

/** `203.0.113.0/26` as a value: claims hold addresses, and the language knows no networks (language.md 7.5, 7.8). */
export const addressRangeAsText: LintRule = {
  id: 'address-range-as-text',
  title: 'Range of addresses is compared as text',
  category: 'correctness',
  severity: 'warning',
  needs: ['knownType'],
  *check(rule) {
    for (const { literal, text, property, entry, constraint } of claimLiterals(rule)) {
      if (!constraint?.operator || property !== 'Value') continue;
      if (entry?.valueKind !== 'ip' && entry?.valueKind !== 'ip-list') continue;
      const pattern = patternOfRanges(text);
      if (pattern === undefined) continue;
      const { operator, operatorStart, operatorEnd } = constraint;
      const right = matching[operator];
      yield {
        start: literal.contentStart,
        end: literal.contentEnd,
        message: `AD FS knows no ranges of addresses: no claim has this text. Write an expression and \`${right}\`.`,
        fixes: [
          {
            title: 'Convert into an expression',
            edits: [
              { start: literal.contentStart, end: literal.contentEnd, newText: pattern },
              ...(right === operator ? [] : [{ start: operatorStart, end: operatorEnd, newText: right }]),
            ],
            preferred: true,
          },
        ],
      };
    }
  },
};
