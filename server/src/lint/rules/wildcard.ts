import { claimLiterals } from '../claimLiterals.ts';
import type { LintRule } from '../lintRule.ts';
import { escapeRegex } from '../patternTexts.ts';
import { looksLikeRegex } from '../regexSyntax.ts';

/** A text with one asterisk, at an end: `*@contoso.example`, `/adfs/*`. */
const starred = /^(?:\*([^*]{3,})|([^*]{3,})\*)$/;

/** `Value == "*@contoso.example"`: `==` compares plain text, and the language has no wildcards (language.md 3.5). */
export const wildcard: LintRule = {
  id: 'wildcard',
  title: 'Asterisk is used as a wildcard',
  category: 'correctness',
  severity: 'warning',
  needs: ['regexMark'],
  *check(rule) {
    if (!rule.text.includes('"*') && !rule.text.includes('*"')) return;
    for (const { literal, text, property, use, constraint } of claimLiterals(rule)) {
      const match = starred.exec(text);
      if (use !== 'compare' || property !== 'Value' || !match || !constraint || looksLikeRegex(text))
        continue;
      const { operator, operatorStart, operatorEnd } = constraint;
      const right = operator === '==' ? '=~' : '!~';
      const [, end, start] = match;
      const pattern = end === undefined ? `(?i)^${escapeRegex(start ?? '')}` : `(?i)${escapeRegex(end)}$`;
      yield {
        start: literal.contentStart,
        end: literal.contentEnd,
        message: `\`*\` is no wildcard: \`${operator}\` compares plain text. Use \`${right}\` and an expression.`,
        fixes: [
          {
            title: `Write ${right} "${pattern}"`,
            edits: [
              { start: operatorStart, end: operatorEnd, newText: right },
              { start: literal.contentStart, end: literal.contentEnd, newText: pattern },
            ],
            preferred: true,
          },
        ],
      };
    }
  },
};
