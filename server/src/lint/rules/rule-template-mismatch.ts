import { annotationOf, isComplete, stringValue } from '../../syntax/nodes.ts';
import { removeAnnotation } from '../annotations.ts';
import type { LintRule } from '../lintRule.ts';
import { fitsTemplate, templateNames } from '../templates.ts';

/**
 * A rule that was edited by hand and keeps its `@RuleTemplate`. AD FS runs it all the same; what the console makes of it
 * is not documented, so this is a hint (language.md 5.3).
 */
export const ruleTemplateMismatch: LintRule = {
  id: 'rule-template-mismatch',
  title: 'Rule does not have the shape of its template',
  category: 'style',
  severity: 'hint',
  needs: ['template'],
  *check(rule) {
    const annotation = annotationOf(rule, 'RuleTemplate');
    if (!annotation || !isComplete(rule)) return;
    const name = stringValue(rule, annotation.value);
    const template = templateNames.find((known) => known === name);
    if (!template || fitsTemplate(rule, template)) return;
    const { start, end } = annotation.value;
    yield {
      start,
      end,
      message: `\`${template}\` writes other rules than this. The console may not be able to edit it; remove \`@RuleTemplate\` to make it a custom rule.`,
      fixes: [
        {
          title: 'Remove @RuleTemplate',
          edits: [removeAnnotation(rule, annotation)],
          preferred: true,
        },
      ],
    };
  },
};
