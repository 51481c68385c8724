import { parseRegex, type RegexTree } from '../../regex/index.ts';
import type { Rule, StringLiteral } from '../../syntax/nodes.ts';
import { stringValue } from '../../syntax/nodes.ts';
import type { Fix } from '../../syntax/problem.ts';
import type { LintRule } from '../lintRule.ts';
import { rulePatterns } from '../rulePatterns.ts';

/** A pattern that .NET rejects beyond doubt (language.md section 8, no. 27). What we do not support is not reported. */
export const invalidRegularExpression: LintRule = {
  id: 'invalid-regular-expression',
  title: 'Regular expression is invalid',
  category: 'regex',
  severity: 'error',
  needs: ['pattern'],
  check(rule) {
    return rulePatterns(rule).flatMap(({ literal, replacement, tree }) => {
      const error = errorOf(tree);
      if (!error) return [];
      const start = literal.contentStart + error.start;
      // An error about what is missing has no width; a mark needs one.
      const end = Math.max(literal.contentStart + error.end, start + 1);
      const fix = nameGroups(rule, literal, replacement, tree);
      return [
        {
          start,
          end,
          message: `This regular expression is invalid in .NET. ${error.message}`,
          ...(fix ? { fixes: [fix] } : {}),
        },
      ];
    });
  },
};

/** What is reported of a pattern. */
function errorOf({ errors }: RegexTree): RegexTree['errors'][number] | undefined {
  return errors.find(({ code }) => code !== 'notSupported');
}

/**
 * `(?[^@]+)`: what is left of `(?<user>[^@]+)` after a web page took the name for HTML. Looks back from a parenthesis
 * only: from everywhere it would take time with the square of a row of backslashes.
 */
const swallowed = /\(\?(?<=(?:^|[^\\])(?:\\\\)*\(\?)(?=[.\w[\\](?![imnsx-]*[):]))/g;

/** Puts back the names that the replacement asks for, into the last groups; the others need none. */
function nameGroups(
  rule: Rule,
  literal: StringLiteral,
  replacement: StringLiteral | undefined,
  tree: RegexTree,
): Fix | undefined {
  if (!replacement) return undefined;
  const places = [...tree.pattern.matchAll(swallowed)].map(({ index }) => index);
  const known = new Set(tree.groups.map(({ name }) => name));
  const asked = [...stringValue(rule, replacement).matchAll(/\$\{([A-Za-z_]\w*)\}/g)].map(
    ([, name = '']) => name,
  );
  const names = [...new Set(asked)].filter((name) => !known.has(name));
  if (names.length === 0 || names.length > places.length) return undefined;
  const unnamed = places.length - names.length;
  const insertions = places.map((index, i) => ({
    at: index + 2,
    newText: i < unnamed ? ':' : `<${names[i - unnamed]}>`,
  }));
  // What is wrong may be something else.
  const repaired = insertions.reduceRight(
    (text, { at, newText }) => text.slice(0, at) + newText + text.slice(at),
    tree.pattern,
  );
  if (errorOf(parseRegex(repaired))?.message === errorOf(tree)?.message) return undefined;
  return {
    title: `Put back ${names.map((name) => `<${name}>`).join(' and ')}`,
    edits: insertions.map(({ at, newText }) => {
      const place = literal.contentStart + at;
      return { start: place, end: place, newText };
    }),
    preferred: names.length === places.length,
  };
}
