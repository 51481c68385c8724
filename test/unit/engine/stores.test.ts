import { describe, expect, it } from 'vitest';
import { type AttributeStores, createStores, readStores } from '../../../server/src/engine/index.ts';
import { errorCodes, issued, result, run } from './run.ts';

/** A rule that asks a store for claims of these types. */
function ask(store: string, types: readonly string[], query: string, ...params: readonly string[]): string {
  const list = types.map((type) => `"${type}"`).join(', ');
  const rest = params.map((param) => `, param = ${param}`).join('');
  return `c:[Type == "u"] => issue(store = "${store}", types = (${list}), query = "${query}"${rest});`;
}

function stores(json: unknown): AttributeStores {
  const { stores: made, problems } = readStores(JSON.stringify(json));
  expect(problems).toEqual([]);
  return made;
}

const people = stores([
  {
    store: 'HR',
    query: 'SELECT unit, boss FROM people WHERE id = {0}',
    params: ['42'],
    rows: [
      ['Sales', 'anna'],
      ['Legal', null],
    ],
  },
  { store: 'HR', query: 'SELECT unit, boss FROM people WHERE id = {0}', params: ['43'], rows: [] },
  { store: 'HR', query: 'SELECT all', rows: ['a', ['b'], [['c', 'd']]] },
  { store: 'HR', query: 'p {1} {0} {1}', params: ['1', '2'], rows: [['ok']] },
]);

