import { catalog } from '../../catalog/index.ts';
import { shortType } from '../../semantics/summary.ts';
import type { PropertyReference, Rule } from '../../syntax/nodes.ts';
import { stringValue } from '../../syntax/nodes.ts';
import type { LintRule } from '../lintRule.ts';

/**
 * `Properties["https://…/claimproperties/format"]`, `…/Format`: AD FS knows the keys by their whole text, and keeps any
 * other one without effect on the token (language.md 3.1, 6.3).
 */
export const misspeltPropertyKey: LintRule = {
  id: 'misspelt-property-key',
  title: 'Key of a claim property is misspelt',
  category: 'correctness',
  severity: 'warning',
  needs: ['propertyKey'],
  *check(rule, context) {
    if (!/properties/i.test(rule.text)) return;
    for (const { key } of references(rule)) {
      if (!key) continue;
      const text = stringValue(rule, key);
      if (catalog.claimTypes.byUri(text) || context.isOwnClaimType(text)) continue;
      const miss = catalog.claimTypes.nearMiss(text);
      const [right] = miss?.right ?? [];
      if (miss?.entry.category !== 'saml-property' || right === undefined) continue;
      const range = { start: key.contentStart, end: key.contentEnd };
      yield {
        ...range,
        message: `AD FS knows no property of this name. Probably \`${shortType(right)}\` is meant: \`${right}\`.`,
        fixes: [
          {
            title: `Use ${shortType(right)}`,
            edits: [{ ...range, newText: right }],
            preferred: true,
          },
        ],
      };
    }
  },
};

function* references(rule: Rule): Generator<PropertyReference> {
  for (const { selector } of rule.conditions) {
    for (const { property } of selector?.constraints ?? []) yield property;
  }
  for (const arg of rule.action?.args ?? []) {
    if (arg.kind === 'propertyArgument') yield arg.property;
  }
}
