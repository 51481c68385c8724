import { parseRegex, parseReplacement } from '../../regex/index.ts';
import { patternsIn } from '../../semantics/patterns.ts';
import { stringValue } from '../../syntax/nodes.ts';
import type { Finding, LintRule } from '../lintRule.ts';

/**
 * `${user}` without a group of that name in the pattern: .NET leaves the reference in the result as it stands. Nearly
 * always a web page has swallowed `<user>` as if it were HTML (language.md 7.2 and 8.1).
 */
export const unknownReplacementGroup: LintRule = {
  id: 'unknown-replacement-group',
  title: 'Replacement names a group that the pattern lacks',
  category: 'regex',
  severity: 'warning',
  check(rule) {
    const findings: Finding[] = [];
    for (const { literal, replacement } of patternsIn(rule)) {
      if (!replacement) continue;
      const tree = parseRegex(stringValue(rule, literal));
      if (tree.errors.length > 0) continue;
      for (const part of parseReplacement(stringValue(rule, replacement), tree.groups).parts) {
        if (part.kind !== 'unknownGroup') continue;
        findings.push({
          start: replacement.contentStart + part.start,
          end: replacement.contentStart + part.end,
          message: `The pattern has no group \`${part.name}\`, so \`${part.text}\` stays in the result as it is. Web pages often swallow the name: \`(?<${part.name}>…)\` becomes \`(?…)\`.`,
        });
      }
    }
    return findings;
  },
};
