import { describe, expect, it } from 'vitest';
import { shortType, summarize } from '../../../server/src/semantics/summary.ts';
import type { Rule } from '../../../server/src/syntax/nodes.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';

function summaryOf(text: string) {
  const { reads, writes } = summarize(RuleSet.parse(text).pieces[0] as Rule);
  return { reads, writes };
}

describe('what a rule reads and writes', () => {
  it('is the types that it compares with and the one that it makes', () => {
    expect(
      summaryOf('c:[Type == "x"] && exists([TYPE == "y"]) => issue(Type = "z", Value = c.Value);'),
    ).toEqual({
      reads: ['x', 'y'],
      writes: ['z'],
    });
  });

  it('names each type once', () => {
    expect(
      summaryOf('a:[Type == "x"] && b:[Type == "x"] => add(store = "S", types = ("z", "z"), query = "q");'),
    ).toEqual({
      reads: ['x'],
      writes: ['z'],
    });
  });

  it('is the type of the condition that is copied, whatever the case of its label', () => {
    expect(summaryOf('a:[Type == "x"] && b:[Type == "y"] => issue(claim = B);').writes).toEqual(['y']);
    expect(summaryOf('c:[Type == "x"] => issue(Type = c.Type, Value = "v");').writes).toEqual(['x']);
  });

  it('leaves out what the text does not say', () => {
    expect(summaryOf('c:[Type =~ "^x"] => issue(claim = c);')).toEqual({ reads: [], writes: [] });
    expect(summaryOf('c:[] => issue(Type = "a" + c.Value, Value = "v");')).toEqual({ reads: [], writes: [] });
    expect(summaryOf('c:[Type != "x"] => issue(Type = "", Value = "v");')).toEqual({ reads: [], writes: [] });
  });

  it('is nothing for a rule that is broken before that', () => {
    expect(summaryOf('some text')).toEqual({ reads: [], writes: [] });
  });
});

describe('shortType', () => {
  it.each([
    [
      'http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-client-application',
      'x-ms-client-application',
    ],
    ['http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn', 'upn'],
    ['http://www.w3.org/2001/XMLSchema#string', 'string'],
    ['urn:oid:1.3.6.1.4.1.5923.1.1.1.6', '1.3.6.1.4.1.5923.1.1.1.6'],
    ['groups', 'groups'],
    ['', ''],
    ['http://contoso.example/', 'http://contoso.example/'],
  ])('of %j is %j', (type, short) => {
    expect(shortType(type)).toBe(short);
  });
});
