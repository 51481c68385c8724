/** What the AD FS console writes by itself is a good rule: no lint rule has a word about it, not even a hint. */
import { describe, expect, it } from 'vitest';
import { claimPropertyUri, claimTypeUri } from '../../../server/src/catalog/index.ts';
import { problemsIn } from '../../../server/src/features/problems.ts';
import { defaultSetup } from '../../../server/src/lint/setup.ts';
import { type Stage, stages } from '../../../server/src/semantics/stage.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';

const account = claimTypeUri.windowsAccountName;
const transform: readonly Stage[] = ['issuance', 'acceptance'];
const authorization: readonly Stage[] = ['authorization', 'delegation', 'impersonation'];
const decision = (type: string, value: string) =>
  `@RuleTemplate = "Authorization"
@RuleName = "Staff"
c:[Type == "${claimTypeUri.groupSid}", Value =~ "^(?i)S-1-5-21-1004336348-1177238915-682003330-1105$"]
 => issue(Type = "${type}", Value = "${value}");`;

const shapes: readonly (readonly [name: string, stages: readonly Stage[], text: string])[] = [
  [
    'LDAP attributes as claims',
    ['issuance'],
    `@RuleTemplate = "LdapClaims"
@RuleName = "Mail and name"
c:[Type == "${account}", Issuer == "AD AUTHORITY"]
 => issue(store = "Active Directory", types = ("${claimTypeUri.emailAddress}", "${claimTypeUri.name}"), query = ";mail,displayName;{0}", param = c.Value);`,
  ],
  [
    'group membership as a claim',
    ['issuance'],
    `@RuleTemplate = "EmitGroupClaims"
@RuleName = "Finance role"
c:[Type == "${claimTypeUri.groupSid}", Value == "S-1-5-21-1004336348-1177238915-682003330-1107", Issuer == "AD AUTHORITY"]
 => issue(Type = "${claimTypeUri.role}", Value = "Finance", Issuer = c.Issuer, OriginalIssuer = c.OriginalIssuer, ValueType = c.ValueType);`,
  ],
  [
    'a claim as Name ID with a format',
    ['issuance'],
    `@RuleTemplate = "MapClaims"
@RuleName = "Name ID"
c:[Type == "${claimTypeUri.upn}"]
 => issue(Type = "${claimTypeUri.nameIdentifier}", Issuer = c.Issuer, OriginalIssuer = c.OriginalIssuer, Value = c.Value, ValueType = c.ValueType, Properties["${claimPropertyUri.format}"] = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress");`,
  ],
  [
    'a claim passed through',
    transform,
    `@RuleTemplate = "PassThroughClaims"
@RuleName = "Role"
c:[Type == "${claimTypeUri.role}"]
 => issue(claim = c);`,
  ],
  [
    'an account passed through on the Active Directory trust',
    ['acceptance'],
    `@RuleTemplate = "PassThroughClaims"
@RuleName = "Account"
c:[Type == "${account}", Issuer =~ "^(AD AUTHORITY|SELF AUTHORITY|LOCAL AUTHORITY)$"]
 => issue(claim = c);`,
  ],
  ['permit users', authorization, decision(claimTypeUri.permit, 'PermitUsersWithClaim')],
  ['deny users', authorization, decision(claimTypeUri.deny, 'DenyUsersWithClaim')],
  [
    'permit everybody',
    authorization,
    `@RuleTemplate = "AllowAllAuthzRule"
 => issue(Type = "${claimTypeUri.permit}", Value = "true");`,
  ],
];

function found(text: string, stage: Stage | undefined): readonly string[] {
  const setup = { ...defaultSetup, stage };
  return [...problemsIn(RuleSet.parse(text), setup)].flatMap(({ problems }) =>
    problems.map(({ code, message }) => `${code}: ${message}`),
  );
}

describe.each(shapes)('%s', (_, where, text) => {
  it.each([undefined, ...where])('in a set of stage %s', (stage) => expect(found(text, stage)).toEqual([]));
});

it('every stage but additional authentication has a template', () => {
  const covered = new Set(shapes.flatMap(([, where]) => where));
  expect(stages.filter((stage) => !covered.has(stage))).toEqual(['additionalAuthentication']);
});
