import { describe, expect, it } from 'vitest';
import { createStores } from '../../../server/src/engine/index.ts';
import { stopwatch } from '../support/stopwatch.ts';
import { result } from './run.ts';

/** The codes and how long it took, in milliseconds. */
function timed(rules: string, given: readonly string[], options: Parameters<typeof result>[2] = {}) {
  const time = stopwatch();
  const codes = result(rules, given, options).errors.map(({ code }) => code);
  return { codes, milliseconds: time() };
}

describe('hostile rules end', () => {
  it.each([
    ['^(a+)+$', `${'a'.repeat(40)}!`],
    ['(x+x+)+y', 'x'.repeat(60)],
    ['^(\\w+\\s?)*$', `${'aaa '.repeat(30)}!`],
  ])('a catastrophic pattern, quickly and with a clear error: %s', (pattern, value) => {
    const rules = `c:[Value =~ "${pattern}"] => issue(claim = c);`;
    timed(rules, ['a=b']);
    const { codes, milliseconds } = timed(rules, [`a=${value}`]);
    expect(codes).toEqual(['took-too-long']);
    // 100 ms are promised; machines that run tests are busy.
    expect(milliseconds).toBeLessThan(500);
  });

  it('a catastrophic RegExReplace', () => {
    const rules = 'c:[] => issue(Type = "t", Value = RegExReplace(c.Value, "(a*)*b", ""));';
    expect(timed(rules, [`a=${'a'.repeat(60)}`]).codes).toEqual(['took-too-long']);
  });

  it('a replacement that puts the whole text in at every place', () => {
    const rules = `c:[] => issue(Type = "t", Value = RegExReplace(c.Value, "", "${'$_'.repeat(50)}"));`;
    expect(timed(rules, [`a=${'x'.repeat(20_000)}`]).codes).toEqual(['too-large']);
    expect(timed(rules, ['a=xy']).codes).toEqual([]);
  });

  it('values that double', () => {
    const double = 'c:[Type == "a", Value =~ "^x+$"] => add(Type = "a", Value = c.Value + c.Value);';
    expect(timed(double.repeat(8), ['a=xx']).codes).toEqual([]);
    expect(timed(double.repeat(20), ['a=xx']).codes).toEqual(['too-large']);
  });

  it('a product of many claims', () => {
    const given = Array.from({ length: 200 }, (_, i) => `a=${i}`);
    const selectors = ['a', 'b', 'c', 'd', 'e'].map((label) => `${label}:[]`).join(' && ');
    const { codes, milliseconds } = timed(`${selectors} => issue(claim = a);`, given);
    expect(codes).toHaveLength(1);
    expect(['took-too-long', 'too-many-claims']).toContain(codes[0]);
    expect(milliseconds).toBeLessThan(5000);
    const { codes: narrowed } = timed(`${selectors} && [Type == "none"] => issue(claim = a);`, given);
    expect(narrowed).toEqual([]);
  });

  it('a product whose last selector compares and never matches', () => {
    const given = Array.from({ length: 200 }, (_, i) => `a=${i}`);
    const rules =
      'a:[] && b:[] && c:[] && d:[Value == a.Value + b.Value + c.Value + "x"] => issue(claim = d);';
    expect(timed(rules, given).codes).toEqual(['took-too-long']);
  });

  it('a store that answers with more and more', () => {
    const rows = Array.from({ length: 1000 }, (_, i) => [`${i}`]);
    const stores = createStores([{ store: 'S', query: 'q', rows }]);
    const rules = '[Type == "a"] => add(store = "S", types = ("a"), query = "q");';
    expect(timed(rules.repeat(3), ['a=1'], { stores }).codes).toEqual(['too-many-claims']);
  });

  it('deep nesting', () => {
    const depth = 20_000;
    const value = `${'RegExReplace('.repeat(depth)}c.Value${', "a", "b")'.repeat(depth)}`;
    expect(timed(`c:[] => issue(Type = "t", Value = ${value});`, ['a=a']).codes).toEqual([]);
  });

  it('the caller can cancel', () => {
    const given = Array.from({ length: 200 }, (_, i) => `a=${i}`);
    let asked = 0;
    const isCancelled = () => ++asked > 3;
    const rules = 'a:[] && b:[] && c:[Value == a.Value + b.Value] => issue(claim = c);';
    expect(timed(rules, given, { isCancelled }).codes).toEqual(['cancelled']);
    expect(asked).toBe(4);
  });

  it('limits can be set', () => {
    expect(timed('c:[] => issue(claim = c);', ['a=1', 'a=2'], { limits: { claims: 3 } }).codes).toEqual([
      'too-many-claims',
    ]);
    expect(
      timed('=> issue(Type = "t", Value = "a" + "b");', [], { limits: { valueLength: 1 } }).codes,
    ).toEqual(['too-large']);
  });
});
