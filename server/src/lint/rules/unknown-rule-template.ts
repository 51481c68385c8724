import { nearest } from '../../syntax/nearest.ts';
import { annotationOf, stringValue } from '../../syntax/nodes.ts';
import type { Fix } from '../../syntax/problem.ts';
import { removeAnnotation } from '../annotations.ts';
import type { LintRule } from '../lintRule.ts';
import { templateNames } from '../templates.ts';

/** `@RuleTemplate` with a name that no template of the console has (language.md 5.1, 7.10). */
export const unknownRuleTemplate: LintRule = {
  id: 'unknown-rule-template',
  title: 'Rule template is unknown',
  category: 'style',
  severity: 'warning',
  needs: ['template'],
  *check(rule) {
    const annotation = annotationOf(rule, 'RuleTemplate');
    if (!annotation) return;
    const name = stringValue(rule, annotation.value);
    if (templateNames.some((known) => known === name)) return;
    const { contentStart, contentEnd, start, end } = annotation.value;
    const near = nearest(name.trim(), templateNames);
    const fixes: Fix[] = near
      ? [
          {
            title: `Use ${near}`,
            edits: [{ start: contentStart, end: contentEnd, newText: near }],
            preferred: true,
          },
        ]
      : [];
    fixes.push({ title: 'Remove @RuleTemplate', edits: [removeAnnotation(rule, annotation)] });
    yield {
      start,
      end,
      message: near
        ? `The console has no template of this name. Probably \`${near}\` is meant.`
        : 'The console has no template of this name. Custom rules have no `@RuleTemplate`.',
      fixes,
    };
  },
};
