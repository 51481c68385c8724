import { describe, expect, it } from 'vitest';
import { editDistance, spellingAllowance, withoutBlanks } from '../../../server/src/catalog/distance.ts';
import { catalog, claimPropertyUri, claimTypeUri } from '../../../server/src/catalog/index.ts';

const ws2008 = 'http://schemas.microsoft.com/ws/2008/06/identity/claims';
const ws2005 = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims';

describe('near misses of claim types', () => {
  it.each([
    // Scheme
    ['https://schemas.microsoft.com/authorization/claims/permit', claimTypeUri.permit, ['scheme']],
    [`https${ws2005.slice(4)}/upn`, claimTypeUri.upn, ['scheme']],
    [
      'http:schemas.microsoft.com/ws/2012/01/insidecorporatenetwork',
      claimTypeUri.insideCorporateNetwork,
      ['scheme'],
    ],
    ['htp://schemas.microsoft.com/authorization/claims/deny', claimTypeUri.deny, ['scheme']],
    ['schemas.xmlsoap.org/claims/Group', claimTypeUri.group, ['scheme']],
    // Case
    [`${ws2008}/groupSID`, claimTypeUri.groupSid, ['case']],
    ['http://schemas.xmlsoap.org/claims/group', claimTypeUri.group, ['case']],
    ['HTTP://schemas.microsoft.com/authorization/claims/permit', claimTypeUri.permit, ['case']],
    ['https://schemas.xmlsoap.org/claims/upn', claimTypeUri.upnForMicrosoft365, ['scheme', 'case']],
    // Blanks
    [` ${ws2005}/emailaddress `, claimTypeUri.emailAddress, ['blank']],
    [
      'http://schemas.microsoft.com/ ws/2012/01/insidecorporatenetwork',
      claimTypeUri.insideCorporateNetwork,
      ['blank'],
    ],
    [`${ws2008}/groupsid\u200b`, claimTypeUri.groupSid, ['blank']],
    ['https://schemas.microsoft.com/authorization/claims/deny ', claimTypeUri.deny, ['scheme', 'blank']],
    // Host
    ['http://schemas.xmlsoap.com/ws/2005/05/identity/claims/upn', claimTypeUri.upn, ['host']],
    ['http://schema.microsoft.com/authorization/claims/deny', claimTypeUri.deny, ['host']],
    [
      'http://schemas.xmlsoap.org/2012/01/requestcontext/claims/x-ms-client-ip',
      claimTypeUri.clientIp,
      ['host'],
    ],
    // Path
    [`${ws2005}/groupsid`, claimTypeUri.groupSid, ['host', 'path']],
    ['http://schemas.microsoft.com/identity/claims/groupsid', claimTypeUri.groupSid, ['path']],
    ['http://schemas.microsoft.com/authorization/claim/deny', claimTypeUri.deny, ['path']],
    ['http://schemas.microsoft.com/2014/09/requestcontext/claims/x-ms-proxy', claimTypeUri.proxy, ['path']],
    [
      'http://schemas.microsoft.com/2012/01/insidecorporatenetwork',
      claimTypeUri.insideCorporateNetwork,
      ['path'],
    ],
    [`${ws2008}/groupsid/`, claimTypeUri.groupSid, ['path']],
    // Spelling
    [`${ws2008}/windowsacountname`, claimTypeUri.windowsAccountName, ['spelling']],
    [`${ws2008}/authentciationmethod`, claimTypeUri.authenticationMethod, ['spelling']],
    [`${ws2008}/primaryside`.slice(0, -2), claimTypeUri.primarySid, ['spelling']],
    [
      'https://schemas.microsoft.com/claims/authnmethodreferences',
      claimTypeUri.authenticationMethodsReferences,
      ['scheme', 'spelling'],
    ],
    [
      'http://schemas.microsoft.com/ws/2012/01/insidecorporatnetwrok',
      claimTypeUri.insideCorporateNetwork,
      ['spelling'],
    ],
    [
      'http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-client-aplication',
      claimTypeUri.clientApplication,
      ['spelling'],
    ],
  ])('%j means %s (%s)', (uri, right, slips) => {
    const miss = catalog.claimTypes.nearMiss(uri);
    expect(miss?.right).toEqual([right]);
    expect(miss?.entry.uri).toBe(right);
    expect(miss?.slips).toEqual(slips);
  });

  it.each([
    ['a known type', claimTypeUri.upn],
    ['nothing', ''],
    ['blanks', '  '],
    // Types of vendors that do use https
    ['AWS', 'https://aws.amazon.com/SAML/Attributes/Role'],
    ['an unknown AWS type', 'https://aws.amazon.com/SAML/Attributes/Rolle'],
    ['an AWS tag', 'https://aws.amazon.com/SAML/Attributes/PrincipalTag:Role'],
    ['Lake Formation', 'https://lakeformation.amazon.com/SAML/Attributes/Username'],
    ['Huawei', 'https://auth.huaweicloud.com/'],
    ['REFEDS', 'https://refeds.org/profile/mfa'],
    // Own name spaces, also ones that copy the paths of Microsoft
    ['contoso.example', 'http://contoso.example/claims/dept'],
    ['contoso.example with https', 'https://contoso.example/claims/role'],
    [
      'contoso.com with the path of Entra Connect',
      'http://contoso.com/ws/2016/02/identity/claims/objectguid',
    ],
    ['a host that begins like theirs', 'http://schemas.contoso.com/ws/2005/05/identity/claims/upn'],
    ['a host in between', 'http://schemas.example.org/claims/Group'],
    ['a temporary type', 'http://temp/variable'],
    ['a path on no host', 'http://custom/groupsid'],
    // Own types in the name spaces of Microsoft
    ['an invented type', 'http://schemas.xmlsoap.org/claims/ManagerEmail'],
    ['an LDAP attribute', `${ws2005}/physicalDeliveryOfficeName`],
    ['a short attribute', `${ws2005}/cn`],
    ['another word: county', `${ws2005}/county`],
    ['another word: rule', `${ws2008}/rule`],
    ['a number behind', `${ws2005}/emailaddress2`],
    ['a plural', `${ws2005}/emailaddresses`],
    ['the small department', `${ws2005}/department`],
    ['a name used by several types', 'http://schemas.xmlsoap.org/claims/displayname'],
    ['a common name elsewhere', 'http://schemas.xmlsoap.org/claims/identifier'],
    // Names that are no URL
    ['a short name', 'groupsid'],
    ['a short name in capitals', 'UID'],
    ['an unknown OID', 'urn:oid:1.3.6.1.4.1.5923.1.1.1.14'],
    ['a near OID', 'urn:oid:2.5.4.5'],
    ['the standard spelling beside an internal one', 'urn:mace:dir:attribute-def:eduPersonUniqueId'],
    ['an own urn', 'urn:example:groupsid'],
    ['only a host', 'http://schemas.microsoft.com/'],
    ['only a scheme', 'https://'],
  ])('says nothing about %s', (_, uri) => {
    expect(catalog.claimTypes.nearMiss(uri)).toBeUndefined();
  });

  it('recognises every recorded mistyping of a URI, and says how it differs', () => {
    for (const entry of catalog.claimTypes.all()) {
      if (!entry.uri.includes(':')) continue;
      for (const wrong of [...entry.commonMistypings, ...entry.likelyMistypings]) {
        const miss = catalog.claimTypes.nearMiss(wrong);
        expect(miss?.entry.uri, wrong).toBe(entry.uri);
        expect(miss?.listed, wrong).toBe(true);
        expect(miss?.slips.length, wrong).toBeGreaterThan(0);
      }
    }
  });

  it('keeps known types apart: with https each means itself', () => {
    for (const { uri } of catalog.claimTypes.all()) {
      if (!uri.startsWith('http://schemas.')) continue;
      const miss = catalog.claimTypes.nearMiss(uri.replace('http:', 'https:'));
      expect(miss?.right, uri).toEqual([uri]);
      expect(miss?.slips, uri).toEqual(['scheme']);
    }
  });

  it('gives the http form in the two name spaces, also of unknown types', () => {
    expect(catalog.claimTypes.httpForm('https://schemas.microsoft.com/own/type')).toBe(
      'http://schemas.microsoft.com/own/type',
    );
    expect(catalog.claimTypes.httpForm('http://schemas.microsoft.com/own/type')).toBeUndefined();
    expect(catalog.claimTypes.httpForm('https://aws.amazon.com/SAML/Attributes/Role')).toBeUndefined();
    expect(catalog.claimTypes.httpForm('')).toBeUndefined();
  });

  it('comes to an end with text that is hard to compare', () => {
    const hard = [`${ws2008}/${'x'.repeat(100_000)}`, 'schemas.'.repeat(20_000), ' '.repeat(100_000)];
    for (const input of hard) expect(catalog.claimTypes.nearMiss(input)).toBeUndefined();
  });
});

