import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLabels } from '../../../server/src/semantics/labels.ts';
import type { Rule } from '../../../server/src/syntax/nodes.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';
import { Scanner } from '../../../server/src/syntax/scanner.ts';
import { TokenKind } from '../../../server/src/syntax/tokens.ts';
import { childrenOf, walk } from '../../../server/src/syntax/tree.ts';
import { applied, moved, problemsIn, repaired } from '../support/problems.ts';
import { anyText, goodText, junk, mangledText, scrap } from '../support/rules.ts';

/** Each property has a few seconds; a failure prints its seed and the smallest text. */
const few = { numRuns: 2000, interruptAfterTimeLimit: 4000, markInterruptAsFailure: false };

/** Everything about a piece, with its lazy parts. */
function plain(rule: Rule) {
  const { kind, text, start, end, problems, incomplete, annotations, conditions, arrow, action, semicolon } =
    rule;
  return { kind, text, start, end, problems, incomplete, annotations, conditions, arrow, action, semicolon };
}

function expectTiles(ruleSet: RuleSet): void {
  let at = 0;
  ruleSet.pieces.forEach((piece, i) => {
    expect(ruleSet.starts[i]).toBe(at);
    expect(piece.text).toBe(ruleSet.text.slice(at, at + piece.text.length));
    expect(piece.text.length).toBeGreaterThan(0);
    at += piece.text.length;
  });
  expect(ruleSet.text.slice(at)).toMatch(/^[\t-\r ]*$/);
}

/** Parents hold their children, which stand in order; ranges lie within the text. */
function expectWellFormed(rule: Rule): void {
  expect(rule.start).toBeLessThanOrEqual(rule.end);
  expect(rule.end).toBe(rule.text.length);
  for (const node of walk(rule)) {
    let from = node.start;
    for (const child of childrenOf(node)) {
      expect(child.start).toBeGreaterThanOrEqual(from);
      expect(child.end).toBeGreaterThanOrEqual(child.start);
      expect(child.end).toBeLessThanOrEqual(node.end);
      from = child.start;
    }
  }
  for (const problem of [...rule.problems, ...checkLabels(rule)]) {
    expect(problem.start).toBeLessThanOrEqual(problem.end);
    expect(problem.end).toBeLessThanOrEqual(rule.text.length);
    for (const { edits } of problem.fixes ?? []) {
      let last = 0;
      for (const edit of edits) {
        expect(edit.start).toBeGreaterThanOrEqual(last);
        expect(edit.end).toBeGreaterThanOrEqual(edit.start);
        last = edit.end;
      }
    }
  }
}

describe('any text', () => {
  it('is read without a throw, and its pieces tile it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const ruleSet = RuleSet.parse(text);
        expectTiles(ruleSet);
        for (const piece of ruleSet.pieces) expectWellFormed(piece);
      }),
      few,
    );
  });

  it('comes back from its tokens and what lies between them', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const scanner = new Scanner(text);
        scanner.begin(0);
        let at = 0;
        for (scanner.next(); scanner.kind !== TokenKind.EndOfText; scanner.next()) {
          expect(scanner.start).toBeGreaterThanOrEqual(at);
          expect(scanner.end).toBeGreaterThan(scanner.start);
          // What is left out between tokens is blank, or it was reported.
          const gap = text.slice(at, scanner.start);
          if (!scanner.trivia) expect(gap).toMatch(/^[\t-\r ]*$/);
          at = scanner.end;
        }
        expect(scanner.start).toBe(text.length);
      }),
      few,
    );
  });

  it('is read the same way in the other dialect, but for what is checked', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const cta = RuleSet.parse(text, 'cta');
        expectTiles(cta);
        expect(cta.starts).toEqual(RuleSet.parse(text).starts);
      }),
      { ...few, numRuns: 500 },
    );
  });
});

