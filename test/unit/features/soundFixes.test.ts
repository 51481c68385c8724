import { describe, expect, it } from 'vitest';
import { type QuickFix, quickFixes } from '../../../server/src/features/quickFixes.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';
import { applied } from '../support/problems.ts';

function offered(text: string): readonly QuickFix[] {
  return quickFixes(RuleSet.parse(text), 0, text.length);
}

function titles(text: string): readonly string[] {
  return offered(text).map(({ title }) => title);
}

function errors(text: string): number {
  const problems = RuleSet.parse(text).pieces.flatMap((piece) => piece.problems);
  return problems.filter(({ severity }) => severity === 'error').length;
}

describe('a repair that would leave another mess is not offered', () => {
  it('the name of an annotation that is there already', () => {
    const rule = '=> issue(Type = "http://contoso.example/a", Value = "b");';
    expect(titles(`@RulName = "b"\n${rule}`)).toContain('Replace with RuleName');
    expect(titles(`@RuleName = "a"\n@RulName = "b"\n${rule}`)).not.toContain('Replace with RuleName');
  });

  it('half a word that is divided by an operator', () => {
    const rule = (name: string) => `=> issue(store = "S", types = ("a"), query = "q", ${name} = "x");`;
    expect(titles(rule('para'))).toContain('Replace with param');
    expect(titles(rule('para+m'))).not.toContain('Replace with param');
  });

  it('a name in front of a rule that stands behind an open text', () => {
    const named = '@RuleName = "Staff"\n=> issue(Type = "http://contoso.example/a", Value = "b");\n';
    const rule = '=> issue(Type = "http://contoso.example/a2", Value = "b");';
    expect(titles(`${named}${rule}`)).toContain('Name it “Issue a2”');
    expect(titles(`${named}c:[Type == "x]${rule}`)).not.toContain('Name it “Issue a2”');
  });
});

it('whoever makes one repair after the other comes to an end', () => {
  for (const junk of ['\ns([  "\n"h', '@R\nISSUE(P[""\nI', 'count["":"t', 'c issue(e= = =']) {
    for (const choice of [0, 1, 2, 5, 10]) {
      let text = junk;
      for (let left = 25; ; left--) {
        const fixes = offered(text).filter(({ problem }) => problem.severity === 'error');
        const fix = fixes[choice % Math.max(1, fixes.length)];
        if (!fix) break;
        expect(left, text).toBeGreaterThan(0);
        const after = applied(text, fix.edits);
        expect(errors(after), `${text} → ${after}`).toBeLessThanOrEqual(errors(text));
        text = after;
      }
    }
  }
});

describe('in a long file', () => {
  it('every broken rule has its repair', () => {
    const ruleSet = RuleSet.parse('c:[Type = "a"] => issue(claim = c);\n'.repeat(500));
    const all = quickFixes(ruleSet, 0, ruleSet.text.length);
    expect(all.filter(({ title }) => title === 'Replace with ==').length).toBe(500);
    expect(all.at(-1)?.title).toBe('Replace with == (all 500 in this file)');
  });

  it('where each trial would have to read all of it, some repairs are tried out, those at the cursor always', () => {
    const text = `c:[Type == "a] => issue(claim = c)\n${'c:[] => issue(claim = c)\n'.repeat(500)}`;
    const ruleSet = RuleSet.parse(text);
    const all = quickFixes(ruleSet, 0, text.length).filter(({ title }) => title === 'Insert ;');
    expect(all.length).toBeGreaterThan(20);
    expect(all.length).toBeLessThan(300);
    const last = quickFixes(ruleSet, text.length - 30, text.length - 20);
    expect(last.map(({ title }) => title)).toContain('Insert ;');
  });
});
