import { walk } from '../../regex/index.ts';
import type { LintRule } from '../lintRule.ts';
import { testedPatterns } from '../testedPatterns.ts';

const things = { mail: 'user names and mail addresses', account: 'account names' } as const;

/** A UPN arrives as somebody typed or stored it, and `=~` tells upper from lower case (language.md 3.5, 7.5). */
export const caseSensitivePattern: LintRule = {
  id: 'case-sensitive-pattern',
  title: 'Pattern for a name tells upper from lower case',
  category: 'regex',
  severity: 'information',
  needs: ['match'],
  *check(rule) {
    for (const { literal, kind, tree } of testedPatterns(rule)) {
      if ((kind !== 'mail' && kind !== 'account') || tree.errors.length > 0) continue;
      if (!walk(tree).some((node) => node.kind === 'character' && !node.ignoreCase && isLetter(node.code)))
        continue;
      const { contentStart: start, contentEnd: end } = literal;
      yield {
        start,
        end,
        message: `Upper and lower case differ here, but not in ${things[kind]}. Put \`(?i)\` in front.`,
        fixes: [
          { title: 'Put (?i) in front', edits: [{ start, end: start, newText: '(?i)' }], preferred: true },
        ],
      };
    }
  },
};

function isLetter(code: number): boolean {
  const character = String.fromCharCode(code);
  return character.toLowerCase() !== character.toUpperCase();
}
