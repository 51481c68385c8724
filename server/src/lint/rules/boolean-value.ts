import type { ClaimType } from '../../catalog/index.ts';
import { shortType } from '../../semantics/summary.ts';
import type { Fix } from '../../syntax/problem.ts';
import { type ClaimLiteral, claimLiterals, innerRange } from '../claimLiterals.ts';
import { asSeen } from '../invisible.ts';
import type { Finding, LintRule } from '../lintRule.ts';
import { correction, patternTexts } from '../patternTexts.ts';
import { placeholderIn } from '../placeholders.ts';
import { looksLikeRegex } from '../regexSyntax.ts';
import { treeOf } from '../rulePatterns.ts';

const yes = ['yes', '1', 'y', 'on'];
const no = ['no', '0', 'n', 'off'];

/**
 * `Value == "True"` on a claim whose values are `true` and `false`: comparisons are case-sensitive, so it never holds
 * (language.md 3.5, 7.5). So is `yes`.
 */
export const booleanValue: LintRule = {
  id: 'boolean-value',
  title: 'Value of a yes-or-no claim is neither true nor false',
  category: 'correctness',
  severity: 'warning',
  needs: ['knownType'],
  *check(rule) {
    for (const claim of claimLiterals(rule)) {
      const { entry, property, use } = claim;
      if (property !== 'Value' || entry?.valueKind !== 'boolean') continue;
      if (use === 'match') yield* inPattern(claim, entry);
      else yield* inText(claim, entry);
    }
  },
};

function* inText(claim: ClaimLiteral, entry: ClaimType): Generator<Finding> {
  const { text, use } = claim;
  const value = asSeen(text).trim();
  if (value === '' || value === 'true' || value === 'false') return;
  if (placeholderIn(value, use) || looksLikeRegex(value)) return;
  const right = meant(value);
  const fixes = (right ? [right] : ['true', 'false']).map(
    (newText): Fix => ({
      title: `Use ${newText}`,
      edits: [{ ...innerRange(claim), newText }],
      preferred: right !== undefined,
      safe: right === value.toLowerCase(),
    }),
  );
  yield { ...innerRange(claim), message: message(entry, right === value.toLowerCase()), fixes };
}

/** Alternatives such as `^(true|True)$` show that somebody knows. */
function* inPattern({ literal, text }: ClaimLiteral, entry: ClaimType): Generator<Finding> {
  if (!/[TF]/.test(text)) return;
  const { texts, ignoreCase } = patternTexts(treeOf(text));
  if (ignoreCase || texts.some((found) => found.text === 'true' || found.text === 'false')) return;
  for (const found of texts) {
    const right = found.text.toLowerCase();
    if (right !== 'true' && right !== 'false') continue;
    const edit = correction(found, right);
    if (!edit) continue;
    const start = literal.contentStart + edit.start;
    const end = literal.contentStart + edit.end;
    const fix: Fix = {
      title: `Use ${right}`,
      edits: [{ start, end, newText: edit.newText }],
      preferred: true,
      safe: true,
    };
    yield {
      start: literal.contentStart + (found.nodes[0]?.start ?? 0),
      end: literal.contentStart + (found.nodes.at(-1)?.end ?? text.length),
      message: message(entry, true),
      fixes: [fix],
    };
  }
}

function meant(value: string): 'true' | 'false' | undefined {
  const lower = value.toLowerCase();
  if (lower === 'true' || yes.includes(lower)) return 'true';
  return lower === 'false' || no.includes(lower) ? 'false' : undefined;
}

function message({ uri }: ClaimType, caseOnly: boolean): string {
  const values = `the values of ${shortType(uri)} are \`true\` and \`false\`.`;
  return caseOnly ? `Case counts: ${values}` : `T${values.slice(1)}`;
}
