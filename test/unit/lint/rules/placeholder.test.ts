import { describe, it } from 'vitest';
import { expectClean, expectFindings } from '../../support/lint.ts';

const id = 'placeholder';
describe('a place to fill in is found', () => {
  it.each([
    'c:[Type == "a", Value == "⟦<group SID>⟧"] => issue(claim = c);',
    'c:[Type == "a", Value =~ "^(?i)⟦<group_SID>⟧$"] => issue(claim = c);',
    'c:[Type == "a", Value =~ "^(⟦<first group>⟧|<second group>)$"] => issue(claim = c);',
    'c:[Type == "a", Value == "⟦YourGroupSid⟧"] => issue(claim = c);',
    'c:[Type == "⟦YOUR_NAMESPACE⟧/role"] => issue(claim = c);',
    'c:[Type == "a", Value == "⟦[Group SID]⟧"] => issue(claim = c);',
    'c:[Type == "a", Value =~ "^⟦[ReplaceWithDomain]⟧$"] => issue(claim = c);',
    '=> issue(Type = "a", Value = "https://⟦{tenant}⟧.contoso.example/");',
    '=> issue(Type = "a", Value = "http://⟦<domain-name>⟧/trust/");',
    'c:[Type == "a"] => issue(Type = "b", Value = c.Value + "@⟦your-domain⟧.example");',
    '=> issue(store = "⟦<store name>⟧", types = ("a"), query = "SELECT a FROM t");',
    'c:[Type == "a", Value == "⟦REPLACE_ME⟧"',
  ])('%s', (marked) => void expectFindings(id, marked));
});

describe('these are left alone', () => {
  it.each([
    'c:[Type == "a"] => issue(Type = "b", Value = RegExReplace(c.Value, "(?<domain>[^\\]+)\\(?<user>.+)", "${user}"));',
    'c:[Type == "a", Value =~ "^[a-z]+<[A-Z]{2,3}$"] => issue(claim = c);',
    'c:[Type == "a", Value =~ "^\\p{Lu}[abcd]$"] => issue(claim = c);',
    'c:[Type == "a", Value =~ "(?<name>x)\\k<name>"] => issue(claim = c);',
    '=> issue(Type = "a", Value = "<user-info>x</user-info>");',
    '=> issue(Type = "a", Value = "{\\x22max\\x22:3}");',
    'c:[Type == "a", Value == "{f2504e04-4f89-11d3-9a0c-0305e82c3301}"] => issue(claim = c);',
    'c:[Type == "a", Value == "[admin]"] => issue(claim = c);',
    'c:[Type == "a", Value == "yourself"] => issue(claim = c);',
    'c:[Type == "a", Value == "$groupSid"] => issue(claim = c);',
    '@RuleName = "Permit <group>"\nc:[Type == "a"] => issue(claim = c);',
    'c:[Type == "a"] => issue(store = "s", types = ("b"), query = "SELECT [first name] FROM t WHERE x <b AND c> {0}", param = c.Value);',
  ])('%s', (text) => expectClean(id, text));
});
