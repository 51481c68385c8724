import { describe, expect, test } from 'vitest';
import { resolveCompletion } from '../../../server/src/features/completion.ts';
import { accept, item, labels } from './completionCursor.ts';

const inside = 'http://schemas.microsoft.com/ws/2012/01/insidecorporatenetwork';
const client = 'http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-client-application';
const groupSid = 'http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid';
const method = 'http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod';
const path = 'http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-endpoint-absolute-path';
const agent = 'http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-client-user-agent';
const permit = 'http://schemas.microsoft.com/authorization/claims/permit';
const mail = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress';
const surname = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname';
const format = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claimproperties/format';

describe('claim types', () => {
  test.each([
    ['nothing typed', 'c:[Type == ‸]'],
    ['right behind the operator', 'c:[Type ==‸]'],
    ['an open quotation mark', 'c:[Type == "‸]'],
    ['both quotation marks', 'c:[Type == "‸"]'],
    ['a friendly name', 'c:[Type == "inside corp‸"]'],
    ['a friendly name without quotation marks', 'c:[Type == Inside‸]'],
    ['a short name', 'c:[Type == "insidecorporaten‸"]'],
    ['the start of the URI', 'c:[Type == "http://schemas.microsoft.com/ws/‸"]'],
    ['a URI without quotation marks', 'c:[Type == http://schemas.microsoft.com/ws/2012‸]'],
    ['the middle of a URI', 'c:[Type == "http://schemas.microsoft.com/ws/2012/01/inside‸corporatenetwork"]'],
    ['a typographic quotation mark', 'c:[Type == “inside‸]'],
    ['typographic quotation marks', 'c:[Type == “inside‸”]'],
  ])('%s: the whole string is replaced', (_, before) => {
    expect(accept(before, 'Inside Corporate Network').replace('==  ', '== ')).toBe(`c:[Type == "${inside}"]`);
  });

  test.each([
    ['c:[Type == "insi‸, Value == "true"]', `c:[Type == "${inside}", Value == "true"]`],
    ['c:[Type == "‸, Value == "true"]', `c:[Type == "${inside}", Value == "true"]`],
    ['c:[Type == "insi‸ && c2:[Type == "x"]', `c:[Type == "${inside}" && c2:[Type == "x"]`],
    ['c:[Type == "insi‸\n => issue(claim = c);', `c:[Type == "${inside}"\n => issue(claim = c);`],
    ['c:[Type == "insi‸] => issue(claim = c);', `c:[Type == "${inside}"] => issue(claim = c);`],
    ['c:[Type == ‸, Value == "true"]', `c:[Type == "${inside}", Value == "true"]`],
    ['=> issue(Type = "insi‸, Value = "true");', `=> issue(Type = "${inside}", Value = "true");`],
    ['=> issue(Type =‸);', `=> issue(Type = "${inside}");`],
  ])('%s: what follows stays', (before, after) => {
    expect(accept(before, 'Inside Corporate Network')).toBe(after);
  });

  test('a regular expression gets the escaped and anchored form', () => {
    const escaped = '^http://schemas\\.microsoft\\.com/ws/2012/01/insidecorporatenetwork$';
    expect(accept('c:[Type =~ ‸]', 'Inside Corporate Network')).toBe(`c:[Type =~ "${escaped}"]`);
    expect(accept('c:[Type !~ "insi‸"]', 'Inside Corporate Network')).toBe(`c:[Type !~ "${escaped}"]`);
    expect(accept('c:[Type =~ "^http://schemas\\.microsoft‸"]', 'Inside Corporate Network')).toBe(
      `c:[Type =~ "${escaped}"]`,
    );
  });

  test('types = (…) takes several, each once', () => {
    const rule = `c:[] => issue(store = "Active Directory", types = ("${mail}", ‸`;
    expect(accept(rule, 'Surname')).toBe(rule.replace('‸', `"${surname}"`));
    expect(labels(rule)).not.toContain('E-Mail Address');
    expect(labels(`c:[] => issue(store = "S", types = (‸, "${mail}"), query = "q")`)).not.toContain(
      'E-Mail Address',
    );
  });

  test('a name finds few', () => {
    expect(labels('c:[Type == "group sid‸"]')[0]).toBe('Group SID');
    expect(labels('c:[Type == "x-ms-client-app‸"]')).toEqual(['Client Application']);
    expect(labels('c:[Type == "winaccount‸"]')).toEqual(['Windows account name']);
  });

  test('never a mistyped, obsolete or property URI, nor a value', () => {
    const offered = labels('=> issue(Type = "‸");');
    expect(new Set(offered).has('multipleauthn')).toBe(false);
    expect(offered).not.toContain('format');
    expect(offered.some((label) => label.startsWith('https://schemas.'))).toBe(false);
  });

  test('the stage decides what comes first and what is left out', () => {
    const read = 'c:[Type == ‸]';
    expect(labels(read, { stage: 'additionalAuthentication' }).slice(0, 3)).toEqual([
      'Client Application',
      'Inside Corporate Network',
      'Group SID',
    ]);
    expect(labels(read, { stage: 'additionalAuthentication' })).not.toContain('permit');
    expect(labels(read, { stage: 'acceptance' })).not.toContain('ImmutableID');
    const issue = 'c:[] => issue(Type = ‸);';
    expect(labels(issue, { stage: 'authorization' }).slice(0, 2)).toEqual(['permit', 'deny']);
    expect(labels(issue, { stage: 'additionalAuthentication' })[0]).toBe('Authentication method');
    expect(labels(issue, { stage: 'issuance' })[0]).toBe('E-Mail Address');
    expect(labels(issue, { stage: 'issuance' })).not.toContain('permit');
  });

  test('what only applications want is not offered to conditions', () => {
    expect(labels('c:[Type == ‸]')).not.toContain('RoleSessionName');
    expect(labels('=> issue(Type = ‸)')).toContain('RoleSessionName');
  });

  test('types of other rules of the text and of other files, but not of the rule itself', () => {
    const text = '@RuleName = "Find"\n=> add(Type = "http://contoso.example/claims/outside", Value = "1");\n';
    const rule = 'c:[Type == "‸"] => issue(Type = "http://contoso.example/claims/self", Value = "1");';
    const ownTypes = [{ uri: 'http://contoso.example/claims/badge', rule: 'Badge' }];
    const offered = labels(text + rule, { ownTypes });
    expect(offered.slice(0, 2)).toEqual(['outside', 'badge']);
    expect(offered).not.toContain('self');
    expect(item(text + rule, 'outside').detail).toBe('Made by "Find": http://contoso.example/claims/outside');
    expect(accept(text + rule, 'badge', { ownTypes })).toBe(
      text + rule.replace('‸', 'http://contoso.example/claims/badge'),
    );
  });

  test('a slip of another rule is not repeated', () => {
    const text = `=> add(Type = "${inside.replace('http:', 'https:')}", Value = "1");\n`;
    expect(labels(`${text}c:[Type == "‸"]`).filter((label) => label === 'insidecorporatenetwork')).toEqual(
      [],
    );
  });

  test('two own types of one name show their URIs', () => {
    const text =
      '=> add(Type = "http://a.example/x", Value = "1"); => add(Type = "http://b.example/x", Value = "1");';
    expect(labels(`${text} c:[Type == "‸"]`).slice(0, 2)).toEqual([
      'http://a.example/x',
      'http://b.example/x',
    ]);
  });
});

