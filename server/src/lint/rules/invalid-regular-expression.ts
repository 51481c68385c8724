import { parseRegex } from '../../regex/index.ts';
import { patternsIn } from '../../semantics/patterns.ts';
import { stringValue } from '../../syntax/nodes.ts';
import type { LintRule } from '../lintRule.ts';

/** A pattern that .NET rejects beyond doubt (language.md section 8, no. 27). What we do not support is not reported. */
export const invalidRegularExpression: LintRule = {
  id: 'invalid-regular-expression',
  title: 'Regular expression is invalid',
  category: 'regex',
  severity: 'error',
  check(rule) {
    return patternsIn(rule).flatMap(({ literal }) => {
      const error = parseRegex(stringValue(rule, literal)).errors.find(({ code }) => code !== 'notSupported');
      if (!error) return [];
      const start = literal.contentStart + error.start;
      // An error about what is missing has no width; a mark needs one.
      const end = Math.max(literal.contentStart + error.end, start + 1);
      return [{ start, end, message: `This regular expression is invalid in .NET. ${error.message}` }];
    });
  },
};
