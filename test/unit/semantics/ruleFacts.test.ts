import { describe, expect, it } from 'vitest';
import {
  factsIn,
  factsOf,
  isIntermediateType,
  isKnownInput,
} from '../../../server/src/semantics/ruleFacts.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';

function facts(text: string) {
  const rule = RuleSet.parse(text).pieces[0];
  return rule && factsOf(rule);
}

function types(uses: readonly { readonly type: string }[] | undefined): readonly string[] | undefined {
  return uses?.map(({ type }) => type);
}

describe('facts about a rule', () => {
  it('what it reads and makes', () => {
    const found = facts(
      'c:[Type == "a"] && exists([type == "b"]) => add(store = "S", types = ("urn:x", "urn:y"), query = "q");',
    );
    expect(types(found?.reads)).toEqual(['a', 'b']);
    expect(types(found?.makes)).toEqual(['urn:x', 'urn:y']);
    expect(found?.intermediate).toEqual(['urn:x', 'urn:y']);
    expect(found?.makesUnknown).toBe(false);
  });

  it.each([
    ['c:[Type == "a"] => issue(claim = c);', []],
    ['c:[Type == "a"] => add(claim = c);', []],
    ['c:[Type == "a"] => issue(Type = c.Type, Value = "v");', ['a']],
  ])('%s makes %j', (text, made) => {
    expect(types(facts(text)?.makes)).toEqual(made);
  });

  it('types that only a run tells', () => {
    expect(facts('c:[Type == "a"] => issue(Type = c.Value, Value = "v");')?.makesUnknown).toBe(true);
    expect(facts('c:[Type == "a"] => issue(Type = "u" + c.Value, Value = "v");')?.makesUnknown).toBe(true);
    expect(facts('c:[Type == "a"] => issue(Type = c.Type, Value = "v");')?.makesUnknown).toBe(false);
  });

  it.each([
    ['c:[]', 'urn:x', true],
    ['c:[Value == "urn:x"]', 'urn:x', true],
    ['c:[Type =~ "^urn:"]', 'urn:x', true],
    ['c:[Type =~ "^urn:"]', 'http://x', false],
    ['c:[Type !~ "^urn:"]', 'urn:x', false],
    ['c:[Type != "urn:x"]', 'urn:x', false],
    ['c:[Type != "urn:x"]', 'urn:y', true],
    ['c:[Type =~ "("]', 'urn:x', true],
  ])('%s may take %s: %s', (condition, type, may) => {
    const found = facts(`${condition} => issue(claim = c);`);
    expect(found?.open.map((selector) => selector.mayTake(type))).toEqual([may]);
  });

  it('none for a rule with a syntax error, nor for other text', () => {
    const ruleSet = RuleSet.parse(
      'c:[Type == => issue(claim = c);\nSome prose.\n=> issue(Type = "t", Value = "v");',
    );
    const found = factsIn(ruleSet);
    expect(found).toHaveLength(ruleSet.pieces.length);
    expect(found.filter((one) => one !== undefined)).toHaveLength(1);
  });
});

it.each([
  ['http://contoso.example/tmp/mail', true],
  ['http://contoso.example/temp', true],
  ['urn:federation:tmp/idflag', true],
  ['http://contoso.example/tmpMail', true],
  ['http://contoso.example/internal/mail', true],
  ['http://contoso.example/claims/internal', false],
  ['http://contoso.example/template', false],
  ['http://contoso.example/temperature', false],
  ['http://internal.contoso.example/mail', false],
])('%s is for other rules only: %s', (type, expected) => {
  expect(isIntermediateType(type)).toBe(expected);
});

it('what comes in, as far as the catalogue knows', () => {
  expect(isKnownInput('http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn')).toBe(true);
  expect(isKnownInput('urn:federation:tmp/idflag')).toBe(false);
  expect(isKnownInput('http://contoso.example/x')).toBe(false);
});
