import { describe, expect, it } from 'vitest';
import { checkLabels, labelsOf } from '../../../server/src/semantics/labels.ts';
import { type Rule, textOf } from '../../../server/src/syntax/nodes.ts';
import type { Problem } from '../../../server/src/syntax/problem.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';
import { marked, withMarks } from '../support/marked.ts';
import { applied } from '../support/problems.ts';

function only(text: string): Rule {
  return RuleSet.parse(text).pieces[0] as Rule;
}

/** Expects these label problems at the marked ranges, and no others. */
function expectLabels(source: string, ...codes: readonly string[]): readonly Problem[] {
  const { text } = marked(source);
  const found = checkLabels(only(text));
  expect([withMarks(text, found), found.map(({ severity, code }) => `${severity} ${code}`)]).toEqual([
    source,
    codes,
  ]);
  return found;
}

/** The text after the fix with this title, or after the preferred one. */
function fixed(text: string, title?: string): string {
  const fixes = checkLabels(only(text)).flatMap((problem) => problem.fixes ?? []);
  const fix = fixes.find((candidate) => (title ? candidate.title === title : candidate.preferred));
  return applied(text, fix?.edits ?? []);
}

describe('a label that no condition has', () => {
  it('is an error where it is copied, in the words of AD FS', () => {
    const [problem] = expectLabels(
      'c1:[] => issue(claim = ⟦c2⟧);'.replace('c1:', '⟦c1⟧:'),
      'hint unused-label',
      'error unbound-label',
    ).slice(1);
    expect(problem?.message).toBe('No condition of this rule has the label `c2`. Its label is `c1`.');
    expect(problem?.reported).toBe(
      "POLICY0011: No conditions in the claim rule match the condition tag specified in the CopyIssuanceStatement: 'c2'.",
    );
  });

  it('is an error where it is read', () => {
    expectLabels(
      '⟦c1⟧:[] => issue(Type = "a", Value = ⟦c⟧.Value);',
      'hint unused-label',
      'error unbound-label',
    );
    expectLabels(
      'c:[] => issue(Type = "a", Value = RegExReplace(c.Value + ⟦d⟧.Type, "x", "y"));',
      'error unbound-label',
    );
    expectLabels(
      'c:[] => add(store = "S", types = ("a"), query = "q {0}", param = ⟦d⟧.Value, param = c.Value);',
      'error unbound-label',
    );
  });

  it('is an error without any condition, which says what to add', () => {
    const [problem] = expectLabels('=> issue(Type = "a", Value = ⟦c⟧.Value);', 'error unbound-label');
    expect(problem?.message).toBe('No condition of this rule has the label `c`. Add one: `c:[Type == "…"]`.');
    expect(problem?.reported).toBeUndefined();
  });

  it('is an error behind an aggregate, which binds nothing', () => {
    const [problem] = expectLabels('exists([Type == "x"]) => issue(claim = ⟦c⟧);', 'error unbound-label');
    expect(problem?.message).toContain('`exists` and `count` bind no claim');
  });

  it('is an error in an aggregate of its own name', () => {
    expectLabels('c:exists([Type == "x"]) => issue(claim = ⟦c⟧);', 'error unbound-label');
  });

  it('is replaced by the only label there is', () => {
    expect(fixed('c1:[] => issue(Type = "a", Value = c.Value);')).toBe(
      'c1:[] => issue(Type = "a", Value = c1.Value);',
    );
  });

  it('is given to the only condition without a label', () => {
    expect(fixed('[Type == "x"] => issue(claim = c);')).toBe('c:[Type == "x"] => issue(claim = c);');
  });

  it('is not guessed among several, but all are offered', () => {
    const text = 'a:[] && b:[] => issue(Type = "x", Value = a.Value + b.Value + c.Value);';
    const [problem] = checkLabels(only(text));
    expect(problem?.fixes?.map(({ title, preferred }) => [title, preferred])).toEqual([
      ['Replace with a', false],
      ['Replace with b', false],
    ]);
    expect(problem?.message).toBe('No condition of this rule has the label `c`. Its labels are `a` and `b`.');
  });
});

