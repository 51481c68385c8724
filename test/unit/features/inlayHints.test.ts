import { expect, test } from 'vitest';
import { type InlayHintMode, inlayHints } from '../../../server/src/features/inlayHints.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';

/** The text with the hints in it, as `‹name›`. */
function hinted(text: string, mode: InlayHintMode, start = 0, end = text.length): string {
  return inlayHints(RuleSet.parse(text), start, end, mode).reduceRight(
    (result, { offset, label }) => `${result.slice(0, offset)}‹${label}›${result.slice(offset)}`,
    text,
  );
}

const upn = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn';
const groupSid = 'http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid';
const rule = `c:[Type == "${groupSid}", Value == "S-1-5-32-544"] => issue(Type = "dept", Value = c.Value);`;

test('are off', () => {
  expect(hinted(rule, 'off')).toBe(rule);
});

test('name claim types behind their URI, those of the catalogue', () => {
  expect(hinted(rule, 'claimNames')).toBe(rule.replace('groupsid"', 'groupsid"‹Group SID›'));
});

test('name SIDs too, also within a regular expression', () => {
  expect(hinted(rule, 'all')).toContain('"S-1-5-32-544"‹BUILTIN\\Administrators›');
  expect(
    hinted(
      `[Type == "${groupSid}", Value =~ "^(?i)S-1-5-21-1004336348-1177238915-682003330-512$"] => issue(Type = "a");`,
      'all',
    ),
  ).toContain('512$"‹Domain Admins›');
});

test('do not guess: a group of one’s own, several SIDs at once', () => {
  const own = '[Value == "S-1-5-21-1004336348-1177238915-682003330-1187"] => issue(Type = "a");';
  const several = '[Value =~ "S-1-5-32-544|S-1-5-32-545"] => issue(Type = "a");';
  expect(hinted(own, 'all')).toBe(own);
  expect(hinted(several, 'all')).toBe(several);
});

test('are given for the visible part', () => {
  const first = `=> issue(Type = "${upn}", Value = "1");\n`;
  expect(hinted(first + rule, 'claimNames', first.length + 1, first.length + rule.length)).toBe(
    first + hinted(rule, 'claimNames'),
  );
});
