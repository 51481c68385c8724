import type { ItemNode, RegexTree, SetNode } from '../../regex/index.ts';
import { walk } from '../../regex/index.ts';
import { patternsIn } from '../../semantics/patterns.ts';
import { stringValue } from '../../syntax/nodes.ts';
import type { Fix } from '../../syntax/problem.ts';
import type { Finding, LintRule } from '../lintRule.ts';
import { treeOf } from '../rulePatterns.ts';

/** What the escapes are about. */
const meanings: Readonly<Record<string, string>> = { d: 'digits', w: 'letters and digits', s: 'blanks' };

/**
 * `[^d]{12}` where `\d{12}` is meant: without the backslash it is any character but the letter. A pattern for AWS account
 * numbers that guides have copied from one another has it.
 */
export const letterForClass: LintRule = {
  id: 'letter-for-class',
  title: 'Letter stands where a character class is meant',
  category: 'regex',
  severity: 'warning',
  needs: ['pattern'],
  *check(rule): Generator<Finding> {
    for (const { literal } of patternsIn(rule)) {
      const text = stringValue(rule, literal);
      if (!/\[\^[dws]\]/.test(text)) continue;
      for (const { node, letter, counted } of repeatedLetters(treeOf(text))) {
        const start = literal.contentStart + node.start;
        const end = literal.contentStart + node.end;
        const write = (newText: string): Fix => ({
          title: `Write ${newText}`,
          edits: [{ start, end, newText }],
        });
        const upper = letter.toUpperCase();
        const [first, second] = counted ? [letter, upper] : [upper, letter];
        yield {
          start,
          end,
          message: `This is every character but the letter ${letter}. Write \`\\${letter}\` for ${meanings[letter]}, \`\\${upper}\` for anything else.`,
          fixes: [write(`\\${first}`), write(`\\${second}`)],
        };
      }
    }
  },
};

interface RepeatedLetter {
  readonly node: SetNode;
  readonly letter: string;
  /** `{12}`: so many of a kind, and not “up to the next one”. */
  readonly counted: boolean;
}

function* repeatedLetters(tree: RegexTree): Generator<RepeatedLetter> {
  for (const node of walk(tree)) {
    if (node.kind !== 'sequence') continue;
    for (const [index, item] of node.items.entries()) {
      const found = repeatedLetter(item);
      // `[^d]*d`: up to the letter.
      if (found && !isCharacter(node.items[index + 1], found.letter)) yield found;
    }
  }
}

function repeatedLetter(item: ItemNode): RepeatedLetter | undefined {
  if (item.kind !== 'repeat' || item.item.kind !== 'set' || item.max < 2) return undefined;
  const node = item.item;
  const { negated, items, subtraction } = node.set;
  const [only, ...others] = items;
  if (!negated || subtraction || only?.kind !== 'range' || others.length > 0 || only.from !== only.to)
    return undefined;
  const letter = String.fromCharCode(only.from);
  return letter in meanings ? { node, letter, counted: item.min === item.max } : undefined;
}

function isCharacter(item: ItemNode | undefined, letter: string): boolean {
  return item?.kind === 'character' && String.fromCharCode(item.code) === letter;
}
