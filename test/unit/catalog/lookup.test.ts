import { describe, expect, it } from 'vitest';
import { catalog, claimPropertyUri, claimTypeUri } from '../../../server/src/catalog/index.ts';

describe('claim types', () => {
  it('are found by their exact URI only', () => {
    const uri = claimTypeUri.groupSid;
    expect(catalog.claimTypes.byUri(uri)?.friendlyName).toBe('Group SID');
    expect(catalog.claimTypes.byUri(uri.toUpperCase())).toBeUndefined();
    expect(catalog.claimTypes.byUri(uri.replace('http:', 'https:'))).toBeUndefined();
    expect(catalog.claimTypes.byUri('')).toBeUndefined();
    expect(catalog.claimTypes.byUri('__proto__')).toBeUndefined();
  });

  it('are found by a URI that fills in a placeholder', () => {
    const template = 'https://aws.amazon.com/SAML/Attributes/PrincipalTag:{TagKey}';
    const found = catalog.claimTypes.byUri('https://aws.amazon.com/SAML/Attributes/PrincipalTag:CostCentre');
    expect(found?.uri).toBe(template);
    expect(catalog.claimTypes.byUri('https://aws.amazon.com/SAML/Attributes/PrincipalTag:')).toBeUndefined();
    expect(catalog.claimTypes.isTemplateUri(template)).toBe(true);
  });

  it('are found by short name, the documented one first', () => {
    const uris = catalog.claimTypes.byShortName('Email').map(({ uri }) => uri);
    expect(uris).toEqual([claimTypeUri.emailAddress, 'email']);
    expect(catalog.claimTypes.byShortName('nothing')).toEqual([]);
  });

  it('are found by friendly name and alias, whatever the case', () => {
    const first = (name: string): string | undefined => catalog.claimTypes.byFriendlyName(name)[0]?.uri;
    expect(first('inside corporate network')).toBe(claimTypeUri.insideCorporateNetwork);
    expect(first('Name ID')).toBe(claimTypeUri.nameIdentifier);
    expect(first('name identifier')).toBe(claimTypeUri.nameIdentifier);
    expect(first('sourceAnchor')).toBe(claimTypeUri.immutableId);
    expect(catalog.claimTypes.byFriendlyName('')).toEqual([]);
  });

  it('are offered without properties, framework types, values in disguise and obsolete ones', () => {
    const offered = catalog.claimTypes.forCompletion();
    const uris = offered.map(({ uri }) => uri);
    expect(uris).toContain(claimTypeUri.clientApplication);
    expect(uris).not.toContain('http://schemas.microsoft.com/claims/multipleauthn');
    expect(uris).not.toContain('http://schemas.microsoft.com/ws/2008/06/identity/claims/cookiepath');
    expect(uris).not.toContain(
      'http://schemas.microsoft.com/accesscontrolservice/2010/07/claims/identityprovider',
    );
    expect(offered.filter(catalog.claimTypes.isSamlProperty)).toEqual([]);
    const mistypings = new Set(
      offered.flatMap((entry) => [...entry.likelyMistypings, ...entry.commonMistypings]),
    );
    expect(uris.filter((uri) => mistypings.has(uri))).toEqual([]);
  });

  it('are offered by stage; delegation sees what authorization sees', () => {
    const uris = (stage: 'issuance' | 'authorization' | 'delegation'): readonly string[] =>
      catalog.claimTypes.forCompletion(stage).map(({ uri }) => uri);
    expect(uris('authorization')).toContain(claimTypeUri.permit);
    expect(uris('issuance')).not.toContain(claimTypeUri.permit);
    expect(uris('issuance')).toContain(claimTypeUri.immutableId);
    expect(uris('delegation')).toEqual(uris('authorization'));
  });

  it('offers properties apart', () => {
    const uris = catalog.claimTypes.propertiesForCompletion().map(({ uri }) => uri);
    expect(uris).toContain(claimPropertyUri.format);
    expect(uris).not.toContain(claimTypeUri.upn);
  });
});

