import { catalog } from '../../catalog/index.ts';
import { shortType } from '../../semantics/summary.ts';
import { literalValue } from '../../syntax/nodes.ts';
import type { Fix } from '../../syntax/problem.ts';
import { type ClaimLiteral, claimLiterals } from '../claimLiterals.ts';
import type { LintRule } from '../lintRule.ts';

/**
 * A known claim type as the value to compare with, where the claim's values are none. Silent where a URI can be the
 * value: authentication methods, unknown types.
 */
export const claimTypeAsValue: LintRule = {
  id: 'claim-type-as-value',
  title: 'Claim type stands where the value belongs',
  category: 'correctness',
  severity: 'warning',
  needs: ['misplaced'],
  *check(rule) {
    for (const claim of claimLiterals(rule)) {
      const { property, use, text, literal, selector } = claim;
      if (property !== 'Value' || use !== 'compare' || !selector || !isClaimType(text)) continue;
      const types = selector.constraints.filter(({ property: { name } }) => name === 'Type');
      const [type] = types;
      // A type whose values may be addresses, one that is unknown, or an exchange of both, which is reported there.
      if (type && !hasOtherValues(claim)) continue;
      if (type && literalValue(rule, type.value) === undefined) continue;
      yield {
        start: literal.start,
        end: literal.end,
        message: type
          ? `This is a claim type; no ${shortType(claim.entry?.uri ?? '')} claim has it as its value.`
          : 'This is a claim type. Compare it with `Type`.',
        fixes: type ? [] : [fixFor(rule.text, claim)].filter((fix) => fix !== undefined),
      };
    }
  },
};

function isClaimType(text: string): boolean {
  if (!text.includes(':')) return false;
  return catalog.claimTypes.byUri(text)?.status === 'current' && !catalog.authMethods.byValue(text);
}

function hasOtherValues({ entry }: ClaimLiteral): boolean {
  return entry?.introducedIn != null && entry.status === 'current' && entry.valueKind !== 'uri';
}

function fixFor(text: string, { constraint }: ClaimLiteral): Fix | undefined {
  if (!constraint) return undefined;
  const { start, nameEnd } = constraint.property;
  const word = text.slice(start, nameEnd);
  const right = word === word.toLowerCase() ? 'type' : 'Type';
  return { title: 'Compare the type', edits: [{ start, end: nameEnd, newText: right }], preferred: true };
}
