import { describe, expect, it } from 'vitest';
import { checkLabels } from '../../../server/src/semantics/labels.ts';
import type { Call } from '../../../server/src/syntax/nodes.ts';
import { MAX_PROBLEMS } from '../../../server/src/syntax/problem.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';
import { pathAt, walk } from '../../../server/src/syntax/tree.ts';

/** Sizes at which anything but linear work would run into the test's time limit. */
const million = 1_000_000;
const many = 120_000;

describe('hostile text is read in linear time, with a bounded number of problems', () => {
  const units = [
    '[',
    ']',
    '(',
    ')',
    '{',
    ';',
    ',',
    '@',
    '"',
    '""',
    "'",
    '`',
    '``` ',
    '~~~',
    '“',
    '”',
    '‘',
    '“"',
    '&',
    '& ',
    '&amp;',
    '&quot;',
    '&nbsp;',
    '#',
    '/*',
    '<!--',
    '\\"',
    '\'"',
    '`"',
    '=',
    '= ',
    '=>',
    '!',
    '|',
    '.',
    '+',
    'c:',
    'c:[',
    'c:[[',
    'c[',
    '([',
    '(c:[',
    'not ',
    'exists(',
    'count(',
    '!exists(',
    'issue(',
    'issue((',
    '=> issue(',
    '@RuleName = ',
    '@a b ',
    '@RuleName = "',
    'Type == ',
    '[Type == "x", ',
    '[Type "',
    'a ',
    '1 ',
    'é',
    '\u00a0',
    '\u200b',
    '\u00a0 ',
    'a\u200b',
    '\ud800',
    '：',
    '＝',
    '\n',
    '\r',
    '"\n',
    '"$(',
    '"a"b',
    '"x, Value == "',
    '[c.',
    '=> issue(c ',
    'or ',
    '=> issue(a = ("',
    '=> issue(store = "s", types = ("a" ',
    'c:[] && ',
    'c:[] or ',
    'c:[] , ',
  ];

  it.each(['[', '"', '“', '`', '&amp;', '&quot;', ';', '\ud800'])('a million times %j', (unit) => {
    expect(RuleSet.parse(unit.repeat(million)).pieces.length).toBeGreaterThan(0);
  });

  it.each(units)('many times %j', (unit) => {
    const ruleSet = RuleSet.parse(unit.repeat(many / unit.length));
    for (const piece of ruleSet.pieces.slice(0, 1000)) {
      expect(piece.problems.length).toBeLessThanOrEqual(2 * MAX_PROBLEMS);
    }
  });

  it.each(units)('many times inside a rule: %j', (unit) => {
    const inside = unit.repeat(many / unit.length);
    for (const text of [`c:[Type == "x"${inside}] => issue(claim = c);`, `=> issue(Type = ${inside}`]) {
      for (const piece of RuleSet.parse(text).pieces.slice(0, 1000)) {
        expect(piece.problems.length + checkLabels(piece).length).toBeLessThanOrEqual(3 * MAX_PROBLEMS);
      }
    }
  });

  it('five megabytes of good rules in one line', () => {
    const rule = '@RuleName = "r" c:[Type == "x", Value =~ "^a$"] => issue(Type = "a", Value = c.Value); ';
    const count = Math.ceil(5_000_000 / rule.length);
    const ruleSet = RuleSet.parse(rule.repeat(count));
    expect(ruleSet.pieces.length).toBe(count);
    expect(ruleSet.pieces.every(({ problems }) => problems.length === 0)).toBe(true);
  });

  it('five megabytes of good rules in one line, each with a typographic mark', () => {
    const rule = 'c:[Type == “x"] => issue(claim = c); ';
    const ruleSet = RuleSet.parse(rule.repeat(5_000_000 / rule.length));
    expect(ruleSet.pieces.every(({ problems }) => problems.length === 1)).toBe(true);
  });

  it('a rule with a hundred thousand conditions, none of whose labels is used', () => {
    const conditions = Array.from({ length: 100_000 }, (_, i) => `c${i}:[Type == "x"]`).join(' && ');
    const [rule] = RuleSet.parse(`${conditions} => issue(Type = "a", Value = d.Value);`).pieces;
    expect(rule?.conditions.length).toBe(100_000);
    expect(checkLabels(rule!).length).toBe(MAX_PROBLEMS);
  });
});

describe('calls nest as deep as the text says', () => {
  const depth = 100_000;
  const nested = `c:[] => issue(Type = "a", Value = ${'RegExReplace('.repeat(depth)}c.Value${', "a", "b")'.repeat(depth)});`;

  it('a hundred thousand deep', () => {
    const [rule] = RuleSet.parse(nested).pieces;
    expect(rule?.problems).toEqual([]);
    let calls = 0;
    for (const node of walk(rule!)) if (node.kind === 'call') calls++;
    expect(calls).toBe(depth);
    const path = pathAt(rule!, nested.indexOf('c.Value'));
    expect(path.filter((node) => node.kind === 'call').length).toBe(depth);
    expect((path.find((node) => node.kind === 'call') as Call).args.length).toBe(3);
  });

  it('a hundred thousand deep, none of them closed', () => {
    const [rule] = RuleSet.parse(nested.slice(0, nested.indexOf(', "a"'))).pieces;
    expect(rule?.problems.length).toBeLessThanOrEqual(3);
  });

  it('a hundred thousand parentheses around a value', () => {
    const text = `=> issue(Type = "a", Value = ${'('.repeat(depth)}"b"${')'.repeat(depth)});`;
    expect(RuleSet.parse(text).pieces[0]?.problems.length).toBe(MAX_PROBLEMS);
  });
});