describe('values of a claim type', () => {
  const offered = (uri: string): readonly string[] =>
    catalog.values.forCompletion(uri).map(({ value }) => value);

  it('are true and false for inside and outside', () => {
    expect(offered(claimTypeUri.insideCorporateNetwork)).toEqual(['true', 'false']);
    expect(catalog.values.one(claimTypeUri.insideCorporateNetwork, 'false')?.meaning).toContain('Proxy');
  });

  it('are the client applications, recognised or offered', () => {
    const values = offered(claimTypeUri.clientApplication);
    expect(values).toHaveLength(10);
    expect(values).toContain('Microsoft.Exchange.ActiveSync');
    expect(values).not.toContain('Microsoft.Exchange.PopImap');
    const obsolete = catalog.values.one(claimTypeUri.clientApplication, 'Microsoft.Exchange.PopImap');
    expect(obsolete).toMatchObject({ kind: 'clientApplication', offered: false });
  });

  it('are the methods, each once, with the name from one file and the meaning from the other', () => {
    const uri = claimTypeUri.authenticationMethodsReferences;
    const values = offered(uri);
    expect(new Set(values).size).toBe(values.length);
    expect(values[0]).toBe('http://schemas.microsoft.com/claims/multipleauthn');
    expect(catalog.values.one(uri, values[0]!)).toMatchObject({
      name: 'Multi-factor authentication',
      meaning: 'MFA was performed',
    });
    expect(values).toContain('http://schemas.microsoft.com/ws/2012/12/authmethod/otp');
    expect(values).not.toContain('http://schemas.microsoft.com/ws/2012/12/authmethod/phoneappotp');
    expect(values).not.toContain('AzureMfaAuthentication');
    expect(offered(claimTypeUri.authenticationMethodsProviders)).toContain('CertificateAuthentication');
  });

  it('are the endpoints that take sign-ins', () => {
    const values = offered(claimTypeUri.endpointAbsolutePath);
    expect(values).toContain('/adfs/ls/');
    expect(values).not.toContain('/adfs/probe/');
    expect(values).not.toContain('/FederationMetadata/2007-06/FederationMetadata.xml');
  });

  it('are groups for group SIDs and accounts for account SIDs', () => {
    const groups = catalog.values.forCompletion(claimTypeUri.groupSid);
    const admins = groups.find(({ name }) => name === 'Domain Admins');
    expect(admins).toMatchObject({ value: 'S-1-5-21-<domain>-512', pattern: true, kind: 'sid' });
    expect(groups.some(({ name }) => name === 'Administrator')).toBe(false);
    expect(groups.some(({ value }) => value === 'S-1-5-32-100')).toBe(false);
    expect(offered(claimTypeUri.primarySid)).toContain('S-1-5-21-<domain>-500');
    expect(offered(claimTypeUri.primarySid)).not.toContain('S-1-5-21-<domain>-512');
    expect(offered(claimTypeUri.primaryGroupSid)).toContain('S-1-5-21-<domain>-513');
    expect(offered(claimTypeUri.primaryGroupSid)).not.toContain('S-1-5-32-544');
  });

  it('are user-agent fragments, without those of the farm property', () => {
    expect(offered(claimTypeUri.clientUserAgent)).toContain('Outlook');
    expect(offered(claimTypeUri.clientUserAgent)).not.toContain('MSIPC');
  });

  it('are none for free text and unknown types', () => {
    expect(offered(claimTypeUri.upn)).toEqual([]);
    expect(offered('http://contoso.example/claims/dept')).toEqual([]);
  });
});

describe('client applications', () => {
  it('name the switches that close them', () => {
    const switches = (value: string) =>
      catalog.clientApplications.policySwitches(catalog.clientApplications.byValue(value)!);
    expect(switches('Microsoft.Exchange.ActiveSync')).toEqual({
      exchangeOnline: ['AllowBasicAuthActiveSync'],
      exchangeServer: ['BlockLegacyAuthActiveSync'],
    });
    expect(switches('Microsoft.Exchange.SMTP').exchangeServer).toEqual([]);
    expect(switches('Microsoft.Exchange.PopImap').exchangeOnline).toEqual([
      'AllowBasicAuthPop',
      'AllowBasicAuthImap',
    ]);
  });

  it('leave out what is obsolete or unverified', () => {
    const statuses = catalog.clientApplications.forCompletion().map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set(['documented']));
    expect(catalog.clientApplications.byValue('Microsoft.Exchange.Nspi')?.status).toBe('unverified');
  });
});

