import { describeRule } from '../../../server/src/semantics/describe.ts';
import { MAX_PROBLEMS } from '../../../server/src/syntax/problem.ts';
import { ruleNameOf } from '../../../server/src/syntax/ruleName.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';
import { Scanner } from '../../../server/src/syntax/scanner.ts';
import { TokenKind } from '../../../server/src/syntax/tokens.ts';
import { childrenOf, walk } from '../../../server/src/syntax/tree.ts';
import { type FuzzInput, hold, type Property } from '../input.ts';
import { holdEqual, holdWithin, parse, plain } from '../texts.ts';

/** Pieces tile the text, and trees lie in their rules with their children in order. */
export const tree: Property = {
  name: 'tree',
  kinds: ['rules'],
  every: 1,
  check(input) {
    const { pieces, starts, text } = parse(input);
    let at = 0;
    pieces.forEach((piece, i) => {
      hold(
        starts[i] === at && piece.text !== '',
        'a piece is empty or does not start where the one before ends',
        piece,
      );
      at += piece.text.length;
    });
    hold(pieces.map((piece) => piece.text).join('') === text.slice(0, at), 'the pieces are not the text');
    hold(/^[\t-\r ]*$/.test(text.slice(at)), 'there is more than blanks behind the pieces', text.slice(at));
    for (const rule of pieces) {
      holdWithin(rule, rule.text.length, 'a rule');
      for (const node of walk(rule)) {
        let from = node.start;
        for (const child of childrenOf(node)) {
          holdWithin(child, node.end, `a ${child.kind} in a ${node.kind}`, from);
          from = child.start;
        }
      }
      for (const problem of rule.problems)
        holdWithin(problem, rule.text.length, `the problem ${problem.code}`);
      hold(rule.problems.length <= 3 * MAX_PROBLEMS, 'a rule has too many problems');
      ruleNameOf(rule);
      const description = describeRule(rule, input.stage);
      const isOdd = /undefined|\[object|NaN/.test(description) && !/undefined|\[object|NaN/.test(rule.text);
      hold(!isOdd, 'a description shows what it should not', description);
    }
  },
};

/** The tokens and what lies between them are the text. */
export const tokens: Property = {
  name: 'tokens',
  kinds: ['rules', 'powershell'],
  every: 8,
  check({ text }) {
    const scanner = new Scanner(text);
    scanner.begin(0);
    let at = 0;
    for (scanner.next(); scanner.kind !== TokenKind.EndOfText; scanner.next()) {
      hold(scanner.start >= at && scanner.end > scanner.start, 'a token is empty or overlaps the one before');
      const isBlank = /^[\t-\r ]*$/.test(text.slice(at, scanner.start));
      hold(
        isBlank || scanner.trivia !== undefined,
        'text between tokens was lost',
        text.slice(at, scanner.start),
      );
      at = scanner.end;
    }
    hold(scanner.start === text.length, 'the tokens end before the text');
  },
};

/** An edited rule set equals one that was read afresh, however the change is told. */
export const edits: Property = {
  name: 'edits',
  kinds: ['rules'],
  every: 2,
  check(input) {
    let ruleSet = parse(input);
    for (const change of input.edits) {
      ruleSet = ruleSet.edit(change);
      holdFresh(ruleSet, input);
    }
    const back = ruleSet.update(input.text);
    hold(back.text === input.text, 'the text is another one after an update');
    holdFresh(back, input);
  },
};

function holdFresh(ruleSet: RuleSet, { dialect }: FuzzInput): void {
  const fresh = RuleSet.parse(ruleSet.text, dialect);
  holdEqual(ruleSet.starts, fresh.starts, 'an edited rule set has other pieces than a fresh one');
  holdEqual(
    ruleSet.pieces.map(plain),
    fresh.pieces.map(plain),
    'an edited rule set reads otherwise than a fresh one',
  );
}
