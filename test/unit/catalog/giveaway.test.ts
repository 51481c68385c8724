import { describe, expect, it } from 'vitest';
import { catalog, claimTypeUri, type ValuePlace } from '../../../server/src/catalog/index.ts';

/** The candidates as last parts of their URIs, a certain one with an exclamation mark. */
function candidates(value: string, place?: ValuePlace): readonly string[] {
  return catalog.claimTypes
    .ofValue(value, place)
    .map(({ uri, certain }) => uri.slice(uri.lastIndexOf('/') + 1) + (certain ? '!' : ''));
}

describe('the claim type that a value gives away', () => {
  it.each([
    // Story A and E
    ['Microsoft.Exchange.ActiveSync', 'x-ms-client-application!'],
    ['Microsoft.Exchange.PopImap', 'x-ms-client-application!'],
    ['Microsoft.Exchange.Activesync', 'x-ms-client-application!'],
    [
      'Microsoft.Exchange.ActiveSync|Microsoft.Exchange.AutoDiscover|Microsoft.Exchange.RPC',
      'x-ms-client-application!',
    ],
    ['^(?i)Microsoft\\.Exchange\\.RPC$', 'x-ms-client-application!'],
    ['ActiveSync', 'x-ms-client-application'],
    // Endpoints
    ['/adfs/ls/', 'x-ms-endpoint-absolute-path!'],
    ['(/adfs/ls)|(/adfs/oauth2)', 'x-ms-endpoint-absolute-path!'],
    ['^(?i)/adfs/services/trust/', 'x-ms-endpoint-absolute-path!'],
    // SIDs
    ['S-1-5-21-397933417-626991126-188441444-1104', 'groupsid'],
    ['S-1-5-21-397933417-626991126-188441444-512', 'groupsid!'],
    ['S-1-5-21-397933417-626991126-188441444-513', 'groupsid'],
    ['S-1-5-21-397933417-626991126-188441444-500', 'primarysid!'],
    ['S-1-5-32-544', 'groupsid!'],
    ['^S-1-5-21-', 'groupsid'],
    ['-515$', 'groupsid'],
    // Methods
    ['http://schemas.microsoft.com/ws/2012/12/authmethod/otp', 'authnmethodsreferences!'],
    ['AzureMfaAuthentication', 'authnmethodsproviders!'],
    ['http://schemas.microsoft.com/claims/multipleauthn', 'authenticationmethod'],
    ['https://schemas.microsoft.com/claims/multipleauthn', 'authenticationmethod'],
    ['^(?i)http://schemas\\.microsoft\\.com/claims/multipleauthn$', 'authenticationmethod'],
    // Decisions
    ['PermitUsersWithClaim', 'permit!'],
    [' DenyUsersWithClaim', 'deny!'],
    // Addresses
    ['203.0.113.4', 'x-ms-forwarded-client-ip'],
    ['\\b203\\.0\\.113\\.(6[4-9]|7[0-9])\\b', 'x-ms-forwarded-client-ip'],
    ['^(?!192\\.168\\.1\\.77|10\\.83\\.118\\.23)', 'x-ms-forwarded-client-ip'],
    ['2001:db8::1', 'x-ms-forwarded-client-ip'],
    // User agents
    ['Outlook', 'x-ms-client-user-agent'],
    ['Mozilla/5.0 (Windows NT 10.0)', 'x-ms-client-user-agent!'],
    ['Apple-iPhone/704.11', 'x-ms-client-user-agent!'],
    // Others
    ['DJ', 'accounttype!'],
    ['User', 'accounttype'],
    ['1.3.6.1.5.5.7.3.2', 'eku!'],
    ['CONTOSO\\anna', 'windowsaccountname'],
    ['anna@contoso.example', 'upn'],
    ['http://fs.contoso.example/adfs/services/trust/', 'issuerid'],
    ['http://contoso.com/adfs/services/trust/', 'issuerid'],
  ])('%j: %s', (value, first) => {
    expect(candidates(value)[0]).toBe(first);
  });

  it.each([
    '',
    ' ',
    '(',
    '|',
    'Sales',
    'customer-provided public ip address regex',
    'v1.2.3',
    '3',
    'AWS-',
    '.*',
  ])('%j: nothing', (value) => {
    expect(candidates(value)).toEqual([]);
  });

  it('is never certain for true and false, and inside or outside comes first', () => {
    for (const value of ['true', 'false', 'True']) {
      const found = catalog.claimTypes.ofValue(value);
      expect(found[0]?.uri).toBe(claimTypeUri.insideCorporateNetwork);
      expect(found.length).toBeGreaterThan(3);
      expect(found.some(({ certain }) => certain)).toBe(false);
      expect(found.map(({ rank }) => rank)).toEqual(found.map((_, at) => at + 1));
    }
  });

  it('depends on the place: story A issues inside or outside, an authorization rule a permit', () => {
    expect(candidates('true', { use: 'write', stage: 'issuance' })[0]).toBe('insidecorporatenetwork');
    expect(candidates('true', { use: 'write', stage: 'issuance' })).not.toContain('permit');
    expect(candidates('true', { use: 'write', stage: 'authorization' })[0]).toBe('permit');
    expect(candidates('true', { use: 'read', stage: 'authorization' })).not.toContain('permit');
  });

  it('depends on the place: multipleauthn asks in an action and proves in a condition', () => {
    const mfa = 'http://schemas.microsoft.com/claims/multipleauthn';
    expect(candidates(mfa, { use: 'write', stage: 'additionalAuthentication' })[0]).toBe(
      'authenticationmethod!',
    );
    expect(candidates(mfa, { use: 'write' })).toEqual(['authenticationmethod', 'authnmethodsreferences']);
    expect(candidates(mfa, { use: 'read' })).toEqual(['authnmethodsreferences', 'authenticationmethod']);
  });

  it('names known claim types only, each once', () => {
    for (const value of ['true', 'S-1-5-21-1-2-3-1104', 'anna@contoso.example', '203.0.113.4', 'student']) {
      const uris = catalog.claimTypes.ofValue(value).map(({ uri }) => uri);
      expect(new Set(uris).size).toBe(uris.length);
      for (const uri of uris) expect(catalog.claimTypes.byUri(uri)?.uri).toBe(uri);
    }
  });
});
