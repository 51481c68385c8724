import { describe, expect, it } from 'vitest';
import attributeStores from '../../../server/src/catalog/data/attribute-stores.json?raw';
import authMethods from '../../../server/src/catalog/data/auth-methods.json?raw';
import claimTypes from '../../../server/src/catalog/data/claim-types.json?raw';
import clientApplications from '../../../server/src/catalog/data/client-applications.json?raw';
import endpoints from '../../../server/src/catalog/data/endpoints.json?raw';
import entraMigration from '../../../server/src/catalog/data/entra-migration.json?raw';
import language from '../../../server/src/catalog/data/language.json?raw';
import powershell from '../../../server/src/catalog/data/powershell.json?raw';
import sids from '../../../server/src/catalog/data/sids.json?raw';
import userAgents from '../../../server/src/catalog/data/user-agents.json?raw';
import {
  boolean,
  type Check,
  expression,
  integer,
  listOf,
  object,
  oneOf,
  orNull,
  rawText,
  source,
  sources,
  text,
} from './schema.ts';

const relevance = oneOf('none', 'low', 'high');
const stage = oneOf(
  'acceptance',
  'authorization',
  'delegation',
  'impersonation',
  'additionalAuthentication',
  'issuance',
);

const claimType = object({
  uri: text,
  shortName: text,
  shortNameKind: oneOf('adfs', 'derived'),
  friendlyName: orNull(text),
  category: text,
  status: oneOf('current', 'framework', 'value', 'obsolete'),
  description: text,
  valueKind: oneOf(
    ...[
      'string',
      'uri',
      'boolean',
      'sid',
      'datetime',
      'enum',
      'guid',
      'integer',
      'ip',
      'ip-list',
      'user-agent',
    ],
  ),
  values: listOf(object({ value: text, meaning: text })),
  emittedBy: text,
  availableIn: listOf(stage, 1),
  introducedIn: orNull(oneOf('AD FS 2.0', '2012R2', '2016', '2019')),
  notes: orNull(text),
  securityRelevance: relevance,
  aliases: listOf(text),
  commonMistypings: listOf(rawText),
  likelyMistypings: listOf(rawText),
  sources,
});

const clientApplication = object({
  value: text,
  status: oneOf('documented', 'obsolete', 'unverified'),
  replacedBy: listOf(text),
  protocol: orNull(text),
  clients: listOf(text),
  description: text,
  legacyAuthentication: orNull(boolean),
  withModernAuthentication: text,
  mfaImplication: text,
  replacement: object({
    conditionalAccess: orNull(text),
    exchangeOnlinePolicyParameter: orNull(text),
    exchangeServerPolicyParameter: orNull(text),
    other: orNull(text),
  }),
  spellingVariants: listOf(text),
  notes: orNull(text),
  sources,
});

const authMethod = object({
  value: text,
  name: text,
  description: text,
  usedIn: listOf(
    oneOf(
      'authenticationmethod',
      'authnmethodsreferences',
      'authnmethodsproviders',
      'wauth / requested authentication context',
      'Set-AdfsGlobalAuthenticationPolicy',
      'AllowedAuthenticationClassReferences',
      'pass-through issuance rule',
    ),
    1,
  ),
  factor: oneOf('single', 'second', 'multi', 'either', 'provider', 'unknown'),
  status: oneOf('documented', 'standard', 'third-party', 'unverified'),
  notes: text,
  sources,
});

const endpoint = object({
  path: text,
  protocol: text,
  flow: oneOf('passive', 'active', 'oauth', 'metadata', 'infrastructure'),
  credential: text,
  usedBy: listOf(text, 1),
  description: text,
  enabledByDefault: orNull(boolean),
  proxyEnabledByDefault: orNull(boolean),
  matchRegex: expression,
  securityRelevance: relevance,
  notes: orNull(text),
  sources,
});

const sid = object({
  sid: text,
  rid: orNull(integer),
  name: text,
  scope: oneOf(
    ...[
      'universal',
      'nt-authority',
      'authentication-authority',
      'builtin',
      'domain',
      'entra',
      'not-a-real-sid',
    ],
  ),
  principal: oneOf('group', 'account', 'any'),
  status: oneOf('current', 'placeholder', 'never-in-token'),
  meaning: text,
  inRules: orNull(text),
  exampleRegex: expression,
  securityRelevance: relevance,
  sources,
});