describe('good rules', () => {
  it('stay good in any company', () => {
    fc.assert(
      fc.property(goodText, (text) => {
        const found = problemsIn(text).filter(({ problem }) => problem.severity !== 'information');
        expect(found).toEqual([]);
      }),
      { ...few, numRuns: 300 },
    );
  });

  it('have the same tree by themselves as among others', () => {
    fc.assert(
      fc.property(mangledText, (text) => {
        for (const piece of RuleSet.parse(text).pieces) {
          if (piece.problems.length > 0) continue;
          const [alone] = RuleSet.parse(piece.text).pieces;
          expect(plain(alone as Rule)).toEqual(plain(piece));
        }
      }),
      few,
    );
  });
});

const change = fc.record({
  start: fc.nat(),
  length: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(200)),
  newText: fc.oneof(scrap, fc.constant(''), junk, goodText),
});

describe('an edited rule set', () => {
  it('equals a fresh one', () => {
    fc.assert(
      fc.property(anyText, fc.array(change, { minLength: 1, maxLength: 6 }), (text, changes) => {
        let ruleSet = RuleSet.parse(text);
        for (const { start: at, length, newText } of changes) {
          const start = at % (ruleSet.text.length + 1);
          const end = Math.min(ruleSet.text.length, start + length);
          const after = ruleSet.text.slice(0, start) + newText + ruleSet.text.slice(end);
          ruleSet = ruleSet.edit({ start, end, newText });
          expect(ruleSet.text).toBe(after);
          const fresh = RuleSet.parse(after);
          expect(ruleSet.starts).toEqual(fresh.starts);
          expect(ruleSet.pieces.map(plain)).toEqual(fresh.pieces.map(plain));
        }
      }),
      few,
    );
  });

  it('equals a fresh one however the change is told', () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const updated = RuleSet.parse(before).update(after);
        const fresh = RuleSet.parse(after);
        expect(updated.starts).toEqual(fresh.starts);
        expect(updated.pieces.map(plain)).toEqual(fresh.pieces.map(plain));
      }),
      { ...few, numRuns: 500 },
    );
  });

  it('shares the rules that the edit did not touch', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 12 }), fc.nat(), fc.nat(), scrap, (count, which, at, newText) => {
        const rule =
          '@RuleName = "r"\nc:[Type == "x", Value =~ "^a$"]\n => issue(Type = "a", Value = c.Value);\n';
        const ruleSet = RuleSet.parse(rule.repeat(count));
        const index = which % count;
        // Inside the value of the rule name: whatever comes there, the neighbours are not concerned.
        const start =
          (ruleSet.starts[index] as number) + ruleSet.pieces[index]!.text.indexOf('"r"') + 1 + (at % 2);
        const edited = ruleSet.edit({ start, end: start, newText: newText.replaceAll(/["\r\n]/g, 'x') });
        for (let i = 0; i < count; i++) {
          if (i < index) expect(edited.pieces[i]).toBe(ruleSet.pieces[i]);
          if (i > index) expect(edited.pieces.at(i - count)).toBe(ruleSet.pieces[i]);
        }
      }),
      { ...few, numRuns: 300 },
    );
  });
});

describe('repairs', () => {
  it('do away with what they repair', () => {
    fc.assert(
      fc.property(mangledText, (text) => {
        for (const { problem, ruleStart, start } of problemsIn(text)) {
          const preferred = problem.fixes?.find((candidate) => candidate.preferred);
          if (!preferred) continue;
          const after = applied(text, moved(preferred.edits, ruleStart));
          expect(after).not.toBe(text);
          // A further slip of the same kind may come to stand there; the repair itself may not be offered again.
          for (const other of problemsIn(after)) {
            const again = other.problem.fixes?.find((candidate) => candidate.preferred);
            if (!again || other.problem.code !== problem.code || other.start !== start) continue;
            expect(applied(after, moved(again.edits, other.ruleStart))).not.toBe(after);
          }
        }
      }),
      few,
    );
  });

  it('do not overlap when all are applied', () => {
    fc.assert(
      fc.property(mangledText, (text) => {
        expect(() => RuleSet.parse(repaired(text))).not.toThrow();
      }),
      { ...few, numRuns: 500 },
    );
  });
});
