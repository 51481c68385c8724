/**
 * What is known about AD FS, behind one name. Nothing is parsed before it is asked for, and only the file that the
 * question is about. All data is read-only.
 */

import * as attributeStores from './attributeStores.ts';
import * as authMethods from './authMethods.ts';
import * as claimTypes from './claimTypes.ts';
import * as clientApplications from './clientApplications.ts';
import * as endpoints from './endpoints.ts';
import * as entraMigration from './entraMigration.ts';
import { claimTypesOfValue } from './giveaway.ts';
import * as language from './language.ts';
import { claimTypeNearMiss, httpForm } from './nearMiss.ts';
import * as powershell from './powershell.ts';
import * as sids from './sids.ts';
import { sourceUrl } from './sources.ts';
import * as userAgents from './userAgents.ts';
import * as values from './values.ts';

export type { AttributeStore, LdapAttribute } from './attributeStores.ts';
export type { AuthMethod } from './authMethods.ts';
export type { ClaimType, ClaimTypeStatus, ClaimTypeValue, ValueKind } from './claimTypes.ts';
export type { ClientApplication, Replacement } from './clientApplications.ts';
export type { Endpoint } from './endpoints.ts';
export type { MigrationIntent } from './entraMigration.ts';
export type { TypeCandidate, ValuePlace } from './giveaway.ts';
export type { LanguageWord, WordKind } from './language.ts';
export type { ClaimTypeNearMiss } from './nearMiss.ts';
export type { Cmdlet, CmdletParameter } from './powershell.ts';
export type { Sid, SidMatch } from './sids.ts';
export {
  type NearMiss,
  type SecurityRelevance,
  type Slip,
  type Sourced,
  type Stage,
  stages,
} from './types.ts';
export { claimPropertyUri, claimTypeUri, claimValue, namespaceHosts, valueTypeUri } from './uris.ts';
export type { UserAgent } from './userAgents.ts';
export type { KnownValue } from './values.ts';

/** Grouped by subject; the functions say what they return for unknown names. */
export const catalog = Object.freeze({
  claimTypes: Object.freeze({
    all: claimTypes.claimTypes,
    forCompletion: claimTypes.claimTypesForCompletion,
    propertiesForCompletion: claimTypes.claimPropertiesForCompletion,
    byUri: claimTypes.claimTypeByUri,
    byShortName: claimTypes.claimTypesByShortName,
    byFriendlyName: claimTypes.claimTypesByFriendlyName,
    isAvailableIn: claimTypes.isAvailableIn,
    isSamlProperty: claimTypes.isSamlProperty,
    isTemplateUri: claimTypes.isTemplateUri,
    nearMiss: claimTypeNearMiss,
    httpForm,
    /** The claim types that a value gives away. */
    ofValue: claimTypesOfValue,
  }),
  values: Object.freeze({
    ofClaimType: values.valuesOfClaimType,
    one: values.valueOfClaimType,
    forCompletion: values.valuesForCompletion,
    nearMiss: values.valueNearMiss,
  }),
  clientApplications: Object.freeze({
    all: clientApplications.clientApplications,
    forCompletion: clientApplications.clientApplicationsForCompletion,
    byValue: clientApplications.clientApplicationByValue,
    policySwitches: clientApplications.policySwitches,
    nearMiss: clientApplications.clientApplicationNearMiss,
  }),
  authMethods: Object.freeze({
    all: authMethods.authMethods,
    forCompletion: authMethods.authMethodsForCompletion,
    byValue: authMethods.authMethodByValue,
    claimTypesOf: authMethods.claimTypesOfAuthMethod,
    nearMiss: authMethods.authMethodNearMiss,
  }),
  endpoints: Object.freeze({
    all: endpoints.endpoints,
    forCompletion: endpoints.endpointsForCompletion,
    byPath: endpoints.endpointByPath,
    above: endpoints.endpointAbove,
    nearMiss: endpoints.endpointNearMiss,
  }),
  sids: Object.freeze({
    all: sids.sids,
    forCompletion: sids.sidsForCompletion,
    byText: sids.sidByText,
    byRid: sids.sidByRid,
    byName: sids.sidsByName,
    isPattern: sids.isSidPattern,
  }),
  userAgents: Object.freeze({
    all: userAgents.userAgents,
    forCompletion: userAgents.userAgentsForCompletion,
    byFragment: userAgents.userAgentByFragment,
    in: userAgents.userAgentsIn,
  }),
  attributeStores: Object.freeze({
    all: attributeStores.attributeStores,
    forCompletion: attributeStores.attributeStoresForCompletion,
    byName: attributeStores.attributeStoreByName,
    ldapAttributes: attributeStores.ldapAttributes,
    ldapAttributeByName: attributeStores.ldapAttributeByName,
    ldapAttributesOfClaimType: attributeStores.ldapAttributesOfClaimType,
  }),
  language: Object.freeze({
    all: language.languageWords,
    ofKind: language.languageWordsOfKind,
    one: language.languageWord,
    ofGrammar: language.grammarWord,
  }),
  powershell: Object.freeze({
    all: powershell.cmdlets,
    byName: powershell.cmdletByName,
    parameter: powershell.cmdletParameter,
    ruleParameter: powershell.ruleParameterByName,
  }),
  entraMigration: Object.freeze({
    all: entraMigration.migrationIntents,
    byId: entraMigration.migrationIntentById,
    byCode: entraMigration.migrationIntentsByCode,
  }),
  sourceUrl,
});