const userAgent = object({
  fragment: text,
  kind: oneOf('wia-supported-user-agent', 'activesync-device', 'browser', 'mail-app'),
  exampleRegex: expression,
  indicates: text,
  reliability: oneOf('none', 'low', 'medium'),
  caveat: text,
  sources,
});

const stores = object({
  stores: listOf(
    object({
      name: text,
      kind: oneOf('built-in', 'internal', 'configurable', 'custom'),
      storeType: oneOf('ActiveDirectory', 'LDAP', 'SQL', 'internal', 'Custom'),
      querySyntax: text,
      parameters: listOf(text, 1),
      rules: listOf(text, 1),
      example: text,
      pitfalls: listOf(text, 1),
      sources,
    }),
    1,
  ),
  ldapAttributes: listOf(
    object({
      ldapAttribute: text,
      templateName: orNull(text),
      claimType: orNull(text),
      claimFriendlyName: orNull(text),
      offeredByTemplate: orNull(boolean),
      notes: orNull(text),
      sources,
    }),
    1,
  ),
});

const languageWord = object({
  word: text,
  kind: oneOf(
    ...[
      'keyword',
      'operator',
      'argument',
      'property',
      'function',
      'annotation',
      'template',
      'issuer',
      'valueType',
    ],
  ),
  name: text,
  syntax: text,
  meaning: text,
  example: orNull(text),
  fact: orNull(text),
  sources,
});

const cmdlet = object({
  cmdlet: text,
  module: text,
  purpose: text,
  parameters: listOf(
    object({
      name: text,
      meaning: text,
      ruleSet: orNull((value, at) => (value === 'any' ? [] : stage(value, at))),
      acceptsRuleText: boolean,
      availability: orNull(text),
    }),
    1,
  ),
  notes: orNull(text),
  sources,
});

const intent = object({
  id: text,
  intent: text,
  ruleSet: (value, at) => (value === 'trust setting' ? [] : stage(value, at)),
  adfsPattern: text,
  entraEquivalent: text,
  migratable: oneOf('yes', 'partly', 'no'),
  why: text,
  ruleTestCodes: listOf(text),
  caveats: orNull(text),
  sources,
});

const files: readonly (readonly [name: string, data: { toString(): string }, schema: Check])[] = [
  ['claim-types.json', claimTypes, listOf(claimType, 200)],
  ['client-applications.json', clientApplications, listOf(clientApplication, 15)],
  ['auth-methods.json', authMethods, listOf(authMethod, 40)],
  ['endpoints.json', endpoints, listOf(endpoint, 30)],
  ['sids.json', sids, listOf(sid, 80)],
  ['user-agents.json', userAgents, listOf(userAgent, 20)],
  ['attribute-stores.json', attributeStores, stores],
  ['language.json', language, listOf(languageWord, 45)],
  ['powershell.json', powershell, listOf(cmdlet, 30)],
  ['entra-migration.json', entraMigration, listOf(intent, 40)],
];

describe('the data files', () => {
  it.each(files)('%s follows its schema', (name, data, schema) => {
    expect(schema(JSON.parse(String(data)), name)).toEqual([]);
  });
});

describe('the schema itself', () => {
  it('names the place and the fault', () => {
    const schema = listOf(object({ name: text, kind: oneOf('a', 'b'), sources }));
    const wrong = [
      { name: ' blank', kind: 'c', sources: [] },
      { name: 'x', more: 1, sources: ['nowhere'] },
    ];
    expect(schema(wrong, 'file')).toEqual([
      'file[0].name: blank at the start or end of " blank"',
      'file[0].kind: "c" is none of a, b',
      'file[0].sources: expected at least 1 items',
      'file[1].more: unknown key',
      'file[1].kind: key is missing',
      'file[1].sources[0]: neither a URL nor "owner/repository path": nowhere',
    ]);
  });

  it.each([
    ['https://learn.microsoft.com/entra/identity/x', true],
    ['samba-team/samba librpc/idl/security.idl', true],
    ['AzureAD/Deployment-Plans ADFS to AzureAD App Migration/ADFSAADMigrationUtils.psm1', true],
    ['http://insecure.example/page', false],
    ['samba-team/samba', false],
    ['https://localhost', false],
    ['see the documentation', false],
  ])('takes %s as a source: %s', (value, good) => {
    expect(source(value, 'here').length === 0).toBe(good);
  });

  it('refuses an expression that cannot be read', () => {
    expect(expression('(?i)^/adfs/ls', 'here')).toEqual([]);
    expect(expression('(', 'here')).toHaveLength(1);
  });
});