describe('endpoints', () => {
  it.each([
    ['/adfs/ls/', '/adfs/ls/'],
    ['/adfs/ls', '/adfs/ls/'],
    ['/ADFS/LS/', '/adfs/ls/'],
    ['/adfs/services/trust/2005/usernamemixed/', '/adfs/services/trust/2005/usernamemixed'],
  ])('finds %s as %s', (path, expected) => {
    expect(catalog.endpoints.byPath(path)?.path).toBe(expected);
  });

  it('finds the endpoint above a path', () => {
    expect(catalog.endpoints.above('/adfs/oauth2/token/x')?.path).toBe('/adfs/oauth2/token/');
    expect(catalog.endpoints.above('/adfs/ls/unknown')?.path).toBe('/adfs/ls/');
    expect(catalog.endpoints.above('/adfs/unknown')).toBeUndefined();
    expect(catalog.endpoints.above('')).toBeUndefined();
    expect(catalog.endpoints.above('/')).toBeUndefined();
    expect(catalog.endpoints.byPath('/')).toBeUndefined();
  });
});

describe('SIDs', () => {
  it('are found as they stand', () => {
    expect(catalog.sids.byText('S-1-1-0')).toMatchObject({ entry: { name: 'Everyone' }, domain: null });
    expect(catalog.sids.byText('S-1-5-32-544')?.entry.name).toBe('BUILTIN\\Administrators');
    expect(catalog.sids.byText('S-1-5-32-100')?.entry.status).toBe('placeholder');
  });

  it('are found by the relative id in any domain', () => {
    expect(catalog.sids.byText('S-1-5-21-397933417-626991126-188441444-512')).toMatchObject({
      entry: { name: 'Domain Admins' },
      domain: '397933417-626991126-188441444',
      rid: 512,
      wellKnown: true,
    });
    expect(catalog.sids.byRid(515)?.name).toBe('Domain Computers');
    expect(catalog.sids.byRid(544)).toBeUndefined();
  });

  it('are an object of a domain in general', () => {
    expect(catalog.sids.byText('S-1-5-21-1-2-3-1104')).toMatchObject({ rid: 1104, wellKnown: false });
    expect(catalog.sids.byText('S-1-12-1-1-2-3-4')?.entry.scope).toBe('entra');
  });

  it.each(['', 'S-1-5-21', 'S-1-5-21-1-2-512', 'S-1-5-99-1', 's-1-1-0', '-515', 'Domain Admins'])(
    'does not take %s for one',
    (text) => {
      expect(catalog.sids.byText(text)).toBeUndefined();
    },
  );

  it('are found by name, with or without BUILTIN', () => {
    expect(catalog.sids.byName('domain admins').map(({ rid }) => rid)).toEqual([512]);
    expect(catalog.sids.byName('Administrators').map(({ sid }) => sid)).toEqual(['S-1-5-32-544']);
    expect(catalog.sids.byName('Sales')).toEqual([]);
  });

  it('are offered without placeholders and what no token holds, patterns last', () => {
    const offered = catalog.sids.forCompletion();
    expect(offered.some(({ sid }) => sid === 'S-1-3-0' || sid === 'S-1-5-32-100')).toBe(false);
    const firstPattern = offered.findIndex(({ sid }) => catalog.sids.isPattern(sid));
    expect(firstPattern).toBeGreaterThan(0);
    expect(offered.slice(firstPattern).every(({ sid }) => catalog.sids.isPattern(sid))).toBe(true);
  });
});

describe('user agents', () => {
  it('are found in a string and by fragment', () => {
    const found = catalog.userAgents.in('Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/120.0 Edg/120.0');
    expect(found.map(({ fragment }) => fragment)).toEqual(expect.arrayContaining(['Edg/', 'Chrome/']));
    expect(catalog.userAgents.in('curl/8.0')).toEqual([]);
    expect(catalog.userAgents.byFragment('outlook')?.kind).toBe('mail-app');
  });
});