describe('3.9 Attribute stores', () => {
  const query = 'SELECT unit, boss FROM people WHERE id = {0}';

  it('columns are matched with types by position, each row gives one claim per column, none for no value', () => {
    expect(issued(ask('HR', ['unit', 'boss'], query, 'c.Value'), ['u=42'], { stores: people })).toEqual([
      'unit=Sales',
      'boss=anna',
      'unit=Legal',
    ]);
    expect(issued(ask('HR', ['unit', 'boss'], query, 'c.Value'), ['u=43'], { stores: people })).toEqual([]);
  });

  it('several values in a field give one claim each; a row of one field needs no brackets', () => {
    expect(issued(ask('HR', ['x'], 'SELECT all'), ['u=1'], { stores: people })).toEqual([
      'x=a',
      'x=b',
      'x=c',
      'x=d',
    ]);
  });

  it('the same type may appear more than once in types', () => {
    expect(issued(ask('HR', ['x', 'x'], query, 'c.Value'), ['u=42'], { stores: people })).toEqual([
      'x=Sales',
      'x=anna',
      'x=Legal',
    ]);
  });

  it('placeholders may appear in any order and repeatedly', () => {
    expect(issued(ask('HR', ['x'], 'p {1} {0} {1}', '"1"', '"2"'), ['u=1'], { stores: people })).toEqual([
      'x=ok',
    ]);
  });

  it('every index needs a param', () => {
    const [error] = result(ask('HR', ['x'], 'p {1} {0} {1}', '"1"'), ['u=1'], { stores: people }).errors;
    expect(error).toMatchObject({
      code: 'missing-param',
      message: 'The query `p {1} {0} {1}` asks for param {1}; the rule has one.',
    });
  });

  it('a selector that matches n claims runs the query n times', () => {
    const asked: string[] = [];
    const counting: AttributeStores = {
      ask: ({ params }) => {
        asked.push(params[0] ?? '');
        return { rows: [] };
      },
    };
    run(ask('S', ['x'], '{0}', 'c.Value'), ['u=1', 'u=2', 'u=3'], { stores: counting });
    expect(asked).toEqual(['1', '2', '3']);
  });

  it('stores of any kind, with query languages of their own', () => {
    const made = stores([
      {
        store: 'AD LDS',
        query: '(uid={0});mail,cn',
        params: ['jane'],
        rows: [['jane@contoso.example', 'Jane']],
      },
      { store: 'Custom', query: 'find\\{0}\\name', params: ['jane'], rows: ['Jane'] },
      { store: 'SQL', query: 'EXEC dbo.roles @user = {0}', params: ['jane'], rows: ['editor', 'reviewer'] },
    ]);
    const all = [
      ask('AD LDS', ['mail', 'cn'], '(uid={0});mail,cn', 'c.Value'),
      ask('Custom', ['name'], 'find\\{0}\\name', 'c.Value'),
      ask('SQL', ['role'], 'EXEC dbo.roles @user = {0}', 'c.Value'),
    ];
    expect(issued(all.join(''), ['u=jane'], { stores: made })).toEqual([
      'mail=jane@contoso.example',
      'cn=Jane',
      'name=Jane',
      'role=editor',
      'role=reviewer',
    ]);
  });

  it('a query without params and without conditions', () => {
    const made = stores([{ store: 'SQL', query: 'SELECT name FROM dbo.tenants', rows: ['contoso'] }]);
    expect(
      issued('=> issue(store = "SQL", types = ("tenant"), query = "SELECT name FROM dbo.tenants");', [], {
        stores: made,
      }),
    ).toEqual(['tenant=contoso']);
  });

  it('params are expressions', () => {
    const made = stores([{ store: 'S', query: '{0}', params: ['id-42'], rows: [['ok']] }]);
    expect(
      issued(ask('S', ['x'], '{0}', '"id-" + RegExReplace(c.Value, "[^0-9]", "")'), ['u=n42'], {
        stores: made,
      }),
    ).toEqual(['x=ok']);
  });

  it('add puts the claims into the evaluation context only', () => {
    const rules = ask('HR', ['unit', 'boss'], query, 'c.Value').replace('issue', 'add');
    expect(run(rules, ['u=42'], { stores: people })).toMatchObject({
      issued: [],
      added: [{ type: 'unit' }, { type: 'boss' }, { type: 'unit' }],
    });
  });

  it('the number of columns must equal the number of types: POLICY0019 in the words of AD FS', () => {
    const [error] = result(ask('HR', ['unit'], query, 'c.Value'), ['u=42'], { stores: people }).errors;
    expect(error?.code).toBe('POLICY0019');
    expect(error?.message).toBe(
      "The rule has one type, and `SELECT unit, boss FROM people WHERE id …` gives 2 columns. Make them equal.\nAD FS reports POLICY0019: Query 'SELECT unit, boss FROM people WHERE id = {0}' to attribute store 'HR' returned an unexpected number of fields: expected '1', got '2'.",
    );
  });

  it('a query that nobody answers is an error that says what to write', () => {
    const [error] = result(ask('HR', ['x'], 'SELECT 1 {0}', 'c.Value'), ['u=9'], { stores: people }).errors;
    expect(error?.code).toBe('missing-fixture');
    expect(error?.message).toContain('{"store":"HR","query":"SELECT 1 {0}","params":["9"],"rows":[]}');
    expect(errorCodes(ask('HR', ['unit', 'boss'], query, 'c.Value'), ['u=44'], { stores: people })).toEqual([
      'missing-fixture',
    ]);
  });

  it('a query of a rule that does not fire needs no answer', () => {
    expect(issued(ask('Nowhere', ['x'], 'q'), ['other=1'])).toEqual([]);
  });

  it.each(['_OpaqueIdStore', '_PasswordExpiryStore', '_ProxyCredentialStore'])(
    '%s: the error says the documented form',
    (store) => {
      const [error] = result(ask(store, ['x'], 'isProxySid({0})', 'c.Value'), ['u=1']).errors;
      expect(error?.message).toContain('Documented queries of this store');
      const made = stores([{ store, query: 'isProxySid({0})', params: ['1'], rows: [['true']] }]);
      expect(issued(ask(store, ['x'], 'isProxySid({0})', 'c.Value'), ['u=1'], { stores: made })).toEqual([
        'x=true',
      ]);
    },
  );
});

const directory = stores({
  stores: [{ store: 'Active Directory', query: ';objectGUID;{0}', rows: [['AAEC']] }],
  directory: {
    domains: { CONTOSO: 'contoso.example' },
    users: [
      {
        account: 'CONTOSO\\jane',
        sid: 'S-1-5-21-1-2-3-1001',
        attributes: {
          mail: 'jane@contoso.example',
          displayName: 'Jane',
          proxyAddresses: ['a', 'b'],
          distinguishedName: 'CN=Jane,DC=contoso,DC=example',
          userAccountControl: '512',
        },
        groups: ['Sales'],
      },
      { account: 'CONTOSO\\john', attributes: { mail: 'john@contoso.example', department: 'Sales' } },
      { account: 'FABRIKAM\\jane', attributes: { mail: 'jane@fabrikam.example' } },
    ],
    groups: [
      {
        account: 'CONTOSO\\Sales',
        sid: 'S-1-5-21-1-2-3-2001',
        attributes: { distinguishedName: 'CN=Sales,DC=contoso,DC=example' },
        groups: ['Staff'],
      },
      {
        account: 'CONTOSO\\Staff',
        sid: 'S-1-5-21-1-2-3-2002',
        attributes: { distinguishedName: 'CN=Staff,DC=contoso,DC=example' },
        groups: ['Sales'],
      },
      { account: 'CONTOSO\\Other' },
    ],
  },
});

