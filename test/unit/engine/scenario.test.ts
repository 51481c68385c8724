import { describe, expect, it } from 'vitest';
import { parseScenarioFile, runScenarios, type ScenarioOptions } from '../../../server/src/engine/index.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';
import { marked } from '../support/marked.ts';

const inside = 'http://schemas.microsoft.com/ws/2012/01/insidecorporatenetwork';
const groupSid = 'http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid';
const application = 'http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-client-application';
const mfaClaim =
  'issue(Type = "http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod", Value = "http://schemas.microsoft.com/claims/multipleauthn");';
const permit = 'issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");';

const rules: Readonly<Record<string, string>> = {
  'mfa.adfsrule': `@RuleName = "Sales from outside"
c:[Type == "${groupSid}", Value == "S-1-5-21-1-2-3-2001", Issuer == "AD AUTHORITY"]
 && [Type == "${inside}", Value == "false"]
 => ${mfaClaim}`,
  'global.adfsrule': `@RuleName = "Everybody but old mail"
not exists([Type == "${application}"]) && exists([Type == "${inside}", Value == "false"]) => ${mfaClaim}`,
  'permit.adfsrule': `@RuleName = "Everybody"\n=> ${permit}`,
  'nobody.adfsrule': `@RuleName = "Nobody"\n=> ${permit.replace('/permit', '/deny')} => ${permit}`,
  'token.adfsrule': `@RuleName = "Mail"
c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname", Issuer == "AD AUTHORITY"]
 => issue(store = "Active Directory", types = ("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress"), query = ";mail;{0}", param = c.Value);
@RuleName = "Inside"
c:[Type == "${inside}"] => issue(claim = c);
@RuleName = "Role"
[Type == "${inside}", Value == "true"] => issue(Type = "role", Value = "editor");`,
};

const directory = {
  users: [
    {
      account: 'CONTOSO\\jane',
      sid: 'S-1-5-21-1-2-3-1001',
      attributes: { mail: 'jane@contoso.example', userPrincipalName: 'jane@contoso.example' },
      groups: ['Sales'],
    },
    { account: 'CONTOSO\\john', attributes: { mail: 'john@contoso.example' } },
  ],
  groups: [{ account: 'CONTOSO\\Sales', sid: 'S-1-5-21-1-2-3-2001' }],
};

function file(scenario: unknown, more: object = {}): string {
  const all = {
    rules: {
      authorization: 'permit.adfsrule',
      additionalAuthentication: 'mfa.adfsrule',
      issuance: 'token.adfsrule',
    },
    directory,
    ...more,
  };
  return JSON.stringify({
    ...all,
    scenarios: Array.isArray(scenario) ? scenario : [{ name: 'it', ...(scenario as object) }],
  });
}

function runFile(
  text: string,
  options: ScenarioOptions = {},
  changed: Readonly<Record<string, string>> = {},
) {
  const files = { ...rules, ...changed };
  return runScenarios(
    parseScenarioFile(text),
    (path) => (path in files ? RuleSet.parse(files[path] as string) : undefined),
    options,
  );
}

/** The failures as users see them: the marked text of the file, then the message. */
function failures(
  text: string,
  options?: ScenarioOptions,
  changed?: Readonly<Record<string, string>>,
): readonly string[] {
  const { results, problems } = runFile(text, options, changed);
  expect(problems).toEqual([]);
  return results.flatMap((result) =>
    result.failures.map(({ start, end, message }) => `${text.slice(start, end)} | ${message}`),
  );
}