describe('values', () => {
  const of = (type: string, rest: string): string => `c:[Type == "${type}", Value ${rest}]`;

  test.each([
    [of(inside, '== ‸'), 'false', of(inside, '== "false"')],
    [of(inside, '=~ "‸"'), 'true', of(inside, '=~ "^true$"')],
    [
      of(client, '== "active‸"'),
      'Microsoft.Exchange.ActiveSync',
      of(client, '== "Microsoft.Exchange.ActiveSync"'),
    ],
    [of(client, '== Microsoft.Exch‸'), 'Microsoft.Exchange.Imap', of(client, '== "Microsoft.Exchange.Imap"')],
    [
      of(client, '=~ "‸"'),
      'Microsoft.Exchange.ActiveSync',
      of(client, '=~ "^Microsoft\\.Exchange\\.ActiveSync$"'),
    ],
    [of(client, '=~ "^Micro‸"'), 'Microsoft.Exchange.Pop', of(client, '=~ "^Microsoft\\.Exchange\\.Pop$"')],
    [
      of(client, '=~ "Microsoft\\.Exchange\\.ActiveSync|‸"'),
      'Microsoft.Exchange.RPC',
      of(client, '=~ "Microsoft\\.Exchange\\.ActiveSync|Microsoft\\.Exchange\\.RPC"'),
    ],
    [
      of(client, '=~ "^(Microsoft\\.Exchange\\.Imap|Micro‸|x)$"'),
      'Microsoft.Exchange.RPC',
      of(client, '=~ "^(Microsoft\\.Exchange\\.Imap|Microsoft\\.Exchange\\.RPC|x)$"'),
    ],
    [of(path, '== "‸"'), '/adfs/ls/', of(path, '== "/adfs/ls/"')],
    [of(path, '=~ "‸"'), '/adfs/ls/', of(path, '=~ "(?i)^/adfs/ls"')],
    [of(agent, '=~ "out‸"'), 'Outlook', of(agent, '=~ "(?i)outlook"')],
    [of(groupSid, '== "authenticated‸"'), 'Authenticated Users', of(groupSid, '== "S-1-5-11"')],
    [of(groupSid, '== "domain adm‸"'), 'Domain Admins', of(groupSid, '== "S-1-5-21-domain-512"')],
    [of(groupSid, '=~ "‸"'), 'Domain Admins', of(groupSid, '=~ "^S-1-5-21-\\d+-\\d+-\\d+-512$"')],
    ['c:[Issuer == "‸"]', 'AD AUTHORITY', 'c:[Issuer == "AD AUTHORITY"]'],
    [
      'c:[Issuer =~ "^(AD AUTHORITY|‸)$"]',
      'LOCAL AUTHORITY',
      'c:[Issuer =~ "^(AD AUTHORITY|LOCAL AUTHORITY)$"]',
    ],
    [
      `=> issue(Type = "${method}", Value = ‸);`,
      'Multi-factor authentication',
      `=> issue(Type = "${method}", Value = "http://schemas.microsoft.com/claims/multipleauthn");`,
    ],
    [
      `=> issue(Type = "${permit}", Value = "‸");`,
      'PermitUsersWithClaim',
      `=> issue(Type = "${permit}", Value = "PermitUsersWithClaim");`,
    ],
    [
      '=> issue(Type = "x", ValueType = ‸)',
      'json',
      '=> issue(Type = "x", ValueType = "http://www.w3.org/2001/XMLSchema#json")',
    ],
    ['=> issue(Type = "x", Properties[‸', 'format', `=> issue(Type = "x", Properties["${format}"`],
    [
      `=> issue(Type = "x", Properties["${format}"] = "persis‸");`,
      'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
      `=> issue(Type = "x", Properties["${format}"] = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent");`,
    ],
  ])('%s accepts %s', (before, label, after) => {
    expect(accept(before, label)).toBe(after);
  });

  test('the type may stand behind the value', () => {
    expect(labels(`c:[Value == "‸", Type == "${inside}"]`)).toEqual(['true', 'false']);
    expect(labels(`=> issue(Value = "‸", Type = "${permit}");`)).toEqual(['PermitUsersWithClaim', 'true']);
  });

  test('the type may be an anchored expression, or the type of a condition', () => {
    expect(labels(`c:[Type =~ "^${inside.replaceAll('.', '\\.')}$", Value == "‸"]`)).toEqual([
      'true',
      'false',
    ]);
    expect(labels(`c:[Type == "${inside}"] => issue(Type = c.Type, Value = "‸");`)).toEqual([
      'true',
      'false',
    ]);
  });

  test('the type of the same selector counts, not of its neighbour', () => {
    expect(labels(`c1:[Type == "${client}"] && c2:[Type == "${inside}", Value == "‸"]`)).toEqual([
      'true',
      'false',
    ]);
  });

  test('an alternative that is there is not offered again', () => {
    expect(labels(of(client, '=~ "^(Microsoft\\.Exchange\\.Imap|‸)$"'))).not.toContain(
      'Microsoft.Exchange.Imap',
    );
  });

  test('obsolete and unverified client applications are not offered', () => {
    const offered = labels(of(client, '== "‸"'));
    expect(offered).not.toContain('Microsoft.Exchange.PopImap');
    expect(offered).not.toContain('Microsoft.Exchange.Nspi');
    expect(offered[0]).toBe('Microsoft.Exchange.ActiveSync');
  });

  test('the second factor comes first where it is asked for', () => {
    expect(labels(`=> issue(Type = "${method}", Value = "‸");`)[0]).toBe('Multi-factor authentication');
  });

  test('a SID of another rule tells the domain, and is offered itself', () => {
    const text = `c:[Type == "${groupSid}", Value == "S-1-5-21-1-2-3-1104"] => issue(claim = c);\n`;
    const rule = of(groupSid, '== "‸"');
    expect(labels(text + rule).slice(0, 2)).toEqual(['S-1-5-21-1-2-3-1104', 'Domain Admins']);
    expect(accept(text + rule, 'Domain Admins')).toBe(text + rule.replace('‸', 'S-1-5-21-1-2-3-512'));
    const without = { snippets: false };
    expect(labels(rule, without)).not.toContain('Domain Admins');
    expect(accept(text + rule, 'Domain Users', without)).toBe(text + rule.replace('‸', 'S-1-5-21-1-2-3-513'));
  });

  test('values of custom types come from the other rules', () => {
    const type = 'http://contoso.example/claims/zone';
    const text = `=> add(Type = "${type}", Value = "green");\nc:[Type == "${type}", Value == "red"] => issue(claim = c);\n`;
    expect(labels(`${text}c:[Type == "${type}", Value == "‸"]`)).toEqual(['green', 'red']);
  });
});

