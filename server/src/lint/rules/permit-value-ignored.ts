import { claimTypeUri } from '../../catalog/index.ts';
import { stringValue, type TextRange } from '../../syntax/nodes.ts';
import type { Fix } from '../../syntax/problem.ts';
import { literalOf, propertyArgument } from '../actionParts.ts';
import { decisionsOf } from '../decisions.ts';
import type { Finding, LintRule } from '../lintRule.ts';

/** What is written where the opposite is meant. Everything else is an ordinary word: `true`, `PermitUsersWithClaim`, `yes`. */
const opposites = {
  permit: /^\s*(?:false|no|0|off|deny|denied|DenyUsersWithClaim)\s*$/i,
  deny: /^\s*(?:false|no|0|off|permit|permitted|allow|allowed|PermitUsersWithClaim)\s*$/i,
} as const;

const values = { permit: 'PermitUsersWithClaim', deny: 'DenyUsersWithClaim' } as const;

/** `permit` with `"false"` permits all the same: AD FS looks at the claim type alone (language.md 4.3, 7.7). */
export const permitValueIgnored: LintRule = {
  id: 'permit-value-ignored',
  title: 'Value of permit or deny says the opposite',
  category: 'stage',
  severity: 'warning',
  needs: ['decision'],
  *check(rule): Generator<Finding> {
    for (const { kind, range, literal } of decisionsOf(rule)) {
      if (!literal || (kind !== 'permit' && kind !== 'deny')) continue;
      const value = literalOf(propertyArgument(rule, 'Value')?.value);
      if (!value || !opposites[kind].test(stringValue(rule, value))) continue;
      const does = kind === 'permit' ? 'permits' : 'denies';
      yield {
        start: value.start,
        end: value.end,
        message: `AD FS does not look at the value: this ${does}. Issue \`${opposite(kind)}\` instead, or write \`"${values[kind]}"\`.`,
        fixes: fixesOf(kind, range, value),
      };
      return;
    }
  },
};

function fixesOf(kind: 'permit' | 'deny', type: TextRange, value: TextRange): readonly Fix[] {
  const other = opposite(kind);
  return [
    {
      title: `Issue ${other}`,
      edits: [
        { start: type.start, end: type.end, newText: claimTypeUri[other] },
        { start: value.start, end: value.end, newText: `"${values[other]}"` },
      ].sort((a, b) => a.start - b.start),
    },
    {
      title: `Keep ${kind}, write ${values[kind]}`,
      edits: [{ start: value.start, end: value.end, newText: `"${values[kind]}"` }],
    },
  ];
}

function opposite(kind: 'permit' | 'deny'): 'permit' | 'deny' {
  return kind === 'permit' ? 'deny' : 'permit';
}
