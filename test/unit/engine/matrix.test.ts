import { describe, expect, it } from 'vitest';
import { matrixNotes, matrixTable, readStores } from '../../../server/src/engine/index.ts';
import {
  askFor,
  context,
  deny,
  groupSid,
  inside,
  matrixOf,
  methods,
  outside,
  permit,
  registered,
  rowsOf,
  upn,
} from './matrixOf.ts';

describe('the rows', () => {
  it('are every kind of client, even where rules ask about nothing', () => {
    const matrix = matrixOf({ additionalAuthentication: `@RuleName = "Outside"\n${outside} ${askFor}` });
    expect(matrixTable(matrix).columns).toEqual(['Request', 'MFA', 'Permitted', 'Deciding rule']);
    expect(matrixTable(matrix).rows.map(([request, mfa]) => `${request}: ${mfa}`)).toEqual([
      'Browser inside: no',
      'Browser outside: yes',
      'Outlook, modern authentication: yes',
      'Outlook, basic authentication (RPC over HTTP): yes, cannot answer',
      'Outlook, basic authentication (MAPI over HTTP): yes, cannot answer',
      'Outlook, basic authentication (Exchange Web Services): yes, cannot answer',
      'Outlook, basic authentication (Autodiscover): yes, cannot answer',
      'ActiveSync, basic authentication: yes, cannot answer',
      'iOS Mail with OAuth: yes',
      'Service from a fixed address: yes, cannot answer',
    ]);
    expect(rowsOf(matrix, 'Browser outside')).toEqual(['yes | – | Outside']);
  });

  it('have members of a group and others apart, where that matters only', () => {
    const matrix = matrixOf({
      additionalAuthentication: `@RuleName = "Finance"
${outside} && exists([Type == "${groupSid}", Value == "S-1-5-21-1-2-3-1187"]) ${askFor}`,
    });
    expect(matrixTable(matrix).columns[1]).toBe('In …-1187');
    expect(rowsOf(matrix, 'Browser inside')).toEqual(['any | no | – | –']);
    expect(rowsOf(matrix, 'Browser outside')).toEqual(['no | no | – | –', 'yes | yes | – | Finance']);
    expect(matrixNotes(matrix)).toEqual(['In …-1187: groupsid = S-1-5-21-1-2-3-1187.']);
  });

  it('have groups that a pattern lists, and that an issuer is asked of', () => {
    const matrix = matrixOf({
      authorization: `@RuleName = "Two groups"
c:[Type == "${groupSid}", Value =~ "^(?i)(S-1-5-21-1-2-3-512|S-1-5-21-1-2-3-1300)$", Issuer == "AD AUTHORITY"] ${permit}`,
    });
    expect(matrixTable(matrix).columns.slice(1, 3)).toEqual(['In Domain Admins', 'In …-1300']);
    expect(rowsOf(matrix, 'Browser inside')).toEqual([
      'no | no | – | no | no rule permits',
      'any | yes | – | yes | Two groups',
      'yes | no | – | yes | Two groups',
    ]);
  });

  it('try many groups one at a time and together', () => {
    const rules = [1, 2, 3, 4].map(
      (n) => `@RuleName = "G${n}"\n[Type == "${groupSid}", Value == "S-1-5-21-1-2-3-200${n}"] ${permit}`,
    );
    const matrix = matrixOf({ authorization: rules.join('\n') });
    expect(matrixTable(matrix).columns[1]).toBe('Groups');
    expect(rowsOf(matrix, 'Browser inside')).toEqual([
      'none of them | – | no | no rule permits',
      '…-2001 | – | yes | G1',
      '…-2002 | – | yes | G2',
      '…-2003 | – | yes | G3',
      '…-2004 | – | yes | G4',
      'all of them | – | yes | G1; G2; G3; G4',
    ]);
  });

  it('have the accounts that rules except', () => {
    const matrix = matrixOf({
      additionalAuthentication: `@RuleName = "All but the job"
${outside} && not exists([Type == "${upn}", Value =~ "(?i)^svc-backup@contoso\\.example$"]) ${askFor}`,
    });
    expect(rowsOf(matrix, 'Browser outside')).toEqual([
      'others | yes | – | All but the job',
      'svc-backup@contoso.example | no | – | –',
    ]);
  });

  it('have registered devices and others', () => {
    const matrix = matrixOf({
      additionalAuthentication: `@RuleName = "No device"
not exists([Type == "${registered}", Value == "true"]) ${askFor}`,
    });
    expect(rowsOf(matrix, 'iOS Mail with OAuth')).toEqual([
      'not registered | yes | – | No device',
      'registered | no | – | –',
    ]);
  });

  it('have an address of each block that a pattern lets through, also in a list behind Exchange Online', () => {
    const matrix = matrixOf({
      additionalAuthentication: `@RuleName = "Elsewhere"
${outside} && not exists([Type == "${context}/x-ms-forwarded-client-ip", Value =~ "^(192\\.0\\.2\\.(6[4-9]|7[0-9])|198\\.51\\.100\\.20)(,|$)"]) ${askFor}`,
    });
    const address = matrix.dimensions[0]?.options.map(({ label }) => label);
    expect(address).toEqual(['its own', '192.0.2.64/28', '198.51.100.20']);
    for (const request of ['Browser outside', 'ActiveSync, basic authentication']) {
      const [own, ...others] = rowsOf(matrix, request);
      expect(own).toMatch(/^its own \| yes/);
      expect(others).toEqual(['192.0.2.64/28 or 198.51.100.20 | no | – | –']);
    }
    const row = matrix.rows.find(
      ({ request, cells }) => request.id === 'activeSyncBasic' && cells[0]?.[0]?.label !== 'its own',
    );
    expect(row?.claims.find(({ type }) => type.endsWith('x-ms-forwarded-client-ip'))?.value).toBe(
      '192.0.2.65,192.0.2.20',
    );
  });

  it('have the addresses that a pattern keeps out', () => {
    const matrix = matrixOf({
      authorization: `@RuleName = "Not from here"
[Type == "${context}/x-ms-forwarded-client-ip", Value =~ "^(?!192\\.0\\.2\\.77$|10\\.83\\.118\\.23)"] ${deny}
@RuleName = "All"
${permit}`,
    });
    expect(rowsOf(matrix, 'Browser outside')).toEqual([
      'its own | – | no | Not from here',
      'any but its own | – | yes | All',
    ]);
  });

  it('have some addresses of a pattern with very many blocks', () => {
    const matrix = matrixOf({
      authorization: `[Type == "${context}/x-ms-forwarded-client-ip", Value =~ "7$"] ${permit}`,
    });
    expect(matrix.dimensions[0]?.options.map(({ label }) => label).slice(0, 3)).toEqual([
      'its own',
      '0.0.0.7',
      '0.0.0.17',
    ]);
    expect(matrix.dimensions[0]?.options).toHaveLength(7);
  });

  it('have a request of its own for a value of the request that no preset has', () => {
    const matrix = matrixOf({
      authorization: `@RuleName = "No address book"
[Type == "${context}/x-ms-client-application", Value == "Microsoft.Exchange.OfflineAddressBook"] ${deny}
${permit}`,
    });
    expect(rowsOf(matrix, 'x-ms-client-application = Microsoft.Exchange.OfflineAddressBook')).toEqual([
      '– | no | No address book',
    ]);
  });

  it('have none where a preset has such a value already', () => {
    const matrix = matrixOf({
      additionalAuthentication: `@RuleName = "Outlook"
exists([Type == "${context}/x-ms-client-user-agent", Value =~ "(?i)outlook"])
 && exists([Type == "${context}/x-ms-endpoint-absolute-path", Value =~ "^/adfs/ls"]) ${askFor}`,
    });
    expect(matrix.rows).toHaveLength(10);
    expect(rowsOf(matrix, 'Outlook, modern authentication')).toEqual(['yes | – | Outlook']);
  });

  it('have nobody else where anybody is meant', () => {
    const matrix = matrixOf({
      authorization: `[Type == "${upn}", Value =~ "@contoso\\.example$"] && [Type == "${groupSid}"] ${permit}`,
    });
    expect(matrix.dimensions).toEqual([]);
    expect(rowsOf(matrix, 'Browser inside')[0]).toMatch(/^– \| yes/);
  });

  it('have a claim of any value where a pattern takes any', () => {
    const matrix = matrixOf({
      authorization: `@RuleName = "Has it"\n[Type == "http://contoso.example/badge", Value =~ ".*"] ${permit}`,
    });
    expect(rowsOf(matrix, 'Browser inside')).toEqual([
      'none | – | no | no rule permits',
      'present | – | yes | Has it',
    ]);
    expect(matrix.leftOut).toEqual([]);
  });

  it('have the methods that rules ask for', () => {
    const matrix = matrixOf({
      authorization: `@RuleName = "One-time password"
exists([Type == "${methods}", Value == "http://schemas.microsoft.com/ws/2012/12/authmethod/otp"]) ${permit}`,
    });
    expect(matrixTable(matrix).columns[1]).toBe('authnmethodsreferences');
    expect(rowsOf(matrix, 'Browser outside')).toEqual([
      'none | – | no | no rule permits',
      'otp | – | yes | One-time password',
    ]);
  });

  it('have no column for what rules make themselves, and name what makes no difference', () => {
    const matrix = matrixOf({
      additionalAuthentication: `${outside} => add(Type = "tmp/out", Value = "x");
exists([Type == "tmp/out", Value == "x"]) ${askFor}
exists([Type == "${groupSid}", Value == "S-1-5-21-1-2-3-1"]) => add(Type = "tmp/unread", Value = "y");`,
    });
    expect(matrix.dimensions).toEqual([]);
    expect(rowsOf(matrix, 'Browser outside')).toEqual([
      'yes | – | rule 2 of additionalAuthentication.adfsrule',
    ]);
    expect(matrixNotes(matrix)).toEqual(['Makes no difference: In …-1.']);
  });

  it('say what Entra ID is told, also where attributes are looked up', () => {
    const matrix = matrixOf({
      issuance: `@RuleName = "ActiveSync is inside"
exists([Type == "${context}/x-ms-client-application", Value == "Microsoft.Exchange.ActiveSync"])
 => issue(Type = "${inside}", Value = "true");
c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"]
 => issue(store = "Active Directory", types = ("${upn}"), query = ";userPrincipalName;{0}", param = c.Value);`,
    });
    expect(matrixTable(matrix).columns).toContain('Entra ID is told');
    expect(rowsOf(matrix, 'ActiveSync, basic authentication')).toEqual(['– | – | inside | –']);
    expect(rowsOf(matrix, 'iOS Mail with OAuth')).toEqual(['– | – | nothing | –']);
    expect(matrix.leftOut).toEqual(['What issuance rules get from Active Directory: taken as nothing.']);
  });

  it('have no column for Entra ID where the issuance rules are those of another application', () => {
    const columns = (issuance: string) =>
      matrixTable(matrixOf({ additionalAuthentication: askFor, issuance })).columns;
    expect(columns(`c:[Type == "${upn}"] => issue(claim = c);`)).not.toContain('Entra ID is told');
    expect(columns('c:[] => issue(claim = c);')).toContain('Entra ID is told');
    expect(columns(`c:[Type == "${inside}"] => issue(claim = c);`)).toContain('Entra ID is told');
  });

  it('are errors where rules cannot be evaluated, never guesses', () => {
    const store = `c:[Type == "${upn}"] => issue(store = "Rights", types = ("http://schemas.microsoft.com/authorization/claims/permit"), query = "q {0}", param = c.Value);`;
    const unknown = matrixOf({ authorization: store });
    expect(rowsOf(unknown, 'Browser inside')).toEqual([
      expect.stringMatching(/^– \| error \| Nothing says what the store `Rights` answers\./),
    ]);
    const { stores } = readStores('[{ "store": "Rights", "query": "q {0}", "rows": ["yes"] }]');
    expect(rowsOf(matrixOf({ authorization: store }, { stores }), 'Browser inside')[0]).toMatch(/^– \| yes/);
    const broken = matrixOf({ authorization: '=> issue(Type = "a" Value = "b");' });
    expect(rowsOf(broken, 'Browser inside')[0]).toMatch(/^– \| error/);
  });
});
