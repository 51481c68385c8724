import { groupNames, type RegexTree } from '../../regex/index.ts';
import type { StringLiteral } from '../../syntax/nodes.ts';
import { stringValue } from '../../syntax/nodes.ts';
import type { Finding, LintRule } from '../lintRule.ts';
import { edgesOf } from '../patternEdges.ts';
import { rulePatterns } from '../rulePatterns.ts';

/**
 * `"{user}"` or `""` where `"${user}"` was meant: in a double-quoted PowerShell string, `$` begins a variable
 * (language.md 7.2). Or `"$user"`, which .NET takes for text (3.6).
 */
export const lostReplacementGroup: LintRule = {
  id: 'lost-replacement-group',
  title: 'Replacement has lost its group',
  category: 'regex',
  severity: 'warning',
  needs: ['call'],
  *check(rule) {
    for (const { replacement, tree } of rulePatterns(rule)) {
      if (!replacement) continue;
      // Two groups of one pattern may have the same name.
      const names = [...new Set(groupNames(tree).map(({ name }) => name))];
      if (tree.errors.length > 0 || names.length === 0) continue;
      yield* check(replacement, stringValue(rule, replacement), tree, names);
      yield* withoutBraces(replacement, stringValue(rule, replacement), names);
    }
  },
};

function* check(
  { start, end, contentStart }: StringLiteral,
  text: string,
  tree: RegexTree,
  names: readonly string[],
): Generator<Finding> {
  if (text === '' && coversAll(tree)) {
    const fixes = names.map((name) => ({
      title: `Write \${${name}}`,
      edits: [{ start, end, newText: `"\${${name}}"` }],
      preferred: names.length === 1,
    }));
    yield {
      start,
      end,
      message: `Nothing is left of the value, though the pattern names \`${names.join('` and `')}\`. PowerShell has probably taken \`\${${names.at(-1)}}\` for a variable.`,
      fixes,
    };
  }
  for (const { index, 1: name = '' } of text.matchAll(/(?<!\$)\{(\w+)\}/g)) {
    if (!names.includes(name)) continue;
    const at = contentStart + index;
    yield {
      start: at,
      end: at + name.length + 2,
      message: `This stays in the result as it is. Write \`\${${name}}\` for the group.`,
      fixes: [{ title: `Write \${${name}}`, edits: [{ start: at, end: at, newText: '$' }], preferred: true }],
    };
  }
}

/** `$user`, as other languages write it: .NET wants braces around a name. */
function* withoutBraces(
  { contentStart }: StringLiteral,
  text: string,
  names: readonly string[],
): Generator<Finding> {
  for (const { index, 1: name = '' } of text.matchAll(/(?<!\$)\$([A-Za-z_]\w*)/g)) {
    if (!names.includes(name)) continue;
    const start = contentStart + index;
    const end = start + name.length + 1;
    const newText = `\${${name}}`;
    yield {
      start,
      end,
      message: `Without braces this stays in the result as it is. Write \`${newText}\` for the group.`,
      fixes: [{ title: `Write ${newText}`, edits: [{ start, end, newText }], preferred: true }],
    };
  }
}

/** Whether a match takes the whole value: anchored, or open-ended, on both sides. */
function coversAll(tree: RegexTree): boolean {
  return (['start', 'end'] as const).every((side) =>
    edgesOf(tree.body, side).every(
      (item) =>
        (item?.kind === 'repeat' && item.max === Number.POSITIVE_INFINITY) ||
        (item?.kind === 'anchor' && /^text/.test(item.anchor)),
    ),
  );
}