describe('near misses of client applications', () => {
  it.each([
    ['Microsoft.Exchange.Activesync', ['Microsoft.Exchange.ActiveSync'], ['case']],
    ['Microsoft.Exchange.AutoDiscover', ['Microsoft.Exchange.Autodiscover'], ['case']],
    ['Microsoft.Exchange.EWS', ['Microsoft.Exchange.WebServices'], ['variant']],
    ['microsoft.exchange.pop3', ['Microsoft.Exchange.Pop'], ['variant']],
    ['Microsoft.Exchange.ActiveSync ', ['Microsoft.Exchange.ActiveSync'], ['blank']],
    ['Microsoft.Exchange.activesync ', ['Microsoft.Exchange.ActiveSync'], ['case', 'blank']],
    ['ActiveSync', ['Microsoft.Exchange.ActiveSync'], ['prefix']],
    ['Exchange.Mapi', ['Microsoft.Exchange.Mapi'], ['prefix']],
    ['Microsoft.Exchange.ActiveSynch', ['Microsoft.Exchange.ActiveSync'], ['spelling']],
    ['Microsoft.Exhcange.WebServices', ['Microsoft.Exchange.WebServices'], ['spelling']],
    [
      'Microsoft.Exchange.RPCMicrosoft.Exchange.WebServices',
      ['Microsoft.Exchange.RPC', 'Microsoft.Exchange.WebServices'],
      ['joined'],
    ],
    ['Microsoft.Exchange.POPIMAP', ['Microsoft.Exchange.PopImap'], ['case']],
  ])('%j means %j', (value, right, slips) => {
    expect(catalog.clientApplications.nearMiss(value)).toEqual({ right, slips });
  });

  it.each([
    'Microsoft.Exchange.ActiveSync',
    'Microsoft.Exchange.PopImap',
    'Microsoft.Exchange.Nspi',
    'Microsoft.Exchange.Foo',
    'Microsoft.Exchange.Pip',
    'Microsoft.Exchange.RPCMicrosoft.Exchange.Foo',
    'Microsoft.SharePoint',
    'Outlook',
    '',
  ])('says nothing about %j', (value) => {
    expect(catalog.clientApplications.nearMiss(value)).toBeUndefined();
  });
});

