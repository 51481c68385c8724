import { describe, expect, it } from 'vitest';
import { adfsrule } from './run.ts';

const text = `@RuleTemplate = "PassThroughClaims"
@RuleName = "Pass the department"
c:[Type == "http://contoso.example/claims/dept"]
 => issue(claim = c);

c:[Type == "http://contoso.example/claims/login" => add(Type = "http://contoso.example/tmp/x", Value = c.Value);

exists([Type == "http://contoso.example/tmp/x"]) => issue(store = "Active Directory",
  types = ("http://contoso.example/claims/mail", "http://contoso.example/claims/phone"), query = ";mail,telephoneNumber;CONTOSO\\svc");
`;

describe('adfsrule outline', () => {
  it('lists the rules with what they read and make', () => {
    const { status, stdout } = adfsrule(['outline', '--format', 'json', '-'], text);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual([
      {
        file: '-',
        rules: [
          {
            name: 'Pass the department',
            template: 'PassThroughClaims',
            line: 1,
            column: 1,
            endLine: 4,
            endColumn: 22,
            complete: true,
            reads: ['http://contoso.example/claims/dept'],
            writes: ['http://contoso.example/claims/dept'],
          },
          {
            name: null,
            template: null,
            line: 6,
            column: 1,
            endLine: 6,
            endColumn: 113,
            complete: false,
            reads: ['http://contoso.example/claims/login'],
            writes: ['http://contoso.example/tmp/x'],
          },
          {
            name: null,
            template: null,
            line: 8,
            column: 1,
            endLine: 9,
            endColumn: 135,
            complete: true,
            reads: ['http://contoso.example/tmp/x'],
            writes: ['http://contoso.example/claims/mail', 'http://contoso.example/claims/phone'],
          },
        ],
      },
    ]);
  });

  it('says so where a rule is broken', () => {
    const { stdout } = adfsrule(['outline', '-'], text);
    expect(stdout).toContain('   1. Pass the department [PassThroughClaims], line 1\n');
    expect(stdout).toContain('   2. (no name), line 6 — has syntax errors\n');
  });
});
