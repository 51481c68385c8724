import { describe, expect, it } from 'vitest';
import { nameRuleRefactorings as offer } from '../../../../server/src/features/refactorings/nameRule.ts';
import { expectRefactored, titles } from './apply.ts';

const upn = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn';
const nameId = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier';
const inside = 'http://schemas.microsoft.com/ws/2012/01/insidecorporatenetwork';

describe('naming a rule', () => {
  it.each([
    [`c:[Type == "${upn}"] =‸> issue(claim = c);`, 'Pass UPN through'],
    ['c:[] =‸> issue(claim = c);', 'Pass claims through'],
    [`c:[Type == "${upn}"] => is‸sue(Type = "${nameId}", Value = c.Value);`, 'Issue UPN as Name ID'],
    ['=> ad‸d(Type = "http://contoso.example/tmp/x", Value = "1");', 'Add x'],
    [
      `c:[Type == "${upn}"] => issue(store = "HR", types = ("a:one", "b:two", "c:three", "d:four"), q‸uery = "SELECT 1", param = c.Value);`,
      'Look up one, two and 2 more',
    ],
    [
      `exists([Type == "${inside}", Value == "false"]) =‸> issue(Type = "http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod", Value = "http://schemas.microsoft.com/claims/multipleauthn");`,
      'Ask for a second factor when the request comes from outside the corporate network',
    ],
    [
      'exists([Type == "http://contoso.example/claims/role", Value == "staff"]) =‸> issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");',
      "Permit when there is a role claim with the value 'staff'",
    ],
  ])('%s', (source, name) => {
    const text = source.replace('‸', '');
    expectRefactored(offer, source, `@RuleName = "${name}"\n${text}`);
  });

  it('behind the template, with the line ends of the text', () => {
    expectRefactored(
      offer,
      `=> issue(Type = "a", Value = "b");\r\n\r\n@RuleTemplate = "PassThroughClaims"\r\nc:[Type == "‸${upn}"]\r\n => issue(claim = c);`,
      `=> issue(Type = "a", Value = "b");\r\n\r\n@RuleTemplate = "PassThroughClaims"\r\n@RuleName = "Pass UPN through"\r\nc:[Type == "${upn}"]\r\n => issue(claim = c);`,
    );
  });

  it('no name twice', () => {
    const rule = `c:[Type == "${upn}"] => issue(claim = c);`;
    expectRefactored(
      offer,
      `@RuleName = "Pass UPN through"\n${rule}\n‸${rule}`,
      `@RuleName = "Pass UPN through"\n${rule}\n@RuleName = "Pass UPN through (2)"\n${rule}`,
    );
  });

  it('a rule with a name only at its name', () => {
    const rule = `c:[Type == "${upn}"] => issue(claim = c);`;
    expectRefactored(offer, `@RuleName = "x‸y" ${rule}`, `@RuleName = "Pass UPN through" ${rule}`);
    expectRefactored(offer, `@RuleName = " " ${rule}‸`, `@RuleName = "Pass UPN through" ${rule}`);
    expect(titles(offer, `@RuleName = "xy" ‸${rule}`)).toEqual([]);
    expect(titles(offer, `@RuleName = "Pass U‸PN through" ${rule}`)).toEqual([]);
  });

  it('nothing for a rule with a syntax error', () => {
    expect(titles(offer, 'c:[Type == => iss‸ue(claim = c);')).toEqual([]);
  });
});