describe('near misses of authentication methods', () => {
  const mfa = 'http://schemas.microsoft.com/claims/multipleauthn';
  const password = 'http://schemas.microsoft.com/ws/2008/06/identity/authenticationmethod/password';
  const saml = 'urn:oasis:names:tc:SAML:2.0:ac:classes';

  it.each([
    ['https://schemas.microsoft.com/claims/multipleauthn', mfa, ['scheme']],
    ['http://schemas.microsoft.com/claims/MultipleAuthn', mfa, ['case']],
    ['https://schemas.microsoft.com/claims/MultipleAuthn', mfa, ['scheme', 'case']],
    [`${mfa} `, mfa, ['blank']],
    ['http://schemas.microsoft.com/ws/2008/06/identity/claims/multipleauthn', mfa, ['path']],
    ['http://schemas.microsoft.com/claims/multipelauthn', mfa, ['spelling']],
    ['http://schemas.microsoft.com/claims/multiauthn', mfa, ['spelling']],
    [
      'http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod/password',
      password,
      ['path'],
    ],
    [`${saml}:passwordProtectedTransport`, `${saml}:PasswordProtectedTransport`, ['case']],
    [`${saml}:PasswordProtectedTranport`, `${saml}:PasswordProtectedTransport`, ['spelling']],
    ['http://refeds.org/profile/mfa', 'https://refeds.org/profile/mfa', ['scheme']],
  ])('%j means %s', (value, right, slips) => {
    expect(catalog.authMethods.nearMiss(value)).toEqual({ right: [right], slips });
  });

  it.each([
    mfa,
    'http://schemas.microsoft.com/ws/2012/12/authmethod/phoneappotp',
    'http://schemas.microsoft.com/ws/2012/12/authmethod/emailotp',
    'http://schemas.microsoft.com/ws/2012/12/authmethod/opt',
    'DuoAuthentication',
    'VendorMfaAdapter',
    'http://contoso.example/methods/password',
    'urn:example:password',
    '',
  ])('says nothing about %j', (value) => {
    expect(catalog.authMethods.nearMiss(value)).toBeUndefined();
  });
});

