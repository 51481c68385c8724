import { type ClaimType, catalog } from '../../catalog/index.ts';
import { shortType } from '../../semantics/summary.ts';
import type { Fix } from '../../syntax/problem.ts';
import { type ClaimLiteral, claimLiterals } from '../claimLiterals.ts';
import type { LintRule } from '../lintRule.ts';
import { placeholderIn } from '../placeholders.ts';

/**
 * A group's name where claims hold security identifiers, prose where they hold addresses: the condition never holds.
 * Only text without any digit is judged, for identifiers and addresses cannot do without (language.md 7.2, 7.5).
 */
export const valueOfWrongKind: LintRule = {
  id: 'value-of-wrong-kind',
  title: 'Value is no identifier or address',
  category: 'correctness',
  severity: 'warning',
  needs: ['knownType'],
  *check(rule) {
    for (const claim of claimLiterals(rule)) {
      const { property, use, literal, text, entry } = claim;
      if (property !== 'Value' || use === 'write' || !entry || !holdsNumbers(entry)) continue;
      if (!isWords(text) || placeholderIn(text, use)) continue;
      const kind = entry.valueKind === 'sid' ? 'security identifiers (`S-1-5-…`)' : 'addresses';
      yield {
        start: literal.contentStart,
        end: literal.contentEnd,
        message: `${shortType(entry.uri)} claims hold ${kind}, and this is none. Put in the ${entry.valueKind === 'sid' ? 'identifier' : 'address'}.`,
        fixes: entry.valueKind === 'sid' ? fixesFor(claim) : [],
      };
    }
  },
};

function holdsNumbers({ valueKind }: ClaimType): boolean {
  return valueKind === 'sid' || valueKind === 'ip' || valueKind === 'ip-list';
}

/** Text with a word of four letters and no digit. Escapes are no letters, and hexadecimal addresses no words. */
function isWords(text: string): boolean {
  // A `$name` is filled in by the script around the rule.
  if (/\d|\\[dwpP]|\[|\$[A-Za-z({]/.test(text)) return false;
  return /[A-Za-z]{4}/.test(text.replace(/\\./g, ' ').replace(/\(\?[a-z-]+\)/g, '')) && /[g-zG-Z]/.test(text);
}

/** Built-in groups have the same identifier everywhere; those of a domain end alike. */
function fixesFor({ literal, text, constraint }: ClaimLiteral): readonly Fix[] {
  const { operator, operatorStart, operatorEnd } = constraint ?? {};
  if ((operator !== '==' && operator !== '!=') || operatorStart === undefined || operatorEnd === undefined)
    return [];
  const name = text.slice(text.lastIndexOf('\\') + 1).trim();
  const fixes: Fix[] = [];
  for (const { sid, rid, scope, status } of catalog.sids.byName(name)) {
    if (status !== 'current') continue;
    const content = { start: literal.contentStart, end: literal.contentEnd };
    if (!catalog.sids.isPattern(sid)) {
      fixes.push({ title: `Use ${sid}`, edits: [{ ...content, newText: sid }], preferred: true });
    } else if (scope === 'domain' && rid !== null) {
      const pattern = `^S-1-5-21-\\d+-\\d+-\\d+-${rid}$`;
      fixes.push({
        title: `Use ${pattern}`,
        edits: [
          { start: operatorStart, end: operatorEnd, newText: operator === '==' ? '=~' : '!~' },
          { ...content, newText: pattern },
        ],
      });
    }
  }
  return fixes;
}
