import { describe, expect, it } from 'vitest';
import { type QuickFix, quickFixes, safeFixes } from '../../../server/src/features/quickFixes.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';
import { marked } from '../support/marked.ts';
import { applied } from '../support/problems.ts';

/** The repairs offered at the cursor or for the marked range. */
function offered(source: string): { readonly text: string; readonly fixes: readonly QuickFix[] } {
  const { text, ranges, cursor } = marked(source);
  const range = ranges[0] ?? { start: cursor, end: cursor };
  return { text, fixes: quickFixes(RuleSet.parse(text), range.start, range.end) };
}

/** The text after the repair with this title. */
function repairedBy(source: string, title: string): string {
  const { text, fixes } = offered(source);
  const fix = fixes.find((candidate) => candidate.title === title);
  return fix
    ? applied(text, fix.edits)
    : `not offered: ${title} among ${fixes.map((other) => other.title).join(', ')}`;
}

describe('at a place', () => {
  it('the repairs of the problems there are offered, and no others', () => {
    const { fixes } = offered('c:[Type =‸ "x", Value ~= "y"] => issue(claim = c);');
    expect(fixes.map(({ title, preferred }) => [title, preferred])).toEqual([
      ['Replace with ==', true],
      ['Repair all 2 sure mistakes in this file', false],
    ]);
  });

  it('a problem counts from its start to its end, both included', () => {
    for (const source of ['c‸;[] => issue(claim = c);', 'c;‸[] => issue(claim = c);']) {
      expect(repairedBy(source, 'Replace with :')).toBe('c:[] => issue(claim = c);');
    }
    expect(offered('c;[‸] => issue(claim = c);').fixes).toEqual([]);
  });

  it('offsets count from the start of the text, also in a later rule', () => {
    expect(
      repairedBy('=> issue(Type = "a", Value = "b");\nc;‸[] => issue(claim = c);', 'Replace with :'),
    ).toBe('=> issue(Type = "a", Value = "b");\nc:[] => issue(claim = c);');
  });

  it('a problem at the end of a rule is found from the next one’s start', () => {
    expect(repairedBy('=> issue(Type = "a", Value = "b")‸c:[] => issue(claim = c);', 'Insert ;')).toBe(
      '=> issue(Type = "a", Value = "b");c:[] => issue(claim = c);',
    );
  });

  it('a repair of several edits is one', () => {
    expect(repairedBy('c:‸{Type == "x"} => issue(claim = c);', 'Write square brackets')).toBe(
      'c:[Type == "x"] => issue(claim = c);',
    );
    expect(repairedBy('=> issue(Type = "a", Value = "b‸', 'Insert ");')).toBe(
      '=> issue(Type = "a", Value = "b");',
    );
  });

  it('a label that is not bound can be exchanged', () => {
    expect(repairedBy('c1:[Type == "x"] => issue(claim = ‸c);', 'Replace with c1')).toBe(
      'c1:[Type == "x"] => issue(claim = c1);',
    );
  });

  it('what AD FS was told through PowerShell can also become []', () => {
    expect(repairedBy("c:[Type != ‸''] => issue(claim = c);", 'Match every claim: []')).toBe(
      'c:[] => issue(claim = c);',
    );
    expect(repairedBy("c:[Type != ‸''] => issue(claim = c);", 'Write double quotation marks')).toBe(
      'c:[Type != ""] => issue(claim = c);',
    );
    expect(
      offered('c:[Type != ‸\'\', Value == "y"] => issue(claim = c);').fixes.map(({ title }) => title),
    ).toEqual(['Write double quotation marks']);
  });

  it('a heading can become the name of the rule below it', () => {
    expect(
      repairedBy('Staff may‸ enter\n=> issue(Type = "a", Value = "b");', 'Make it the rule’s name'),
    ).toBe('@RuleName = "Staff may enter"\n=> issue(Type = "a", Value = "b");');
  });

  it('a heading without a rule below it can only go', () => {
    expect(offered('Staff may‸ enter').fixes.map(({ title }) => title)).toEqual(['Remove the text']);
  });
});

describe('for all of a kind', () => {
  const page =
    'c:[Type == ‸“x”] => issue(Type = “a”, Value = “b”);\nd:[Type = "y"] => issue(claim = d);\n=> issue(Type = “a”, Value = "b");';

  it('one repair covers the file', () => {
    expect(repairedBy(page, 'Write straight quotation marks (all 4 in this file)')).toBe(
      'c:[Type == "x"] => issue(Type = "a", Value = "b");\nd:[Type = "y"] => issue(claim = d);\n=> issue(Type = "a", Value = "b");',
    );
  });

  it('it has a title that is true of all', () => {
    const html = 'c:[Type == "x"] ‸&amp;&amp; d:[] =&gt; issue(claim = c);';
    expect(offered(html).fixes.map(({ title }) => title)).toEqual([
      'Replace with &&',
      'Repair html-entity (all 2 in this file)',
    ]);
    expect(repairedBy(html, 'Repair html-entity (all 2 in this file)')).toBe(
      'c:[Type == "x"] && d:[] => issue(claim = c);',
    );
  });

  it('one more covers everything that can mean one thing only', () => {
    const text =
      'c:[Type == “x”] ‸&amp;&amp; d:[Type = "y"]\n =&gt; issue(claim = c)\n@RuleName = "z"\n=> issue(Type = "", Value = "b");';
    expect(repairedBy(text, 'Repair all 5 sure mistakes in this file')).toBe(
      'c:[Type == "x"] && d:[Type == "y"]\n => issue(claim = c);\n@RuleName = "z"\n=> issue(Type = "", Value = "b");',
    );
    const titles = (marked: string) => offered(marked).fixes.map(({ title }) => title);
    expect(titles('c:[Type == ‸“x”] => issue(Type = “a”, Value = "b");').join()).not.toContain(
      'sure mistakes',
    );
    expect(
      titles('c:[Type == “x”] && d:[Type = "y"] => issue(Type = ‸"", Value = "b");').join(),
    ).not.toContain('sure mistakes');
  });

  it('nothing is sure where slips stand upon slips', () => {
    const ruleSet = RuleSet.parse('issue(""‘,’');
    expect(safeFixes(ruleSet)).toEqual([]);
  });

  it('it is offered only where there are several', () => {
    const { fixes } = offered('c:[Type = ‸"x"] => issue(claim = c);');
    expect(fixes.filter(({ title }) => title.includes('all'))).toEqual([]);
  });

  it('it is not the preferred one, so that one key repairs one thing', () => {
    const { fixes } = offered(page);
    expect(fixes.filter(({ preferred }) => preferred).map(({ title }) => title)).toEqual([
      'Write straight quotation marks',
    ]);
  });

  it('its edits never overlap', () => {
    const { text, fixes } = offered('```\n‸```\n# a\n```\n`=> issue(Type = "a", Value = "b");` `');
    for (const { edits } of fixes) {
      const order = [...edits].sort((a, b) => a.start - b.start);
      order.forEach((edit, i) => {
        expect(edit.start).toBeGreaterThanOrEqual(order[i - 1]?.end ?? 0);
        expect(edit.end).toBeLessThanOrEqual(text.length);
      });
    }
  });
});
