import { describe, expect, it } from 'vitest';
import { createMatcher } from '../../../../server/src/regex/index.ts';
import { expectClean, expectFindings, findings } from '../../support/lint.ts';

const id = 'address-range-as-text';
const ip = 'http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-forwarded-client-ip';
const one = (test: string, type = ip) =>
  `exists([Type == "${type}", Value ${test}]) => issue(Type = "a", Value = "b");`;

it('networks and ranges are found, whatever they are compared with', () => {
  expectFindings(id, one('== "⟦203.0.113.0/24⟧"'));
  expectFindings(id, one('=~ "⟦203.0.113.0/24⟧"'));
  expectFindings(id, one('!= "⟦203.0.113.0/26, 198.51.100.20⟧"'));
  expectFindings(id, one('== "⟦203.0.113.5-203.0.113.9⟧"'));
});

it('the expression that is offered finds the addresses of the network and no others', () => {
  const [found] = findings(id, one('== "203.0.113.64/26"'));
  const edits = found?.problem.fixes?.[0]?.edits ?? [];
  expect(edits.map(({ newText }) => newText)).toContain('=~');
  const made = createMatcher(edits[0]?.newText ?? '');
  if (!made.ok) throw new Error('no expression');
  expect(made.matcher.isMatch('203.0.113.64')).toBe('match');
  expect(made.matcher.isMatch('10.0.0.1,203.0.113.127')).toBe('match');
  expect(made.matcher.isMatch('203.0.113.128')).toBe('noMatch');
});

describe('these are left alone', () => {
  it.each([
    one('== "203.0.113.7"'),
    one('=~ "\\b203\\.0\\.113\\.([0-9]|[1-5][0-9])\\b"'),
    one('=~ "203.0.113.7|203.0.113.8"'),
    one('== "203.0.113.0/24"', 'http://contoso.example/claims/networks'),
    one('== "<your range>"'),
    one('=~ '),
  ])('%s', (text) => expectClean(id, text));
});
