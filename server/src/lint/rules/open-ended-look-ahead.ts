import type { GroupNode, SequenceNode } from '../../regex/index.ts';
import { branchesOf, walk } from '../../regex/index.ts';
import type { LintRule } from '../lintRule.ts';
import { edgesOfBranch, isOpenDigit } from '../patternEdges.ts';
import { type TestedPattern, testedPatterns } from '../testedPatterns.ts';

/** `^(?!192\.168\.1\.7)` also keeps out 192.168.1.70 (language.md 7.5). */
export const openEndedLookAhead: LintRule = {
  id: 'open-ended-look-ahead',
  title: 'Look-ahead has no end',
  category: 'regex',
  severity: 'warning',
  needs: ['match'],
  *check(rule) {
    for (const { literal, text, tree } of testedPatterns(rule)) {
      if (!text.includes('(?!') || tree.errors.length > 0) continue;
      for (const node of walk(tree)) {
        if (node.kind !== 'group' || node.group !== 'negativeLookahead') continue;
        const open = openBranches(node, text);
        const [first] = open;
        if (!first) continue;
        const written = text.slice(first.start, first.end);
        yield {
          start: literal.contentStart + first.start,
          end: literal.contentStart + first.end,
          message: `This also rules out \`${written.replaceAll('\\.', '.')}0\` and whatever else goes on with digits. End it with \`\\b\`.`,
          fixes: [
            {
              title: 'End it with \\b',
              edits: open.map(({ end }) => {
                const at = literal.contentStart + end;
                return { start: at, end: at, newText: '\\b' };
              }),
              preferred: true,
            },
          ],
        };
      }
    }
  },
};

/** An address or a SID, dots escaped or not. */
const wholeAddress = /^\^?\d{1,3}(?:(?:\\?\.|\[\.\])\d{1,3}){3}$/;
const wholeSid = /^\^?S-1-[\d-]+\d$/i;

/** The alternatives that are a whole address or SID to which digits can be added. */
function openBranches({ body }: GroupNode, text: TestedPattern['text']): readonly SequenceNode[] {
  return branchesOf(body).filter((branch) => {
    const written = text.slice(branch.start, branch.end);
    if (!edgesOfBranch(branch, 'end').some(isOpenDigit)) return false;
    if (wholeSid.test(written)) return true;
    // No octet has a fourth digit, and none is above 255.
    return wholeAddress.test(written) && Number(/\d+$/.exec(written)?.[0]) <= 25;
  });
}
