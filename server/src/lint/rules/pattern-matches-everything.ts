import type { BodyNode, ItemNode, RegexTree } from '../../regex/index.ts';
import { branchesOf, minimumLength, walk } from '../../regex/index.ts';
import type { Constraint, Selector } from '../../syntax/nodes.ts';
import type { Fix, TextEdit } from '../../syntax/problem.ts';
import { removeMember } from '../edits.ts';
import type { LintRule } from '../lintRule.ts';
import { testedPatterns } from '../testedPatterns.ts';

/** `.*` and its like say "any value" and mean it. */
const saysAnything = /^(?:\(\?[imnsx]+\))?\^?\(?\.[*+]\)?\$?$/;

/** `"contoso|"`, `""`, `"(admin)*"`: what may match no characters at all is found in every value. */
export const patternMatchesEverything: LintRule = {
  id: 'pattern-matches-everything',
  title: 'Regular expression matches every value',
  category: 'regex',
  severity: 'warning',
  needs: ['match'],
  *check(rule) {
    for (const { constraint, literal, text, tree } of testedPatterns(rule)) {
      if (saysAnything.test(text) || !matchesEverything(tree)) continue;
      const always = constraint.operator === '=~' ? 'always' : 'never';
      const bars = emptyBranches(tree);
      const selector = rule.conditions.find((one) =>
        one.selector?.constraints.includes(constraint),
      )?.selector;
      const [first] = bars;
      const { contentStart } = literal;
      yield {
        start: first ? contentStart + first.start : literal.start,
        end: first ? contentStart + first.end : literal.end,
        message: first
          ? `An alternative is empty, so every value matches and the test ${always} holds. Remove the \`|\`.`
          : `Every value matches this, so the test ${always} holds.`,
        fixes: fixes(bars, contentStart, selector, constraint),
      };
    }
  },
};

/** Whether some alternative can match nothing, and nothing but the start or the end of the text is asked for. */
function matchesEverything(tree: RegexTree): boolean {
  if (tree.errors.length > 0 || minimumLength(tree.body) > 0) return false;
  return isFreeBody(tree.body, true);
}

/** Calls itself; the depth of a tree is limited. */
function isFreeBody(body: BodyNode, isWhole: boolean): boolean {
  return branchesOf(body).some(({ items }) => {
    const anchors = items.filter(({ kind }) => kind === 'anchor');
    const isOneSided = isWhole && (anchors.every(isTextStart) || anchors.every(isTextEnd));
    return items.every((item) => (item.kind === 'anchor' ? isOneSided : isFree(item)));
  });
}

function isFree(item: ItemNode): boolean {
  if (item.kind === 'comment' || item.kind === 'space' || item.kind === 'options') return true;
  if (item.kind === 'repeat') return item.min === 0 || isFree(item.item);
  if (item.kind !== 'group' || (item.group !== 'capture' && item.group !== 'nonCapture')) return false;
  return isFreeBody(item.body, false);
}

function isTextStart(item: ItemNode): boolean {
  return item.kind === 'anchor' && item.anchor === 'textStart';
}

function isTextEnd(item: ItemNode): boolean {
  return item.kind === 'anchor' && /^textEnd/.test(item.anchor);
}

function fixes(
  bars: readonly TextEdit[],
  contentStart: number,
  selector: Selector | undefined,
  constraint: Constraint,
): readonly Fix[] {
  if (bars.length > 0) {
    const edits = bars.map(({ start, end, newText }) => ({
      start: contentStart + start,
      end: contentStart + end,
      newText,
    }));
    return [{ title: 'Remove the empty alternative', edits, preferred: true }];
  }
  if (!selector || selector.constraints.length < 2 || constraint.operator === '!~') return [];
  return [{ title: 'Remove the test', edits: [removeMember(selector.constraints, constraint)] }];
}

/** The bars beside empty alternatives, as edits that take them out. */
function emptyBranches(tree: RegexTree): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (const node of walk(tree)) {
    if (node.kind !== 'alternation') continue;
    const branches = branchesOf(node);
    const full = branches.findIndex(({ start, end }) => end > start);
    for (const [i, { start, end }] of branches.entries()) {
      if (end > start) continue;
      if (full < 0) continue;
      edits.push(i < full ? { start, end: end + 1, newText: '' } : { start: start - 1, end, newText: '' });
    }
  }
  return edits;
}
