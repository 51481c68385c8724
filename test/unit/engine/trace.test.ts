import { describe, expect, it } from 'vitest';
import { createStores, type EvaluationOptions, type RuleTrace } from '../../../server/src/engine/index.ts';
import { type Given, run, texts } from './run.ts';

/** The trace of the rules, and the text of a range in them. */
function traced(rules: string, given: readonly Given[], options: EvaluationOptions = {}) {
  const { trace } = run(rules, given, { ...options, trace: true });
  return trace?.rules ?? [];
}

/** What a trace says of the conditions of a rule, a line each, with the claims that failed below. */
function conditions({ conditions: all }: RuleTrace | { conditions: never[] }, rules: string): string {
  return all
    .map(({ start, end, holds, message, failed }) =>
      [
        `${holds ? 'true ' : 'false'} ${rules.slice(start, end)} | ${message}`,
        ...failed.map((one) => `      ${rules.slice(one.start, one.end)} | ${one.message}`),
      ].join('\n'),
    )
    .join('\n');
}

function explained(rules: string, given: readonly Given[], options?: EvaluationOptions): string {
  return conditions(traced(rules, given, options)[0] ?? { conditions: [] }, rules);
}

describe('the trace', () => {
  it('is made only when asked for', () => {
    expect(run('c:[] => issue(claim = c);', ['a=1']).trace).toBeUndefined();
  });

  it('says of each rule whether it fired, and how often', () => {
    const rules =
      '@RuleName = "one"\nc:[Type == "a"] => issue(claim = c);\n\n@RuleName = "two"\nc:[Type == "b"] => issue(claim = c);';
    expect(
      traced(rules, ['a=1', 'a=2']).map(({ name, fired, combinations }) => [name, fired, combinations]),
    ).toEqual([
      ['one', true, 2],
      ['two', false, 0],
    ]);
  });

  it('says which constraint failed on which claim and why: case', () => {
    expect(
      explained('c:[Type == "inside", Value == "true"] => issue(claim = c);', ['inside=True', 'other=x']),
    ).toBe(
      [
        'false c:[Type == "inside", Value == "true"] | No claim matches.',
        '      Value == "true" | Value: `True` is not `true`: comparison is case-sensitive.',
      ].join('\n'),
    );
  });

  it.each([
    ['Value == "x"', 'a=y', 'Value: `y` is not `x`.'],
    ['Value == "x"', 'a=x ', 'Value: "x " is not "x": blanks count.'],
    ['Value != "x"', 'a=x', 'Value: `x` is `x`.'],
    ['Value =~ "^x$"', 'a=y', 'Value: `y` does not match `^x$`.'],
    ['Value =~ "^x$"', 'a=X', 'Value: `X` does not match `^x$`: matching is case-sensitive.'],
    ['Value !~ "x"', 'a=xy', 'Value: `xy` matches `x`.'],
    [
      'Issuer == "AD AUTHORITY"',
      'a=1',
      'Issuer: `LOCAL AUTHORITY` is not `AD AUTHORITY`. The claim was given without it; this is the default.',
    ],
    ['Properties["k"] == "x"', 'a=1', 'Properties["k"]: the claim has no such property.'],
  ])('%s', (constraint, claim, message) => {
    const rules = `c:[Type == "a", ${constraint}] => issue(claim = c);`;
    expect(traced(rules, [claim])[0]?.conditions[0]?.failed.map((one) => one.message)).toEqual([message]);
  });

  it('says that no claim has the type, or that it differs in case', () => {
    expect(explained('c:[Type == "upn", Value == "x"] => issue(claim = c);', ['a=1'])).toBe(
      'false c:[Type == "upn", Value == "x"] | No claim has the type `upn`.',
    );
    expect(explained('c:[Type == "upn"] => issue(claim = c);', ['UPN=1'])).toBe(
      [
        'false c:[Type == "upn"] | No claim matches.',
        '      Type == "upn" | Type: `UPN` is not `upn`: comparison is case-sensitive.',
      ].join('\n'),
    );
  });

  it('looks at every condition, also behind one that is false', () => {
    const rules =
      'exists([Type == "no"]) && not exists([Type == "a"]) && count([Type == "a"]) > 2 && c:[Type == "a"] => issue(claim = c);';
    expect(explained(rules, ['a=1', 'a=2'])).toBe(
      [
        'false exists([Type == "no"]) | No claim has the type `no`.',
        'false not exists([Type == "a"]) | 2 claims match.',
        'false count([Type == "a"]) > 2 | 2 claims match; `> 2` does not hold.',
        'true  c:[Type == "a"] | 2 claims match.',
      ].join('\n'),
    );
  });

  it('shows what a condition matched that compares with an earlier label', () => {
    const rules = 'a:[Type == "login"] && b:[Type == "owner", Value == a.Value] => issue(claim = b);';
    const [rule] = traced(rules, ['login=x', 'login=y', 'owner=y', 'owner=z']);
    expect(texts(rule?.conditions[1]?.matched ?? [])).toEqual(['owner=y']);
    expect(rule?.conditions[1]).toMatchObject({ holds: true, count: 1 });
    // What matched in one combination has not failed in another.
    expect(texts(rule?.conditions[1]?.failed.map(({ claim }) => claim) ?? [])).toEqual(['owner=z']);
  });

  it('says of each claim the rule and the combination it came from', () => {
    const rules = 'a:[Type == "f"] && [Type == "l"] => add(Type = "full", Value = a.Value);';
    const [rule] = traced(rules, ['f=A', 'l=X', 'l=Y']);
    expect(
      rule?.claims.map(({ verb, claim, from }) => [
        verb,
        ...texts([claim]),
        ...from.map((one) => `${one.label}:${texts([one.claim])}`),
      ]),
    ).toEqual([
      ['add', 'full=A', 'a:f=A', 'null:l=X'],
      ['add', 'full=A', 'a:f=A', 'null:l=Y'],
    ]);
  });

  it('says of a claim from a store what was asked', () => {
    const stores = createStores([{ store: 'S', query: '{0}', rows: [['x']] }]);
    const [rule] = traced(
      'c:[] => issue(store = "S", types = ("t"), query = "{0}", param = c.Value);',
      ['a=1'],
      { stores },
    );
    expect(rule?.claims[0]?.query).toEqual({ store: 'S', query: '{0}', params: ['1'] });
  });

  it('lists fifty of many claims, and counts all', () => {
    const [rule] = traced(
      'c:[] => issue(claim = c);',
      Array.from({ length: 200 }, (_, i) => `a=${i}`),
    );
    expect([
      rule?.conditions[0]?.matched.length,
      rule?.conditions[0]?.count,
      rule?.claims.length,
      rule?.combinations,
    ]).toEqual([50, 200, 50, 200]);
  });

  it('changes no result: what is only looked at for the trace may take too long', () => {
    const rules = `exists([Type == "no"]) && exists([Value =~ "^(a+)+$"]) => issue(Type = "t", Value = "x");`;
    const [rule] = traced(rules, [`a=${'a'.repeat(40)}!`]);
    expect(rule?.conditions.map(({ holds }) => holds)).toEqual([false, null]);
  });
});
