import type { Rule, StringLiteral, TextRange } from '../../syntax/nodes.ts';
import type { Fix } from '../../syntax/problem.ts';
import { ruleNameOf } from '../../syntax/ruleName.ts';
import type { RuleSet } from '../../syntax/ruleSet.ts';
import type { LintRule } from '../lintRule.ts';

/**
 * Two rules with one name. AD FS does not mind; who reads the list in the console, or a suppression, cannot tell them
 * apart (language.md 1.7, 7.10).
 */
export const duplicateRuleName: LintRule = {
  id: 'duplicate-rule-name',
  title: 'Rule name is used twice',
  category: 'style',
  severity: 'information',
  *checkSet(ruleSet) {
    const first = new Map<string, { readonly range: TextRange; readonly start: number }>();
    let names: FreeNames | undefined;
    for (let index = 0; index < ruleSet.pieces.length; index++) {
      const rule = ruleSet.pieces[index] as Rule;
      const named = ruleNameOf(rule);
      if (!named) continue;
      const { text: name, literal } = named;
      const start = ruleSet.starts[index] as number;
      const before = first.get(name);
      if (!before) {
        first.set(name, { range: literal, start });
        continue;
      }
      const shift = before.start - start;
      names ??= new FreeNames(ruleSet);
      yield {
        rule,
        start: literal.start,
        end: literal.end,
        message: 'Another rule of this set has the same name. Give each its own.',
        related: [
          {
            start: before.range.start + shift,
            end: before.range.end + shift,
            message: 'The first rule with this name',
          },
        ],
        fixes: [fixFor(literal, name, names)],
      };
    }
  },
};

/** Names that no rule has yet. None is given twice, so that no two rules are offered the same. */
class FreeNames {
  private readonly taken: Set<string>;
  /** Up to where the numbers behind a name are taken. */
  private readonly numbers = new Map<string, number>();

  constructor(ruleSet: RuleSet) {
    this.taken = new Set(ruleSet.pieces.map((rule) => ruleNameOf(rule)?.text ?? ''));
  }

  like(name: string): string {
    const stem = name.replace(/ \(\d+\)$/, '');
    let number = (this.numbers.get(stem) ?? 1) + 1;
    while (this.taken.has(`${stem} (${number})`)) number++;
    this.numbers.set(stem, number);
    return `${stem} (${number})`;
  }
}

function fixFor({ contentStart, contentEnd }: StringLiteral, name: string, names: FreeNames): Fix {
  const newText = names.like(name);
  return { title: `Rename to “${newText}”`, edits: [{ start: contentStart, end: contentEnd, newText }] };
}
