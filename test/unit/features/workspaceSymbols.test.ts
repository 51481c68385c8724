import { expect, test } from 'vitest';
import { workspaceSymbols } from '../../../server/src/features/workspaceSymbols.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';

const texts: Readonly<Record<string, string>> = {
  one: '@RuleName = "Permit staff"\n=> issue(Type = "p", Value = "1");\n=> issue(Type = "role", Value = "1");',
  two: '@RuleName = "Deny contractors"\n=> issue(Type = "d", Value = "1");',
};
const files = Object.entries(texts).map(([uri, text]) => ({ uri, ruleSet: RuleSet.parse(text) }));

/** `uri: name, selected text` of the rules that fit. */
const find = (query: string) =>
  workspaceSymbols(files, query).map(
    ({ uri, name, range }) => `${uri}: ${name}, ${texts[uri]?.slice(range.start, range.end)}`,
  );

test('all rules, by name or by what they do', () => {
  expect(find('')).toEqual([
    'one: Permit staff, Permit staff',
    'one: issue role, =>',
    'two: Deny contractors, Deny contractors',
  ]);
});

test('rules whose name has the letters in this order', () => {
  expect(find('dny ctr')).toEqual(['two: Deny contractors, Deny contractors']);
  expect(find('STAFF')).toEqual(['one: Permit staff, Permit staff']);
  expect(find('ffats')).toEqual([]);
});
