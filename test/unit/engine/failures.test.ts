import { describe, expect, it } from 'vitest';
import { errorCodes, issued, result, run } from './run.ts';

describe('the cta dialect (2.7)', () => {
  const dialect = 'cta' as const;
  const rule = (constraints: string) =>
    `C1:[${constraints}] => issue(Type = C1.Type, Value = C1.Value, ValueType = C1.ValueType);`;

  it('== ignores case', () => {
    expect(
      issued(rule('Type == "DEPT", Value == "SALES", ValueType == "String"'), ['dept=Sales'], { dialect }),
    ).toEqual(['dept=Sales']);
    expect(
      issued(rule('Type == "DEPT", Value != "SALES", ValueType == "string"'), ['dept=Sales'], { dialect }),
    ).toEqual([]);
  });

  it('a claim that is given without a value type is a string', () => {
    expect(run(rule('ValueType == "string"'), ['dept=Sales'], { dialect }).issued[0]?.valueType).toBe(
      'string',
    );
    expect(run(rule('ValueType == "int64"'), ['n=1'], { dialect }).issued).toEqual([]);
  });

  it('the product of selectors, and no more than the dialect has', () => {
    const both =
      'a:[Type == "a"] && b:[Type == "b"] => issue(Type = "t", Value = b.Value, ValueType = "string");';
    expect(issued(both, ['a=1', 'a=2', 'b=x'], { dialect })).toEqual(['t=x']);
    expect(errorCodes('exists([Type == "a"]) => issue(claim = c);', [], { dialect })).toContain(
      'not-in-dialect',
    );
  });

  it('any failure gives an empty result', () => {
    expect(result('c:[] => issue(claim = c)', ['a=1'], { dialect })).toMatchObject({
      issued: [],
      errors: [{ code: 'missing-semicolon' }],
    });
  });
});

describe('3.11 What happens on an error', () => {
  it('a syntax error keeps all rules from running, and says where', () => {
    const text =
      '@RuleName = "good"\n=> issue(Type = "t", Value = "v");\n@RuleName = "bad"\nc:[Type = "a"] => issue(claim = c);';
    const { issued: claims, errors } = result(text, ['a=1']);
    expect(claims).toEqual([]);
    expect(errors.map(({ rule, start, end }) => [rule?.name, text.slice(start, end)])).toEqual([
      ['bad', '='],
    ]);
  });

  it('text that is no rule is an error without a rule', () => {
    const { errors } = result('hello there', []);
    expect(errors.length).toBeGreaterThan(0);
    expect(errors[0]?.rule?.name ?? null).toBeNull();
  });

  it('an unknown function is an error, with its place', () => {
    const text = 'c:[] => issue(Type = "t", Value = ToUpper(c.Value));';
    const [error] = result(text, ['a=1']).errors;
    expect([error?.code, text.slice(error?.start, error?.end)]).toEqual(['unknown-function', 'ToUpper']);
  });

  it('a label that is not bound is an error in the words of AD FS', () => {
    const [error] = result('c1:[] => issue(claim = c2);', []).errors;
    expect(error?.code).toBe('POLICY0011');
    expect(error?.message).toContain("CopyIssuanceStatement: 'c2'");
  });

  it('an error at run time fails the whole request', () => {
    const rules = '=> issue(Type = "t", Value = "v"); => issue(store = "S", types = ("a"), query = "q");';
    expect(result(rules, [])).toMatchObject({ issued: [], added: [], errors: [{ code: 'missing-fixture' }] });
  });

  it('a missing last semicolon is none', () => {
    expect(issued('=> issue(Type = "t", Value = "v")')).toEqual(['t=v']);
  });
});
