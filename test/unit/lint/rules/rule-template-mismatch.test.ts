import { describe, it } from 'vitest';
import { expectClean, expectFindings, expectFixed } from '../../support/lint.ts';

const id = 'rule-template-mismatch';
const account = 'http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname';
const group = 'http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid';
const permit = 'http://schemas.microsoft.com/authorization/claims/permit';
const nameId = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier';
const format = 'Properties["http://schemas.xmlsoap.org/ws/2005/05/identity/claimproperties/format"]';
const email = '"urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"';
const origin = 'Issuer = c.Issuer, OriginalIssuer = c.OriginalIssuer';

const make = (template: string, body: string): string =>
  `@RuleTemplate = "${template}"\n@RuleName = "x"\n${body}`;

describe('what the templates write is left alone', () => {
  it.each([
    [
      'LdapClaims',
      `c:[Type == "${account}", Issuer == "AD AUTHORITY"] => issue(store = "Active Directory", types = ("a", "b"), query = ";mail,cn;{0}", param = c.Value);`,
    ],
    // The scheme is another lint rule's matter.
    [
      'EmitGroupClaims',
      `c:[Type == "${group.replace('http', 'https')}", Value == "S-1-5-32-544"] => issue(Type = "a", Value = "b", ${origin});`,
    ],
    [
      'Authorization',
      `c:[Type == "${group}", Value =~ "^(?i)x$"] => issue(Type = "${permit.replace('http', 'https')}", Value = "PermitUsersWithClaim");`,
    ],
    [
      'EmitGroupClaims',
      `c:[Type == "${group}", Value == "S-1-5-32-544", Issuer == "AD AUTHORITY"] => issue(Type = "a", Value = "b", ${origin}, ValueType = c.ValueType);`,
    ],
    [
      'EmitGroupClaims',
      `c:[Type == "${group}", Value == "S-1-5-32-544", Issuer == "AD AUTHORITY"] => issue(Type = "${nameId}", Value = "b", ${origin}, ValueType = c.ValueType, ${format} = ${email});`,
    ],
    [
      'MapClaims',
      `c:[Type == "a"] => issue(Type = "b", ${origin}, Value = c.Value, ValueType = c.ValueType);`,
    ],
    [
      'MapClaims',
      `C1:[Type == "a", Value =~ "^(?i)x$"] => issue(Type = "b", Issuer = c1.Issuer, OriginalIssuer = c1.OriginalIssuer, Value = "y", ValueType = c1.ValueType);`,
    ],
    [
      'MapClaims',
      `c:[Type == "${nameId}", ${format} == ${email}] => issue(Type = "b", ${origin}, Value = RegExReplace(c.Value, "@.*", "@contoso.example"), ValueType = c.ValueType);`,
    ],
    ['PassThroughClaims', 'c:[Type == "a"] => issue(claim = c);'],
    [
      'PassThroughClaims',
      'c:[Type == "a", Issuer =~ "^(AD AUTHORITY|SELF AUTHORITY|LOCAL AUTHORITY)$"] => issue(claim = c);',
    ],
    ['PassThroughClaims', 'c:[Type == "a", Value =~ "^(?i)x$"] => issue(claim = c);'],
    [
      'Authorization',
      `c:[Type == "a", Value =~ "^(?i)x$"] => issue(Type = "${permit}", Value = "PermitUsersWithClaim");`,
    ],
    [
      'Authorization',
      `c:[Type == "a", Value == "x"] => issue(Type = "${permit.replace('permit', 'deny')}", Value = "DenyUsersWithClaim");`,
    ],
    ['AllowAllAuthzRule', `=> issue(Type = "${permit}", Value = "true");`],
    // Nothing to compare with, and a rule that is broken.
    ['Contoso', 'c:[] => issue(claim = c);'],
    ['MapClaims', 'c:[Type == "a" => issue(claim = c);'],
  ])('%s: %s', (template, body) => expectClean(id, make(template, body)));
});

describe('what was edited by hand is found', () => {
  it.each([
    [
      'LdapClaims',
      `c:[Type == "${account}"] => add(store = "s", types = ("a"), query = ";mail;{0}", param = c.Value);`,
    ],
    [
      'LdapClaims',
      `c:[Type == "${account}"] => issue(store = "s", types = ("a"), query = "cn={0};mail;{1}", param = c.Value, param = c.Value);`,
    ],
    ['EmitGroupClaims', 'c:[Type == "role", Value == "x"] => issue(Type = "a", Value = "b");'],
    ['EmitGroupClaims', `c:[Type == "${group}", Value == "x"] => issue(Type = "a", Value = c.Value);`],
    ['MapClaims', 'c:[Type == "a"] => issue(Type = "b", Value = "x" + c.Value);'],
    ['MapClaims', 'c:[Type == "a"] => issue(claim = c);'],
    ['PassThroughClaims', 'c:[] => issue(claim = c);'],
    ['PassThroughClaims', 'c:[Type =~ "a"] => issue(claim = c);'],
    ['PassThroughClaims', 'c:[Type == "a"] && [Type == "b"] => issue(claim = c);'],
    ['Authorization', `exists([Type == "a", Value == "x"]) => issue(Type = "${permit}", Value = "x");`],
    ['Authorization', 'c:[Type == "a", Value == "x"] => issue(Type = "b", Value = "x");'],
    ['AllowAllAuthzRule', `[Type == "a"] => issue(Type = "${permit}", Value = "true");`],
  ])('%s: %s', (template, body) => {
    expectFindings(id, make(template, body).replace(`"${template}"`, `⟦"${template}"⟧`));
  });
});

it('the repair makes it a custom rule', () => {
  expectFixed(
    id,
    '@RuleTemplate = "MapClaims"\r\n@RuleName = "x"\r\nc:[] => issue(claim = c);',
    '@RuleName = "x"\r\nc:[] => issue(claim = c);',
  );
});
