import type { Stage } from '../../catalog/index.ts';

/** A word of the language and what it means; documentation of an item. */
export interface Word {
  readonly detail: string;
  readonly documentation: string;
}

/** The rule templates of the management console, in the order of its list (language.md 5.1). */
export const ruleTemplates: readonly (Word & { readonly name: string; readonly authorization: boolean })[] = [
  {
    name: 'LdapClaims',
    authorization: false,
    detail: 'Send LDAP Attributes as Claims',
    documentation: 'Looks up attributes of the user and issues each of them as a claim.',
  },
  {
    name: 'EmitGroupClaims',
    authorization: false,
    detail: 'Send Group Membership as a Claim',
    documentation: 'Issues one claim for the members of one group.',
  },
  {
    name: 'MapClaims',
    authorization: false,
    detail: 'Transform an Incoming Claim',
    documentation: 'Issues the value of an incoming claim under another claim type.',
  },
  {
    name: 'PassThroughClaims',
    authorization: false,
    detail: 'Pass Through or Filter an Incoming Claim',
    documentation: 'Issues incoming claims of one type as they are.',
  },
  {
    name: 'Authorization',
    authorization: true,
    detail: 'Permit or Deny Users Based on an Incoming Claim',
    documentation: 'Issues a permit or deny claim to users with a certain claim. Deny wins over permit.',
  },
  {
    name: 'AllowAllAuthzRule',
    authorization: true,
    detail: 'Permit All Users',
    documentation: 'Issues a permit claim to everyone.',
  },
];

/** Stages that ask whether somebody may (language.md 4.1). */
export function decidesAccess(stage: Stage | undefined): boolean {
  return stage === 'authorization' || stage === 'delegation' || stage === 'impersonation';
}

/** The values of `Issuer` that AD FS itself writes (language.md 3.1). */
export const issuers: Readonly<Record<string, string>> = {
  'AD AUTHORITY': 'Claims that AD FS got from Active Directory at sign-in.',
  'LOCAL AUTHORITY': 'Claims that rules of this server made.',
  'SELF AUTHORITY': 'Claims of the server itself, for example about the proxy trust.',
};

const schema = 'http://www.w3.org/2001/XMLSchema#';

/** Value types: XML Schema names (language.md 3.1); the JSON one since AD FS 2016 (1.4). */
export const valueTypes: Readonly<Record<string, string>> = {
  [`${schema}string`]: 'Text. What a claim has unless something else is said.',
  [`${schema}boolean`]: '`true` or `false`.',
  [`${schema}integer`]: 'A whole number.',
  [`${schema}dateTime`]: 'A date with a time.',
  [`${schema}base64Binary`]: 'Bytes, written in Base64.',
  [`${schema}json`]:
    'JSON, for tokens of OAuth and OpenID Connect since AD FS 2016. Write `\\x22` for a quotation mark.',
};

/** Keywords, properties and operators: what completion says about them. */
export const words: Readonly<Record<string, Word>> = {
  Type: {
    detail: 'Claim type',
    documentation: 'The name of the claim, usually a URI. It is compared letter by letter.',
  },
  Value: { detail: 'Claim value', documentation: 'The text of the claim.' },
  ValueType: {
    detail: 'Type of the value',
    documentation: `How to read the value, usually \`${schema}string\`.`,
  },
  Issuer: {
    detail: 'Who last issued the claim',
    documentation:
      '`AD AUTHORITY` for claims from Active Directory, `LOCAL AUTHORITY` for claims that rules made, else the identifier of the claims provider.',
  },
  OriginalIssuer: {
    detail: 'Who first issued the claim',
    documentation: 'Written into tokens where the format has room for it.',
  },
  Properties: {
    detail: 'Named properties of the claim',
    documentation:
      '`Properties["key"]`: travels inside one federation server. The keys below `claimproperties/` shape the SAML Name ID and attributes.',
  },
  exists: {
    detail: 'At least one claim matches',
    documentation: 'The action runs once, however many claims match. Binds no label.',
  },
  'not exists': {
    detail: 'No claim matches',
    documentation:
      'Also true where no claim of the type is there at all: `x-ms-client-application` is absent with modern authentication.',
  },
  count: {
    detail: 'How many claims match',
    documentation:
      '`count([…]) > 1` compares the number of matching claims with a number. `>` and `==` are known to work.',
  },
  '=>': { detail: 'Then', documentation: 'Separates the conditions from the action.' },
  '&&': {
    detail: 'And',
    documentation:
      'All conditions must hold. There is no OR: write a second rule, or alternatives in a regular expression.',
  },
  issue: {
    detail: 'Adds a claim to the output',
    documentation: 'The claim goes into the output, and later rules see it too.',
  },
  add: {
    detail: 'Adds a claim for later rules only',
    documentation: 'Later rules of the same rule set see the claim; it does not go into the output.',
  },
  claim: {
    detail: 'Copies a claim',
    documentation: '`claim = c` issues the claim that condition `c` found, unchanged.',
  },
  store: {
    detail: 'Asks an attribute store',
    documentation: '`store = "…", types = ("…"), query = "…", param = …`, in this order.',
  },
  types: {
    detail: 'Claim types of the columns',
    documentation: 'One claim type for each attribute or column of the query.',
  },
  query: {
    detail: 'Query to the store',
    documentation:
      'For Active Directory: filter, attributes and `DOMAIN\\user`, separated by `;`. `{0}` is the first `param`.',
  },
  param: {
    detail: 'Value for a placeholder',
    documentation: 'The first `param` is `{0}` in the query, the second `{1}`.',
  },
  '==': { detail: 'Is equal, letter by letter', documentation: 'Capital and small letters differ.' },
  '!=': {
    detail: 'Is another value',
    documentation:
      'True as soon as a claim with another value is there. For "has no such claim" write `not exists([…])`.',
  },
  '=~': {
    detail: 'Matches a regular expression',
    documentation:
      'Searches anywhere in the value: anchor with `^` and `$`. Case-sensitive unless `(?i)` stands in front.',
  },
  '!~': {
    detail: 'Does not match a regular expression',
    documentation:
      'True as soon as a claim that does not match is there. For "has no such claim" write `not exists([…])`.',
  },
  RegExReplace: {
    detail: 'RegExReplace(text, pattern, replacement)',
    documentation:
      'Replaces every match of a .NET regular expression. In the replacement, `$1` and `$` with a name in braces stand for groups. Text without a match comes back unchanged.',
  },
  '@RuleName': {
    detail: 'Name of the rule',
    documentation: 'The title of the rule in the management console.',
  },
  '@RuleTemplate': {
    detail: 'Template of the management console',
    documentation: 'Says with which page the console edits the rule. Leave it out for a custom rule.',
  },
};
