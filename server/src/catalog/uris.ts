/**
 * The claim types, values and properties that the tools themselves must know by name. Every other URI lives in
 * `data/` only, and a test asserts that each of these is in the catalogue.
 */

const ws2008 = 'http://schemas.microsoft.com/ws/2008/06/identity/claims/';
const ws2005 = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/';
const request = 'http://schemas.microsoft.com/2012/01/requestcontext/claims/';

/** Claim types with a meaning of their own in the pipeline (language.md 4). */
export const claimTypeUri = {
  permit: 'http://schemas.microsoft.com/authorization/claims/permit',
  deny: 'http://schemas.microsoft.com/authorization/claims/deny',
  authenticationMethod: `${ws2008}authenticationmethod`,
  authenticationInstant: `${ws2008}authenticationinstant`,
  authenticationMethodsReferences: 'http://schemas.microsoft.com/claims/authnmethodsreferences',
  authenticationMethodsProviders: 'http://schemas.microsoft.com/claims/authnmethodsproviders',
  insideCorporateNetwork: 'http://schemas.microsoft.com/ws/2012/01/insidecorporatenetwork',
  clientApplication: `${request}x-ms-client-application`,
  clientUserAgent: `${request}x-ms-client-user-agent`,
  clientIp: `${request}x-ms-client-ip`,
  forwardedClientIp: `${request}x-ms-forwarded-client-ip`,
  endpointAbsolutePath: `${request}x-ms-endpoint-absolute-path`,
  proxy: `${request}x-ms-proxy`,
  relyingPartyTrustId: `${request}relyingpartytrustid`,
  userIp: 'http://schemas.microsoft.com/2014/09/requestcontext/claims/userip',
  isRegisteredUser: 'http://schemas.microsoft.com/2012/01/devicecontext/claims/isregistereduser',
  groupSid: `${ws2008}groupsid`,
  primaryGroupSid: `${ws2008}primarygroupsid`,
  primarySid: `${ws2008}primarysid`,
  denyOnlySid: `${ws2005}denyonlysid`,
  windowsAccountName: `${ws2008}windowsaccountname`,
  role: `${ws2008}role`,
  group: 'http://schemas.xmlsoap.org/claims/Group',
  issuerId: `${ws2008}issuerid`,
  immutableId: 'http://schemas.microsoft.com/LiveID/Federation/2008/05/ImmutableID',
  name: `${ws2005}name`,
  nameIdentifier: `${ws2005}nameidentifier`,
  upn: `${ws2005}upn`,
  upnForMicrosoft365: 'http://schemas.xmlsoap.org/claims/UPN',
  emailAddress: `${ws2005}emailaddress`,
} as const;

/** Values with a meaning of their own in the pipeline. */
export const claimValue = {
  /** As `authenticationmethod` in an additional authentication rule it asks for a second factor (4.4). */
  multipleAuthentication: 'http://schemas.microsoft.com/claims/multipleauthn',
} as const;

/** Keys of `Properties["…"]` that shape the SAML Name ID and attributes (3.1). */
export const claimPropertyUri = {
  format: 'http://schemas.xmlsoap.org/ws/2005/05/identity/claimproperties/format',
  nameFormat: 'http://schemas.xmlsoap.org/ws/2005/05/identity/claimproperties/attributename',
} as const;

/** The two name spaces whose types start with `http://`, whatever copied documentation says (7.1). */
export const namespaceHosts = ['schemas.microsoft.com', 'schemas.xmlsoap.org'] as const;

/** Value types with a meaning of their own (1.4, 3.7). */
export const valueTypeUri = {
  string: 'http://www.w3.org/2001/XMLSchema#string',
  /** In values of this type `\x22` stands for a quotation mark. */
  json: 'http://www.w3.org/2001/XMLSchema#json',
} as const;