describe('attribute stores and LDAP attributes', () => {
  it('are found by name', () => {
    expect(catalog.attributeStores.byName('Active Directory')?.kind).toBe('built-in');
    expect(catalog.attributeStores.byName('HR database')).toBeUndefined();
    expect(catalog.attributeStores.ldapAttributeByName('SAMACCOUNTNAME')?.claimFriendlyName).toBe('Name ID');
    expect(catalog.attributeStores.ldapAttributeByName('tokenGroups(domainQualifiedName)')).toBeDefined();
  });

  it('offers the stores that exist without registration', () => {
    const names = catalog.attributeStores.forCompletion().map(({ name }) => name);
    expect(names).toEqual([
      'Active Directory',
      '_OpaqueIdStore',
      '_PasswordExpiryStore',
      '_ProxyCredentialStore',
    ]);
  });

  it('knows which attributes feed a type', () => {
    const names = catalog.attributeStores
      .ldapAttributesOfClaimType(claimTypeUri.emailAddress)
      .map(({ ldapAttribute }) => ldapAttribute);
    expect(names).toEqual(['mail', 'proxyAddresses']);
    expect(catalog.attributeStores.ldapAttributesOfClaimType('role')).toEqual([]);
  });

  it('holds attribute names only, no filters', () => {
    for (const { ldapAttribute } of catalog.attributeStores.ldapAttributes()) {
      expect(ldapAttribute).toMatch(/^[A-Za-z-]+(\([A-Za-z]+\))?$/);
    }
  });
});

describe('PowerShell', () => {
  it('knows the rule set of a parameter, whatever the case', () => {
    const parameter = catalog.powershell.parameter(
      'set-adfsrelyingpartytrust',
      'additionalauthenticationrules',
    );
    expect(parameter).toMatchObject({ ruleSet: 'additionalAuthentication', acceptsRuleText: true });
    expect(catalog.powershell.ruleParameter('DelegationAuthorizationRules')?.ruleSet).toBe('delegation');
    expect(catalog.powershell.ruleParameter('ImpersonationAuthorizationRules')?.ruleSet).toBe(
      'impersonation',
    );
    expect(catalog.powershell.ruleParameter('IssuanceTransformRulesFile')).toMatchObject({
      ruleSet: 'issuance',
      acceptsRuleText: false,
    });
    expect(catalog.powershell.ruleParameter('TargetName')).toBeUndefined();
    expect(catalog.powershell.parameter('Get-Item', 'Path')).toBeUndefined();
  });
});

describe('migration', () => {
  it('is found by id and by the code of the report', () => {
    expect(catalog.entraMigration.byId('permit-all')?.migratable).toBe('yes');
    expect(catalog.entraMigration.byId('nothing')).toBeUndefined();
    expect(catalog.entraMigration.byCode('EXTERNAL_ATTRIBUTE_STORE').length).toBeGreaterThan(1);
    expect(catalog.entraMigration.byCode('NOTHING')).toEqual([]);
  });
});

describe('sources', () => {
  it.each([
    [
      'MicrosoftDocs/windowsserverdocs WindowsServerDocs/identity/ad-fs/operations/AD-FS-Claims-Types.md',
      'https://learn.microsoft.com/windows-server/identity/ad-fs/operations/ad-fs-claims-types',
    ],
    [
      'MicrosoftDocs/windows-powershell-docs docset/winserver2025-ps/ADFS/Set-AdfsRelyingPartyTrust.md',
      'https://learn.microsoft.com/powershell/module/adfs/set-adfsrelyingpartytrust',
    ],
    [
      'AzureAD/Deployment-Plans ADFS to AzureAD App Migration/ADFSAADMigrationUtils.psm1',
      'https://github.com/AzureAD/Deployment-Plans/blob/HEAD/ADFS%20to%20AzureAD%20App%20Migration/ADFSAADMigrationUtils.psm1',
    ],
    ['https://example.com/page', 'https://example.com/page'],
    ['a sentence', undefined],
    ['', undefined],
  ])('turns %s into %s', (source, url) => {
    expect(catalog.sourceUrl(source)).toBe(url);
  });
});