describe('a scenario', () => {
  it('passes when everything is as expected', () => {
    const scenario = {
      given: { preset: 'browserOutside', user: 'CONTOSO\\jane' },
      expect: {
        permitted: true,
        mfa: true,
        issued: { email: 'jane@contoso.example', insidecorporatenetwork: 'false' },
        notIssued: ['role', { type: inside, value: 'true' }],
        firedRules: ['Everybody', 'Sales from outside', 'Mail'],
      },
    };
    expect(failures(file(scenario))).toEqual([]);
    expect(runFile(file(scenario)).results[0]?.status).toBe('passed');
  });

  it('says of each expectation what came instead, at its place', () => {
    const scenario = {
      given: { preset: 'browserInside', user: 'CONTOSO\\john' },
      expect: {
        permitted: false,
        mfa: true,
        issued: [{ type: 'email', value: 'x' }, 'upn'],
        notIssued: ['role'],
        firedRules: ['Sales from outside', 'Mial'],
      },
    };
    expect(failures(file(scenario))).toEqual([
      'false | Expected denied, but it is permitted by rule "Everybody".',
      'true | Expected MFA, but it is no MFA.',
      '{"type":"email","value":"x"} | Expected email = "x", but the token has http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress = "john@contoso.example".',
      '"upn" | Expected upn, but the token has no claim of this type.',
      '"role" | Expected no role, but rule "Role" issues role = "editor".',
      `"Sales from outside" | Rule "Sales from outside" did not fire. No claim has the type \`${groupSid}\`.`,
      '"Mial" | No rule that ran is called "Mial". Did you mean "Mail"?',
    ]);
  });

  it('names the rule that denies, and that MFA comes after it', () => {
    const scenario = {
      given: { preset: 'browserOutside' },
      expect: { permitted: true, mfa: true, issued: ['upn'] },
    };
    expect(
      failures(
        file(scenario, {
          rules: {
            authorization: 'nobody.adfsrule',
            additionalAuthentication: 'mfa.adfsrule',
            issuance: 'token.adfsrule',
          },
        }),
      ),
    ).toEqual([
      'true | Expected permitted, but it is denied by rule 2 of nobody.adfsrule.'.replace(
        'rule 2 of nobody.adfsrule',
        'rule "Nobody"',
      ),
      'true | Expected MFA, but it is denied before MFA is asked for.',
      '"upn" | Expected upn, but the token has nothing: the request is denied.',
    ]);
  });

  it('fails when its rule is broken on purpose', () => {
    const scenario = { given: { preset: 'browserOutside', user: 'CONTOSO\\jane' }, expect: { mfa: true } };
    const broken = { 'mfa.adfsrule': (rules['mfa.adfsrule'] as string).replace('"false"', '"False"') };
    expect(failures(file(scenario))).toEqual([]);
    expect(failures(file(scenario), {}, broken)).toEqual(['true | Expected MFA, but it is no MFA.']);
    const fires = { ...scenario, expect: { firedRules: ['Sales from outside'] } };
    expect(failures(file(fires), {}, broken)[0]).toContain(
      'Value: `false` is not `False`: comparison is case-sensitive.',
    );
  });

  it('is an error where the rules cannot be evaluated', () => {
    const scenario = { given: {}, expect: { mfa: false } };
    const { results } = runFile(
      file(scenario),
      {},
      { 'mfa.adfsrule': '@RuleName = "bad"\nc:[Type = "a"] => issue(claim = c);' },
    );
    expect(results[0]?.status).toBe('error');
    expect(results[0]?.failures[0]?.message).toMatch(/^mfa\.adfsrule, rule "bad": /);
  });

  it('global rules and those of the trust are OR-ed', () => {
    const both = { rules: { additionalAuthentication: ['global.adfsrule', 'mfa.adfsrule'] } };
    const of = (preset: string, mfa: boolean) =>
      failures(file({ given: { preset, user: 'CONTOSO\\john' }, expect: { mfa } }, both));
    expect(of('browserOutside', true)).toEqual([]);
    expect(of('activeSyncBasic', false)).toEqual([]);
    expect(of('iosMailOAuth', true)).toEqual([]);
    expect(of('activeSyncBasic', true)).toEqual(['true | Expected MFA, but it is no MFA.']);
  });

  it('has a trace when it fails, and none when it passes', () => {
    const [passed, failed] = runFile(
      file([
        { name: 'a', given: {}, expect: { permitted: true } },
        { name: 'b', given: {}, expect: { permitted: false } },
      ]),
    ).results;
    expect(passed?.pipeline?.runs[0]?.evaluation.trace).toBeUndefined();
    expect(failed?.pipeline?.runs[0]?.evaluation.trace?.rules).toHaveLength(1);
  });

  it('can be run alone', () => {
    const text = file([
      { name: 'a', expect: {} },
      { name: 'b', expect: {} },
    ]);
    expect(
      runFile(text, { only: ({ name }) => name === 'b' }).results.map(({ scenario }) => scenario.name),
    ).toEqual(['b']);
  });

  it('ends when it is cancelled', () => {
    const { results } = runFile(file({ expect: { permitted: true } }), { isCancelled: () => true });
    expect(results[0]).toMatchObject({ status: 'error' });
    expect(results[0]?.failures[0]?.message).toContain('cancelled');
  });

  it('minds the case or not', () => {
    const broken = { 'mfa.adfsrule': (rules['mfa.adfsrule'] as string).replace('"false"', '"FALSE"') };
    const scenario = { given: { preset: 'browserOutside', user: 'CONTOSO\\jane' }, expect: { mfa: true } };
    expect(failures(file(scenario, { caseSensitive: false }), {}, broken)).toEqual([]);
  });
});