describe('attribute stores', () => {
  const query = (text: string, types = `"${mail}"`, params = 'param = c.Value'): string =>
    `c:[] => issue(store = "Active Directory", types = (${types}), query = "${text}", ${params});`;

  test('store names, also those of other rules', () => {
    const text = '=> issue(store = "HR", types = ("x"), query = "SELECT 1");\n';
    expect(labels(`${text}=> issue(store = "‸"`)).toEqual([
      'Active Directory',
      'HR',
      '_OpaqueIdStore',
      '_PasswordExpiryStore',
      '_ProxyCredentialStore',
    ]);
    expect(accept('=> issue(store = ‸', 'Active Directory')).toBe('=> issue(store = "Active Directory"');
  });

  test('the whole query form', () => {
    expect(accept('c:[] => issue(‸);', 'store')).toBe(
      'c:[] => issue(store = "Active Directory", types = ("claim type"), query = ";mail;{0}", param = c.Value);',
    );
  });

  test('an empty query gets the attributes that feed the claim types', () => {
    const before = query('‸', `"${mail}", "${surname}"`);
    expect(labels(before)).toEqual([';mail,sn;{0}']);
    expect(accept(before, ';mail,sn;{0}')).toBe(before.replace('‸', ';mail,sn;{0}'));
    expect(accept(before, ';mail,sn;{0}', { snippets: false })).toBe(before.replace('‸', ';mail,sn;{0}'));
  });

  test.each([
    [query(';‸;{0}'), 'mail', query(';mail;{0}')],
    [query(';ma‸il;{0}'), 'telephoneNumber', query(';mail;{0}')],
    [
      query(';mail,‸;{0}'),
      'tokenGroups(domainQualifiedName)',
      query(';mail,tokenGroups(domainQualifiedName);{0}'),
    ],
    [query(';mail,sur‸'), 'sn', query(';mail,sn')],
    [query(';mail;‸'), '{0}', query(';mail;{0}')],
    [query('samAccountName={‸};mail;{0}'), '{0}', query('samAccountName={0};mail;{0}')],
    [query(';mail;{‸'), '{0}', query(';mail;{0}')],
  ])('%s accepts %s', (before, label, after) => {
    if (label === 'telephoneNumber') expect(labels(before)).not.toContain(label);
    else expect(accept(before, label)).toBe(after);
  });

  test('the attribute for the claim type at this position comes first, used ones are left out', () => {
    const offered = labels(query(';mail,‸;{0}', `"${mail}", "${surname}"`));
    expect(offered[0]).toBe('sn');
    expect(offered).not.toContain('mail');
  });

  test('placeholders for the params that are there', () => {
    expect(
      labels(query('samAccountName={‸};mail;{1}', `"${mail}"`, 'param = c.Value, param = c.Type')),
    ).toEqual(['{0}', '{1}']);
    expect(item(query(';mail;{‸'), '{0}').detail).toBe('c.Value');
    expect(
      labels('=> issue(store = "HR", types = ("x"), query = "SELECT a FROM b WHERE c = {0} OR d = {‸"'),
    ).toEqual(['{0}', '{1}']);
  });
});

