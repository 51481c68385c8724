import { catalog, claimTypeUri } from '../../catalog/index.ts';
import { shortType } from '../../semantics/summary.ts';
import type { Rule, Selector } from '../../syntax/nodes.ts';
import { literalValue } from '../../syntax/nodes.ts';
import type { Fix } from '../../syntax/problem.ts';
import { type ClaimLiteral, claimLiterals } from '../claimLiterals.ts';
import { meaningOf } from '../claimTypeMeaning.ts';
import type { LintRule } from '../lintRule.ts';

/**
 * A client application, an authentication method or a SID where the claim type belongs, or both exchanged. Nothing has
 * such a type, so the condition never holds.
 */
export const valueAsClaimType: LintRule = {
  id: 'value-as-claim-type',
  title: 'Value stands where the claim type belongs',
  category: 'correctness',
  severity: 'warning',
  needs: ['misplaced'],
  *check(rule, context) {
    for (const claim of claimLiterals(rule)) {
      const { property, use, text, literal, selector } = claim;
      if (property !== 'Type' || use === 'match' || isClaimType(text) || context.isOwnClaimType(text))
        continue;
      const exchanged = selector && exchangedWith(rule, selector, claim);
      const owners = exchanged ? [exchanged.type] : ownersOf(text, use === 'write' ? 'write' : 'read');
      const [owner] = owners;
      if (owner === undefined) continue;
      const fixes = exchanged ? [exchanged.fix] : owners.flatMap((type) => fixFor(rule, claim, type) ?? []);
      yield {
        start: literal.start,
        end: literal.end,
        message: exchanged
          ? 'Type and value are exchanged.'
          : `This is a value, not a claim type. Claims with it have the type ${shortType(owner)}.`,
        fixes,
      };
    }
  },
};

/** Whether a text is a known type and not a value that the catalogue of types lists too. */
function isClaimType(text: string): boolean {
  const { entry, miss } = meaningOf(text);
  return entry !== undefined && miss === undefined && entry.status !== 'value';
}

/** The claim types that carry what plainly is a value; empty for everything else. */
function ownersOf(text: string, use: 'read' | 'write'): readonly string[] {
  if (text.startsWith('Microsoft.Exchange.') && catalog.clientApplications.byValue(text)) {
    return [claimTypeUri.clientApplication];
  }
  if (/^S-1-\d+-\d/.test(text)) return [claimTypeUri.groupSid, claimTypeUri.primarySid];
  if (!text.includes(':')) return [];
  const method = catalog.authMethods.byValue(text);
  if (!method) return [];
  return catalog.claimTypes.ofValue(text, { use }).map(({ uri }) => uri);
}

interface Exchanged {
  readonly type: string;
  readonly fix: Fix;
}

/** The type that stands as the value of the same selector, while the text here can be no type. */
function exchangedWith(
  rule: Rule,
  selector: Selector,
  { literal, text }: ClaimLiteral,
): Exchanged | undefined {
  if (/[/:]/.test(text) && ownersOf(text, 'read').length === 0) return undefined;
  const value = selector.constraints.find(
    ({ property, operator }) => property.name === 'Value' && operator === '==',
  )?.value;
  const type = literalValue(rule, value);
  if (!value || !type?.includes(':') || catalog.claimTypes.byUri(type)?.status !== 'current')
    return undefined;
  return {
    type,
    fix: {
      title: 'Exchange them',
      edits: [
        { start: literal.start, end: literal.end, newText: `"${type}"` },
        { start: value.start, end: value.end, newText: `"${text}"` },
      ],
      preferred: true,
    },
  };
}

/** `Type == "value"` becomes `Type == "type", Value == "value"`, where the selector has no other test of a value. */
function fixFor(rule: Rule, { constraint, selector, text }: ClaimLiteral, type: string): Fix | undefined {
  if (constraint?.operator !== '==' || !selector) return undefined;
  if (selector.constraints.some(({ property }) => property.name === 'Value')) return undefined;
  const { start, end, property } = constraint;
  const word = rule.text.slice(property.start, property.nameEnd);
  return {
    title: `Test the value of ${shortType(type)}`,
    edits: [{ start, end, newText: `${word} == "${type}", Value == "${text}"` }],
  };
}