describe('a label in a condition', () => {
  it('may be one from further left', () => {
    expectLabels('a:[] && b:[Value == ⟦a⟧.Value] => issue(claim = b);', 'information label-in-constraint');
  });

  it('must not be its own', () => {
    expectLabels('a:[Value == ⟦a⟧.Value] => issue(claim = a);', 'error self-reference');
  });

  it('must not be one from further right', () => {
    const [problem] = expectLabels(
      'a:[Value == ⟦b⟧.Value] && b:[] => issue(Type = "x", Value = a.Value + b.Value);',
      'error forward-reference',
    );
    expect(problem?.related?.[0]?.message).toBe('Bound here');
  });

  it('may be used inside an aggregate, where it must be bound too', () => {
    expectLabels(
      'a:[] && exists([Value == ⟦a⟧.Value]) => issue(claim = a);',
      'information label-in-constraint',
    );
    expectLabels('exists([Value == ⟦a⟧.Value]) => issue(Type = "x", Value = "y");', 'error unbound-label');
  });
});

describe('a label that is bound', () => {
  it('must be so only once', () => {
    const [problem] = expectLabels('c:[] && ⟦c⟧:[Type == "x"] => issue(claim = c);', 'error duplicate-label');
    expect(problem?.related).toEqual([{ start: 0, end: 1, message: 'The first condition with this label' }]);
    expectLabels('c:[] && ⟦C⟧:[Type == "x"] => issue(claim = c);', 'error duplicate-label');
  });

  it('is found in another case, with a word about it', () => {
    const [problem] = expectLabels('c1:[] => issue(claim = ⟦C1⟧);', 'information label-case');
    expect(problem?.message).toBe('The label is written `c1` where it is bound.');
    expect(fixed('c1:[] => issue(claim = C1);')).toBe('c1:[] => issue(claim = c1);');
  });

  it('should not be a word of the language', () => {
    expectLabels('⟦type⟧:[] => issue(claim = type);', 'warning reserved-label');
    expectLabels('⟦Claim⟧:[] => issue(claim = Claim);', 'warning reserved-label');
  });

  it('may go unused with a hint', () => {
    const [problem] = expectLabels(
      '⟦c⟧:[Type == "x"] => issue(Type = "a", Value = "b");',
      'hint unused-label',
    );
    expect(problem?.tag).toBe('unnecessary');
    expect(fixed('c:[Type == "x"] => issue(Type = "a", Value = "b");', 'Remove the label')).toBe(
      '[Type == "x"] => issue(Type = "a", Value = "b");',
    );
  });

  it('may go unused in a rule that a template made', () => {
    expectLabels('@RuleTemplate = "Authorization"\nc:[Type == "x"] => issue(Type = "a", Value = "b");');
  });
});

it('selectors beside aggregates are nothing to speak of', () => {
  expectLabels('c:[Type == "x"] && not exists([Type == "y"]) => issue(claim = c);');
});

it('nothing is said about the labels of a rule of which parts are missing', () => {
  expectLabels('c:[Type == "x"] or [Type == "y"] => issue(claim = d);');
});

describe('labelsOf', () => {
  it('lists what is bound and what is used, in the order of the text', () => {
    const rule = only(
      'a:[] && b:[Value == a.Value] && c:exists([]) => issue(Type = "x", Value = b.Value + c.Value);',
    );
    const { bindings, uses } = labelsOf(rule);
    expect(bindings.map(({ name, index }) => [name, index])).toEqual([
      ['a', 0],
      ['b', 1],
    ]);
    expect(uses.map(({ label, place }) => [textOf(rule, label), place])).toEqual([
      ['a', 'constraint'],
      ['b', 'action'],
      ['c', 'action'],
    ]);
  });
});
