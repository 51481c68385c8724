import { labelsOf } from '../../semantics/labels.ts';
import type { PropertyArgument, Rule } from '../../syntax/nodes.ts';
import { stringValue } from '../../syntax/nodes.ts';
import type { Fix } from '../../syntax/problem.ts';
import { literalOf } from '../actionParts.ts';
import { removeMember } from '../edits.ts';
import type { LintRule } from '../lintRule.ts';

/** What AD FS writes itself where a rule names no issuer (language.md 3.7). */
const DEFAULT = 'LOCAL AUTHORITY';

/**
 * `issue(…, Issuer = "AD AUTHORITY")`: the claim says that somebody else made it. The templates take the issuer over from
 * a claim, and Microsoft advises against setting it by hand (language.md 3.7, 7.10).
 */
export const literalIssuer: LintRule = {
  id: 'literal-issuer',
  title: 'Issuer is written by hand',
  category: 'security',
  severity: 'information',
  needs: ['issuer'],
  *check(rule) {
    for (const arg of rule.action?.args ?? []) {
      if (arg.kind !== 'propertyArgument') continue;
      const { name } = arg.property;
      const literal = literalOf(arg.value);
      if (!literal || (name !== 'Issuer' && name !== 'OriginalIssuer')) continue;
      if (stringValue(rule, literal) === DEFAULT) continue;
      yield {
        start: literal.start,
        end: literal.end,
        message: `The claim names somebody who did not make it. Take \`${name}\` over from a claim, or leave it out.`,
        fixes: fixesFor(rule, arg, name),
      };
    }
  },
};

function fixesFor(rule: Rule, arg: PropertyArgument, name: string): readonly Fix[] {
  const fixes: Fix[] = [];
  const [only, ...others] = labelsOf(rule).bindings;
  if (only && others.length === 0) {
    const { start, end } = arg.value;
    const newText = `${only.name}.${name}`;
    fixes.push({ title: `Take over ${newText}`, edits: [{ start, end, newText }] });
  }
  fixes.push({ title: `Leave ${name} out`, edits: [removeMember(rule.action?.args ?? [], arg)] });
  return fixes;
}