describe('what is given', () => {
  const given = (given: unknown, more?: object) =>
    (runFile(file({ given, expect: {} }, more)).results[0]?.claims ?? []).map(
      ({ type, value, issuer }) => `${type.replace(/^.*\//, '')}=${value} (${issuer})`,
    );

  it('later claims take the place of earlier ones of their type; null takes them away', () => {
    const claims = given({
      preset: ['browserOutside', 'registeredDevice'],
      claims: { 'x-ms-forwarded-client-ip': ['203.0.113.7', '203.0.113.8'], 'x-ms-client-user-agent': null },
    });
    expect(claims.filter((claim) => /forwarded|agent|isregistered/.test(claim))).toEqual([
      'x-ms-forwarded-client-ip=203.0.113.7 (LOCAL AUTHORITY)',
      'x-ms-forwarded-client-ip=203.0.113.8 (LOCAL AUTHORITY)',
      'isregistereduser=true (LOCAL AUTHORITY)',
    ]);
  });

  it('may be an array of claims', () => {
    expect(
      given([
        { type: 'upn', value: 'a' },
        { type: 'upn', value: 'b', issuer: 'I' },
        { type: 'role', value: 'r' },
      ]),
    ).toEqual([
      'upn=a (LOCAL AUTHORITY)',
      'upn=b (I)',
      // The rules issue `role`, so it is no short name.
      'role=r (LOCAL AUTHORITY)',
    ]);
  });

  it('a user brings the claims of a Windows logon', () => {
    expect(given({ user: 'contoso\\JANE' })).toEqual([
      'windowsaccountname=CONTOSO\\jane (AD AUTHORITY)',
      'upn=jane@contoso.example (AD AUTHORITY)',
      'primarysid=S-1-5-21-1-2-3-1001 (AD AUTHORITY)',
      'groupsid=S-1-5-21-1-2-3-2001 (AD AUTHORITY)',
    ]);
  });

  it('presets of the file build on those above them', () => {
    const presets = {
      branch: { preset: 'browserInside', claims: { 'x-ms-client-ip': '10.9.0.1' } },
      branchDevice: { preset: ['branch', 'registeredDevice'], user: 'CONTOSO\\john' },
      browserInside: { preset: 'browserInside', claims: { 'x-ms-client-user-agent': null } },
    };
    expect(given({ preset: 'branchDevice' }, { presets })).toEqual(
      expect.arrayContaining([
        'x-ms-client-ip=10.9.0.1 (LOCAL AUTHORITY)',
        'isregistereduser=true (LOCAL AUTHORITY)',
        'windowsaccountname=CONTOSO\\john (AD AUTHORITY)',
      ]),
    );
    expect(given({ preset: 'browserInside' }, { presets }).join()).not.toContain('user-agent');
  });

  it('presets that double do not hang', () => {
    const presets = Object.fromEntries(
      Array.from({ length: 60 }, (_, i) => [
        `p${i}`,
        { preset: i === 0 ? 'browserInside' : [`p${i - 1}`, `p${i - 1}`] },
      ]),
    );
    expect(given({ preset: 'p59' }, { presets })).toHaveLength(5);
  });

  it('a user that is not there is an error at its place', () => {
    expect(failures(file({ given: { user: 'CONTOSO\\nobody' }, expect: {} }))).toEqual([
      '"CONTOSO\\\\nobody" | The directory has no user `CONTOSO\\nobody`. Add it to "directory".',
    ]);
  });
});

