import type { Argument, Expression, PropertyReference, Rule, TextRange } from '../../syntax/nodes.ts';
import { textOf } from '../../syntax/nodes.ts';
import type { TextEdit } from '../../syntax/problem.ts';
import { walk } from '../../syntax/tree.ts';
import type { LintRule } from '../lintRule.ts';

/**
 * `ISSUE`, `value`: case does not matter to AD FS, which writes actions in small letters and properties with a capital
 * (language.md 1.3). `exists`, `NOT EXISTS` and `COUNT` are all common and are left alone, as is `RegExReplace`.
 */
export const keywordCase: LintRule = {
  id: 'keyword-case',
  title: 'Keyword is not written as AD FS writes it',
  category: 'style',
  severity: 'hint',
  needs: ['ownSpelling'],
  *check(rule) {
    const edits = editsIn(rule);
    const [first] = edits;
    if (!first) return;
    yield {
      start: first.start,
      end: first.end,
      message: `AD FS writes \`${first.newText}\`.`,
      fixes: [
        {
          title:
            edits.length > 1 ? `Write all ${edits.length} keywords as AD FS does` : `Use ${first.newText}`,
          edits,
          preferred: true,
          safe: true,
        },
      ],
    };
  },
};

/** One finding a rule: whoever writes one keyword his way writes them all so. In the order of the text. */
function editsIn(rule: Rule): readonly TextEdit[] {
  if (rule.kind === 'stray') return [];
  const edits: TextEdit[] = [];
  const check = (range: TextRange, right: string | undefined): void => {
    if (right === undefined || right.length !== range.end - range.start) return;
    if (rule.text.startsWith(right, range.start)) return;
    // A misspelt word is the parser's to report.
    if (textOf(rule, range).toLowerCase() === right.toLowerCase()) edits.push({ ...range, newText: right });
  };
  const property = ({ name, start, nameEnd }: PropertyReference): void =>
    check({ start, end: nameEnd }, name);
  const expression = (value: Expression): void => {
    if (value.kind === 'string' || value.kind === 'missing') return;
    for (const node of walk(value)) if (node.kind === 'property') property(node);
  };
  for (const { name } of rule.annotations) if (name) check(rangeOf(name), annotationName(textOf(rule, name)));
  for (const { selector } of rule.conditions) {
    for (const constraint of selector?.constraints ?? []) {
      property(constraint.property);
      expression(constraint.value);
    }
  }
  const { action } = rule;
  if (action) check(rangeOf(action.verbRange), action.verb);
  for (const arg of action?.args ?? []) {
    if (arg.kind === 'propertyArgument') property(arg.property);
    else check(rangeOf(arg.nameRange), argumentName(arg));
    if (arg.kind === 'typesArgument') for (const value of arg.values) expression(value);
    else if (arg.kind !== 'claimArgument') expression(arg.value);
  }
  return edits;
}

function rangeOf({ start, end }: TextRange): TextRange {
  return { start, end };
}

function annotationName(written: string): string | undefined {
  const lower = written.toLowerCase();
  return lower === 'rulename' ? 'RuleName' : lower === 'ruletemplate' ? 'RuleTemplate' : undefined;
}

function argumentName(arg: Exclude<Argument, { readonly kind: 'propertyArgument' }>): string {
  if (arg.kind === 'storeArgument') return arg.name;
  return arg.kind === 'claimArgument' ? 'claim' : 'types';
}
