import { exactLiterals } from '../../regex/index.ts';
import type { Constraint } from '../../syntax/nodes.ts';
import type { Fix } from '../../syntax/problem.ts';
import { type ClaimLiteral, claimLiterals } from '../claimLiterals.ts';
import type { LintRule } from '../lintRule.ts';
import { escapeRegex } from '../patternTexts.ts';
import { placeholderIn } from '../placeholders.ts';
import { isList, looksLikeRegex } from '../regexSyntax.ts';
import { treeOf } from '../rulePatterns.ts';

/**
 * `Value == "A|B"`, `Type != "^http.*"`: `==` and `!=` compare plain text, so this never holds, or always
 * (language.md 7.5).
 */
export const regexWithoutMatch: LintRule = {
  id: 'regex-without-match',
  title: 'Regular expression is compared as plain text',
  category: 'correctness',
  severity: 'warning',
  needs: ['regexMark'],
  *check(rule) {
    for (const claim of claimLiterals(rule)) {
      const { use, text, literal, constraint } = claim;
      if (use !== 'compare' || !constraint || !isMeantAsRegex(claim)) continue;
      const right = constraint.operator === '==' ? '=~' : '!~';
      yield {
        start: literal.contentStart,
        end: literal.contentEnd,
        message: `This is a regular expression, but \`${constraint.operator}\` compares plain text: ${constraint.operator === '==' ? 'it never holds' : 'it always holds'}. Use \`${right}\`.`,
        fixes: fixesFor(claim, constraint, text, right),
      };
    }
  },
};

function isMeantAsRegex({ text, property, entry }: ClaimLiteral): boolean {
  if (!looksLikeRegex(text) || placeholderIn(text, 'compare')) return false;
  if (property !== 'Value') return true;
  // Elsewhere a `|` may be part of a value.
  return !isOnlyList(text) || (entry !== undefined && entry.status === 'current');
}

function isOnlyList(text: string): boolean {
  return isList(text) && !looksLikeRegex(text.replaceAll('|', ' '));
}

function fixesFor(
  { literal }: ClaimLiteral,
  { operatorStart, operatorEnd }: Constraint,
  text: string,
  operator: string,
): readonly Fix[] {
  const content = { start: literal.contentStart, end: literal.contentEnd };
  const fixes: Fix[] = [];
  const pattern = isOnlyList(text) ? listPattern(text) : text;
  const tree = treeOf(pattern);
  if (tree.errors.length === 0) {
    fixes.push({
      title: `Compare with ${operator}`,
      edits: [
        { start: operatorStart, end: operatorEnd, newText: operator },
        ...(pattern === text ? [] : [{ ...content, newText: pattern }]),
      ],
      preferred: true,
    });
  }
  const exact = exactLiterals(tree);
  const [value, ...others] = exact?.values ?? [];
  const isText = exact && others.length === 0 && !exact.ignoreCase;
  if (isText && value && value !== text && !looksLikeRegex(value)) {
    fixes.push({ title: `Compare with the text ${value}`, edits: [{ ...content, newText: value }] });
  }
  return fixes;
}

/** `A.x|B` as an expression for just these texts. */
function listPattern(text: string): string {
  const parts = text.split('|').map((part) => escapeRegex(part.replace(/^\((.*)\)$/, '$1')));
  return `^(${parts.join('|')})$`;
}