describe('near misses of a value, by claim type', () => {
  it.each([
    [claimTypeUri.insideCorporateNetwork, 'True', 'true', ['case']],
    [claimTypeUri.isRegisteredUser, ' false', 'false', ['blank']],
    [claimTypeUri.insideCorporateNetwork, 'FALSE ', 'false', ['case', 'blank']],
    [claimTypeUri.clientApplication, 'Microsoft.Exchange.rpc', 'Microsoft.Exchange.RPC', ['case']],
    [claimTypeUri.endpointAbsolutePath, 'adfs/ls/', '/adfs/ls/', ['path']],
    [
      claimTypeUri.authenticationMethod,
      'https://schemas.microsoft.com/claims/multipleauthn',
      'http://schemas.microsoft.com/claims/multipleauthn',
      ['scheme'],
    ],
    [
      claimPropertyUri.format,
      'urn:oasis:names:tc:SAML:2.0:nameid-format:emailAddress',
      'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
      ['path'],
    ],
    [
      'http://schemas.microsoft.com/2014/09/devicecontext/claims/trusttype',
      'domain joined',
      'Domain joined',
      ['case'],
    ],
  ])('%s: %j means %j', (type, value, right, slips) => {
    expect(catalog.values.nearMiss(type, value)).toEqual({ right: [right], slips });
  });

  it.each([
    ['a known value', claimTypeUri.insideCorporateNetwork, 'true'],
    ['another word', claimTypeUri.insideCorporateNetwork, 'yes'],
    ['the value of a decision, which nobody reads', claimTypeUri.permit, 'True'],
    ['a decision with a blank', claimTypeUri.deny, ' DenyUsersWithClaim'],
    ['free text', claimTypeUri.upn, 'True'],
    ['an unknown type', 'http://contoso.example/claims/flag', 'True'],
    [
      'a method of another type',
      claimTypeUri.authenticationMethod,
      'http://schemas.microsoft.com/ws/2012/12/authmethod/OTP',
    ],
    ['an endpoint in another case', claimTypeUri.endpointAbsolutePath, '/ADFS/ls'],
    ['a path below an endpoint', claimTypeUri.endpointAbsolutePath, '/adfs/ls/own'],
  ])('says nothing about %s', (_, type, value) => {
    expect(catalog.values.nearMiss(type, value)).toBeUndefined();
  });
});

describe('distance', () => {
  it.each([
    ['', '', 2, 0],
    ['abc', 'abc', 0, 0],
    ['abc', 'abd', 1, 1],
    ['abc', 'acb', 1, 1],
    ['abc', 'abcd', 1, 1],
    ['kitten', 'sitting', 3, 3],
    ['kitten', 'sitting', 2, 3],
    ['abc', 'xyzuvw', 2, 3],
    ['ca', 'abc', 3, 3],
    ['authentication', 'authentciation', 2, 1],
  ])('of %j and %j within %i is %i', (a, b, limit, distance) => {
    expect(editDistance(a, b, limit)).toBe(distance);
    expect(editDistance(b, a, limit)).toBe(distance);
  });

  it('allows no slip in short names', () => {
    expect([4, 6, 7, 10, 16].map(spellingAllowance)).toEqual([0, 0, 1, 2, 3]);
  });

  it('takes out visible and invisible blanks', () => {
    expect(withoutBlanks(' a\u00a0b\tc\r\n\u200bd\ufeff ')).toBe('abcd');
  });
});