describe('coverage', () => {
  it('says which rules fired and which conditions were true and false', () => {
    const { coverage } = runFile(
      file([
        { name: 'a', given: { preset: 'browserOutside', user: 'CONTOSO\\jane' }, expect: {} },
        { name: 'b', given: { preset: 'browserInside', user: 'CONTOSO\\jane' }, expect: {} },
      ]),
      { coverage: true },
    );
    const mfa = coverage?.find(({ path }) => path === 'mfa.adfsrule')?.rules[0];
    const text = rules['mfa.adfsrule'] as string;
    expect(mfa).toMatchObject({ name: 'Sales from outside', fired: 1 });
    expect(
      mfa?.conditions.map(({ start, end, wasTrue, wasFalse }) => [
        text.slice(start, end).slice(0, 3),
        wasTrue,
        wasFalse,
      ]),
    ).toEqual([
      ['c:[', 2, 0],
      ['[Ty', 1, 1],
    ]);
  });

  it('lists rules that no scenario reached', () => {
    const { coverage } = runFile(
      file(
        { given: {}, expect: {} },
        { rules: { authorization: 'nobody.adfsrule', issuance: 'token.adfsrule' } },
      ),
      { coverage: true },
    );
    expect(coverage?.map(({ path, rules: all }) => [path, all.map(({ fired }) => fired)])).toEqual([
      ['nobody.adfsrule', [1, 1]],
      ['token.adfsrule', [0, 0, 0]],
    ]);
  });
});

describe('what is wrong with a file', () => {
  it.each([
    ['⟦{ "rules": {} }⟧', 'The file needs `scenarios`.'],
    ['⟦{ "scenarios": [] }⟧', 'The file needs `rules`.'],
    [
      '{ "rules": { ⟦"isuance"⟧: "a" }, "scenarios": [] }',
      '`rules` has no property `isuance`. Did you mean `issuance`?',
    ],
    ['{ "rules": { "issuance": ⟦["a", "b"]⟧ }, "scenarios": [] }', '`issuance` has one rule file.'],
    [
      '{ "rules": { "issuance": ⟦"gone.adfsrule"⟧ }, "scenarios": [] }',
      'The rule file `gone.adfsrule` cannot be read.',
    ],
    ['{ "rules": {}, "scenarios": [⟦{ "expect": {} }⟧] }', 'A scenario needs `name`.'],
    [
      '{ "rules": {}, "scenarios": [{ "name": "a", "expect": { "mfa": ⟦"yes"⟧ } }] }',
      '`mfa` must be true or false.',
    ],
    [
      '{ "rules": {}, "scenarios": [{ "name": "a", "given": { "preset": ⟦"browserOutsid"⟧ }, "expect": {} }] }',
      'There is no preset `browserOutsid`. Did you mean `browserOutside`?',
    ],
    [
      '{ "rules": {}, "presets": { "a": { "preset": ⟦"a"⟧ } }, "scenarios": [] }',
      'There is no preset `a`. Known: browserInside, browserOutside, outlookModern, outlookRpc, outlookMapi, outlookEws, outlookAutodiscover, activeSyncBasic, iosMailOAuth, serviceFixedAddress, registeredDevice.',
    ],
    ['{ "rules": {}, "scenarios": [ ⟦x⟧ ] }', 'This is not JSON: invalid symbol.'],
  ])('%s', (source, message) => {
    const { text, ranges } = marked(source);
    const { problems } = runFile(text);
    expect(problems.map(({ start, end, message: found }) => [start, end, found])).toEqual([
      [ranges[0]?.start, ranges[0]?.end, message],
    ]);
  });

  it('keeps scenarios from running, and says so at each', () => {
    const { results } = runFile(file({ expect: {} }, { rules: { issuance: 'gone.adfsrule' } }));
    expect(results.map(({ status }) => status)).toEqual(['error']);
  });
});
