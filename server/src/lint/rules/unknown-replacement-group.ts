import { groupNames, parseReplacement, type RegexTree } from '../../regex/index.ts';
import { nearest } from '../../syntax/nearest.ts';
import { stringValue } from '../../syntax/nodes.ts';
import { fix } from '../../syntax/problem.ts';
import type { Finding, LintRule } from '../lintRule.ts';
import { rulePatterns } from '../rulePatterns.ts';

/**
 * `${user}` without a group of that name in the pattern: .NET leaves the reference in the result as it stands. Nearly
 * always a web page has swallowed `<user>` as if it were HTML (language.md 7.2 and 8.1).
 */
export const unknownReplacementGroup: LintRule = {
  id: 'unknown-replacement-group',
  title: 'Replacement names a group that the pattern lacks',
  category: 'regex',
  severity: 'warning',
  needs: ['call'],
  check(rule) {
    const findings: Finding[] = [];
    for (const { replacement, tree } of rulePatterns(rule)) {
      if (!replacement) continue;
      if (tree.errors.length > 0) continue;
      const names = groupNames(tree).map(({ name }) => name);
      for (const part of parseReplacement(stringValue(rule, replacement), tree.groups).parts) {
        if (part.kind !== 'unknownGroup') continue;
        const start = replacement.contentStart + part.start;
        const end = replacement.contentStart + part.end;
        const near = nearest(part.name, names);
        findings.push({
          start,
          end,
          message: `The pattern has no group \`${part.name}\`, so \`${part.text}\` stays in the result as it is.${hint(part.name, near, tree)}`,
          fixes: near === undefined ? [] : [fix(`Write \${${near}}`, start, end, `\${${near}}`)],
        });
      }
    }
    return findings;
  },
};

function hint(name: string, near: string | undefined, { groups }: RegexTree): string {
  if (near !== undefined) return ` Did you mean \`${near}\`?`;
  if (groups.length === 0 || /^\d+$/.test(name)) return '';
  return ` Web pages often swallow the name: \`(?<${name}>…)\` becomes \`(?…)\`.`;
}