/** What Active Directory answers, as `column=value`; params are texts. */
function query(text: string, params: readonly string[] = ['CONTOSO\\jane'], columns = 1): readonly string[] {
  const types = Array.from({ length: columns }, (_, i) => `${i}`);
  const rules = ask('Active Directory', types, text, ...params.map((param) => `"${param}"`));
  return issued(rules, ['u=1'], { stores: directory });
}

function failed(text: string, params: readonly string[] = ['CONTOSO\\jane'], columns = 1) {
  const types = Array.from({ length: columns }, (_, i) => `${i}`);
  const rules = ask('Active Directory', types, text, ...params.map((param) => `"${param}"`));
  return result(rules, ['u=1'], { stores: directory }).errors[0];
}

describe('3.9 Active Directory', () => {
  it('an empty filter means the account named by the first parameter', () => {
    expect(query(';mail,displayName;{0}', undefined, 2)).toEqual(['0=jane@contoso.example', '1=Jane']);
    expect(query(';mail;{0}', ['contoso\\JANE'])).toEqual(['0=jane@contoso.example']);
    expect(query(';mail;{1}', ['john', 'CONTOSO\\jane'])).toEqual(['0=john@contoso.example']);
  });

  it('the last part only selects the domain, and may be a literal', () => {
    expect(query(';mail;CONTOSO\\svc-adfs', ['FABRIKAM\\jane'])).toEqual(['0=jane@contoso.example']);
    expect(query(';mail;{0}', ['FABRIKAM\\jane'])).toEqual(['0=jane@fabrikam.example']);
  });

  it('the usual form with a filter: the account name without its domain', () => {
    const rules =
      'c:[Type == "u"] => issue(store = "Active Directory", types = ("mail"), query = "samAccountName={0};mail;{1}", param = regexreplace(c.Value, "(?<domain>[^\\\\]+)\\\\(?<user>.+)", "${user}"), param = c.Value);';
    expect(issued(rules, ['u=CONTOSO\\jane'], { stores: directory })).toEqual(['mail=jane@contoso.example']);
  });

  it('a filter finds objects of the domain', () => {
    expect(query('samAccountName={0};mail;{1}', ['jane', 'CONTOSO\\x'])).toEqual(['0=jane@contoso.example']);
    expect(query('(&(objectClass=user)(mail=*@contoso.example));sAMAccountName;{0}')).toEqual([
      '0=jane',
      '0=john',
    ]);
    expect(query('(&(objectClass=user)(!(mail=jane*)));mail;{0}')).toEqual(['0=john@contoso.example']);
    expect(query('(|(department=sales)(displayName=JANE));mail;{0}')).toEqual([
      '0=jane@contoso.example',
      '0=john@contoso.example',
    ]);
    expect(query('(userAccountControl:1.2.840.113556.1.4.803:=512);mail;{0}')).toEqual([
      '0=jane@contoso.example',
    ]);
    expect(query('(userAccountControl>=513);mail;{0}')).toEqual([]);
    expect(query('(displayName=J\\61ne);mail;{0}')).toEqual(['0=jane@contoso.example']);
  });

  it('multi-valued attributes give one claim per value, an attribute without value none', () => {
    expect(query(';proxyAddresses,title,PROXYADDRESSES;{0}', undefined, 3)).toEqual([
      '0=a',
      '0=b',
      '2=a',
      '2=b',
    ]);
  });

  it('nested groups: 1.2.840.113556.1.4.1941, also through circles', () => {
    expect(
      query('(member:1.2.840.113556.1.4.1941:={1});cn;{0}', [
        'CONTOSO\\jane',
        'CN=Jane,DC=contoso,DC=example',
      ]),
    ).toEqual(['0=Sales', '0=Staff']);
    expect(query('(member={1});cn;{0}', ['CONTOSO\\jane', 'CN=Jane,DC=contoso,DC=example'])).toEqual([
      '0=Sales',
    ]);
    expect(
      query('(memberOf:1.2.840.113556.1.4.1941:=CN=Staff,DC=contoso,DC=example);sAMAccountName;{0}'),
    ).toContain('0=jane');
  });

  it('tokenGroups gives group names, the other forms qualified ones; memberOf the direct groups', () => {
    expect(query(';tokenGroups;{0}')).toEqual(['0=Sales', '0=Staff']);
    expect(query(';tokenGroups(domainQualifiedName);{0}')).toEqual(['0=CONTOSO\\Sales', '0=CONTOSO\\Staff']);
    expect(query(';tokenGroups(longDomainQualifiedName);{0}')).toEqual([
      '0=contoso.example\\Sales',
      '0=contoso.example\\Staff',
    ]);
    expect(query(';memberOf;{0}')).toEqual(['0=CN=Sales,DC=contoso,DC=example']);
    expect(failed(';tokenGroups(SID);{0}')?.code).toBe('not-supported');
  });

  it('rows that are written down go before the directory', () => {
    expect(query(';objectGUID;{0}')).toEqual(['0=AAEC']);
  });

  it('exactly three parts: POLICY3824, also without a directory and with rows for it', () => {
    expect(failed('mail;{0}')?.code).toBe('POLICY3824');
    expect(failed('mail;{0}')?.message).toMatch(
      /^The query `mail;\{0\}` must have three parts .*\nAD FS reports POLICY0018: .*POLICY3824/,
    );
    expect(failed(';a;b;{0}')?.code).toBe('POLICY3824');
    const rows = createStores([{ store: 'Active Directory', query: 'mail;{0}', rows: [['x']] }]);
    const rules = ask('Active Directory', ['x'], 'mail;{0}', 'c.Value');
    expect(errorCodes(rules, ['u=CONTOSO\\jane'], { stores: rows })).toEqual(['POLICY3824']);
    expect(errorCodes(rules, ['u=CONTOSO\\jane'])).toEqual(['POLICY3824']);
  });

  it('the last part must have the form domain\\user: POLICY3826', () => {
    expect(failed(';mail;{0}', ['jane@contoso.example'])?.code).toBe('POLICY3826');
    expect(failed(';mail;{0}', ['jane@contoso.example'])?.message).toContain(
      "POLICY3826: User name 'jane@contoso.example'",
    );
  });

  it('as many attributes as types: POLICY0019, whether or not somebody is found', () => {
    expect(failed(';mail,displayName;{0}')?.code).toBe('POLICY0019');
    expect(failed(';mail;{0}', ['CONTOSO\\nobody'], 2)?.code).toBe('POLICY0019');
  });

  it('nobody found is no claim, and a note', () => {
    const rules = ask('Active Directory', ['x'], ';mail;{0}', '"CONTOSO\\nobody"');
    const { issued: claims, notes } = run(rules, ['u=1'], { stores: directory });
    expect([claims, notes.map(({ code }) => code)]).toEqual([[], ['account-not-found']]);
  });

  it('what cannot be decided is an error', () => {
    expect(failed(';mail;{0}', ['UNKNOWN\\jane'])?.code).toBe('missing-fixture');
    expect(failed('samAccountName={0};mail;CONTOSO\\x', ['CONTOSO\\jane'])?.code).toBe('not-supported');
    expect(failed('(mail=a;mail;{0}')?.code).toBe('malformed-query');
    expect(failed('(a=b)(c=d);mail;{0}')?.code).toBe('malformed-query');
    expect(failed('{x};mail;{0}')?.code).toBe('malformed-query');
    expect(failed(';mail;CONTOSO\\jane', [])?.code).toBe('missing-param');
    expect(errorCodes(ask('Active Directory', ['x'], ';mail;{0}', 'c.Value'), ['u=CONTOSO\\jane'])).toEqual([
      'missing-fixture',
    ]);
  });

  it('literal braces are doubled', () => {
    expect(query('displayName={{0}};mail;{0}')).toEqual([]);
  });

  it('deep filters are read without a stack, and too long ones refused', () => {
    const deep = (depth: number) => `${'(!'.repeat(depth)}(mail=jane*)${')'.repeat(depth)};mail;{0}`;
    expect(query(deep(400))).toEqual(['0=jane@contoso.example']);
    expect(failed(deep(20_000))?.code).toBe('too-large');
  });
});
