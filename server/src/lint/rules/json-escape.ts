import { valueTypeUri } from '../../catalog/index.ts';
import { literalValue } from '../../syntax/nodes.ts';
import type { Fix } from '../../syntax/problem.ts';
import { literalOf, propertyArgument } from '../actionParts.ts';
import type { LintRule } from '../lintRule.ts';

/**
 * `\x22` in a value that is not of type JSON: Microsoft documents it as a quotation mark for such values only (language.md
 * 1.4 and section 8, no. 3).
 */
export const jsonEscape: LintRule = {
  id: 'json-escape',
  title: 'Escaped quotation mark in a value that is not JSON',
  category: 'correctness',
  severity: 'hint',
  needs: ['backslash'],
  *check(rule) {
    if (!rule.text.includes('\\x22')) return;
    const value = propertyArgument(rule, 'Value');
    const literal = literalOf(value?.value);
    if (!value || !literal) return;
    const at = rule.text.slice(literal.contentStart, literal.contentEnd).indexOf('\\x22');
    if (at < 0) return;
    const valueType = propertyArgument(rule, 'ValueType');
    const written = literalValue(rule, valueType?.value);
    // `c.ValueType` may well be JSON.
    if (written === valueTypeUri.json || (valueType && written === undefined)) return;
    const text = `ValueType = "${valueTypeUri.json}"`;
    const fix: Fix = {
      title: `Write ${text}`,
      edits: [
        valueType
          ? { start: valueType.start, end: valueType.end, newText: text }
          : { start: value.end, end: value.end, newText: `, ${text}` },
      ],
    };
    yield {
      start: literal.contentStart + at,
      end: literal.contentStart + at + '\\x22'.length,
      message: '`\\x22` is documented as a quotation mark for JSON values only. Add the `ValueType`.',
      fixes: [fix],
    };
  },
};