describe('documentation', () => {
  const documentation = (marked: string, label: string): string | undefined =>
    resolveCompletion(item(marked, label).data ?? '')?.documentation;

  test('is written when somebody looks', () => {
    expect(documentation('c:[Type == ‸]', 'Client Application')).toContain('Absent for browsers');
    expect(documentation(`c:[Type == "${client}", Value == ‸]`, 'Microsoft.Exchange.ActiveSync')).toContain(
      'Closed by `AllowBasicAuthActiveSync`',
    );
    expect(documentation(`c:[Type == "${groupSid}", Value == ‸]`, 'Domain Admins')).toMatch(
      /^\*\*Domain Admins\*\*/,
    );
    expect(documentation('c:[] && ‸', 'not exists([…])')).toContain('absent');
    expect(documentation('@RuleTemplate = ‸', 'MapClaims')).toContain('another claim type');
    expect(documentation('=> issue(store = ‸', 'Active Directory')).toContain('adfsrule');
    expect(documentation('c:[Type ‸]', '=~')).toContain('anchor');
  });

  test.each(['', 'x', '[]', '{}', '["type"]', '["type", "urn:x"]', '["word", "x"]', '[1, 2]'])(
    'there is none for %j',
    (key) => {
      expect(resolveCompletion(key)).toBeUndefined();
    },
  );
});
