import { describe, expect, it } from 'vitest';
import { adfsrule, withFiles } from './run.ts';

const inside = 'http://schemas.microsoft.com/ws/2012/01/insidecorporatenetwork';
const groupSid = 'http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid';
const upn = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn';
const method = 'http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod';
const factor = 'http://schemas.microsoft.com/claims/multipleauthn';
const permit = 'http://schemas.microsoft.com/authorization/claims/permit';

const files = {
  'token.adfsrule': `@RuleName = "Mail"
c:[Type == "${upn}"]
 => issue(Type = "mail", Value = c.Value, Properties["p"] = "q");

@RuleName = "Aside"
c:[Type == "${upn}"] => add(Type = "tmp", Value = "x");`,
  'gate.authorization.adfsrule': `@RuleName = "Staff only"
c:[Type == "${groupSid}", Value == "S-1-5-21-1-2-3-1104"]
 => issue(Type = "${permit}", Value = "true");`,
  'x.mfa.adfsrule': `@RuleName = "Outside"
exists([Type == "${inside}", Value == "false"]) => issue(Type = "${method}", Value = "${factor}");`,
  'store.adfsrule': `@RuleName = "Phone"
c:[Type == "${upn}"]
 => issue(store = "HR", types = ("phone"), query = "SELECT phone FROM p WHERE u = {0}", param = c.Value);`,
  'broken.adfsrule': '@RuleName = "Half"\n=> issue(Type = "a" Value = "b");',
  'jane.json': `[ // comments may stand here
    { "type": "${upn}", "value": "jane@contoso.example", "issuer": "AD AUTHORITY" },
    { "type": "insidecorporatenetwork", "value": "false" }
  ]`,
  'staff.json': '[{ "type": "groupsid", "value": "S-1-5-21-1-2-3-1104" }]',
  'stores.json': `[{ "store": "HR", "query": "SELECT phone FROM p WHERE u = {0}", "params": ["jane@contoso.example"], "rows": [["123"]] }]`,
};

function run(rules: string, claims: string, ...more: readonly string[]) {
  return withFiles(files, (folder) =>
    adfsrule(['eval', '--rules', rules, '--claims', claims, ...more], '', { folder }),
  );
}

function json(rules: string, claims: string, ...more: readonly string[]) {
  const { status, stdout } = run(rules, claims, '--format', 'json', ...more);
  return { status, ...JSON.parse(stdout) };
}

describe('adfsrule eval --format json', () => {
  it('has the claims issued and added, with all six properties', () => {
    expect(json('token.adfsrule', 'jane.json')).toEqual({
      status: 0,
      issued: [
        {
          type: 'mail',
          value: 'jane@contoso.example',
          valueType: 'http://www.w3.org/2001/XMLSchema#string',
          issuer: 'LOCAL AUTHORITY',
          originalIssuer: 'LOCAL AUTHORITY',
          properties: { p: 'q' },
        },
      ],
      added: [expect.objectContaining({ type: 'tmp', value: 'x' })],
      permitted: null,
      mfa: null,
      decidedBy: [],
      mfaBy: [],
      errors: [],
      notes: [],
    });
  });

  it('says who is permitted, and by which rule', () => {
    expect(json('gate.authorization.adfsrule', 'staff.json')).toMatchObject({
      permitted: true,
      mfa: null,
      decidedBy: [{ number: 1, name: 'Staff only', line: 1 }],
    });
    expect(json('gate.authorization.adfsrule', 'jane.json')).toMatchObject({
      status: 0,
      permitted: false,
      decidedBy: [],
    });
  });

  it('says who is asked for a second factor', () => {
    expect(json('x.mfa.adfsrule', 'jane.json')).toMatchObject({ permitted: null, mfa: true });
    expect(json('x.mfa.adfsrule', 'staff.json')).toMatchObject({ permitted: null, mfa: false });
  });

  it('takes the stage from the option', () => {
    expect(json('token.adfsrule', 'jane.json', '--stage', 'authorization').permitted).toBe(false);
    expect(json('x.mfa.adfsrule', 'jane.json', '--stage', 'issuance').mfa).toBe(null);
  });

  it('asks the stores of a file', () => {
    expect(json('store.adfsrule', 'jane.json', '--stores', 'stores.json').issued).toMatchObject([
      { type: 'phone', value: '123' },
    ]);
  });

  it('ends with an error and the exit status 1 where something cannot be evaluated', () => {
    expect(json('store.adfsrule', 'jane.json')).toMatchObject({
      status: 1,
      issued: [],
      added: [],
      permitted: null,
      mfa: null,
      errors: [{ code: 'missing-fixture', rule: 'Phone', line: 3 }],
    });
    const broken = json('broken.adfsrule', 'jane.json');
    expect(broken).toMatchObject({ status: 1, issued: [], errors: [{ rule: 'Half', line: 2 }] });
    expect(broken.errors[0].message).not.toBe('');
  });

  it('has a trace on request, with places', () => {
    const { trace } = json('gate.authorization.adfsrule', 'staff.json', '--trace');
    expect(trace).toMatchObject([
      {
        number: 1,
        name: 'Staff only',
        line: 1,
        fired: true,
        combinations: 1,
        conditions: [{ kind: 'selectorCondition', label: 'c', line: 2, column: 1, holds: true, count: 1 }],
        claims: [{ verb: 'issue', claim: { type: permit } }],
      },
    ]);
  });

  it('minds the case unless told otherwise', () => {
    const rules = `[Type == "${upn}", Value =~ "^JANE"] => issue(Type = "a", Value = "b");`;
    withFiles({ ...files, 'r.adfsrule': rules }, (folder) => {
      const args = ['eval', '--rules', 'r.adfsrule', '--claims', 'jane.json', '--format', 'json'];
      expect(JSON.parse(adfsrule(args, '', { folder }).stdout).issued).toEqual([]);
      const ignored = adfsrule([...args, '--ignore-case'], '', { folder });
      expect(JSON.parse(ignored.stdout).issued).toHaveLength(1);
    });
  });

  it('reads rules or claims from standard input', () => {
    withFiles(files, (folder) => {
      const args = ['eval', '--rules', 'token.adfsrule', '--claims', '-', '--format', 'json'];
      const { stdout } = adfsrule(args, '[{ "type": "upn", "value": "a" }]', { folder });
      expect(JSON.parse(stdout).issued).toMatchObject([{ value: 'a' }]);
    });
  });

  it('a catastrophic pattern ends with an error instead of hanging', () => {
    const rules = '[Type == "a", Value =~ "^(x+)+$"] => issue(Type = "a", Value = "b");';
    const claims = JSON.stringify([{ type: 'a', value: `${'x'.repeat(5000)}!` }]);
    withFiles({ 'r.adfsrule': rules, 'c.json': claims }, (folder) => {
      const args = ['eval', '--rules', 'r.adfsrule', '--claims', 'c.json', '--format', 'json'];
      const { status, stdout } = adfsrule(args, '', { folder });
      expect(status).toBe(1);
      expect(JSON.parse(stdout).errors).toMatchObject([{ code: 'took-too-long', line: 1 }]);
    });
  });
});

describe('adfsrule eval', () => {
  it('tells a person first who gets in, by which rule, and where it stands', () => {
    expect(run('gate.authorization.adfsrule', 'staff.json').stdout).toBe(
      `gate.authorization.adfsrule, issuance authorization rules

PERMITTED, by “Staff only” at gate.authorization.adfsrule:1

Issued (1)
  Type    Value  Line
  permit  true   1
`,
    );
    expect(run('gate.authorization.adfsrule', 'jane.json').stdout).toContain('\nDENIED, no rule permits\n');
  });

  it('tells who is asked for a second factor, and why', () => {
    expect(run('x.mfa.adfsrule', 'jane.json').stdout).toContain('\nMFA, by “Outside” at x.mfa.adfsrule:1\n');
    expect(run('x.mfa.adfsrule', 'staff.json').stdout).toContain('\nNO MFA, no rule asks for it\n');
  });

  it('explains every rule and condition with --trace', () => {
    const { stdout } = run('gate.authorization.adfsrule', 'jane.json', '--trace');
    expect(stdout).toContain(`Trace
  ✗ 1. Staff only, line 1: did not fire
      ✗ line 2, c: No claim has the type \`${groupSid}\`.
`);
  });

  it('tells two SIDs of a domain apart', () => {
    withFiles(
      {
        ...files,
        'other.json': '[{ "type": "groupsid", "value": "S-1-5-21-1004336348-1177238915-682003330-1" }]',
        'r.adfsrule': `[Type == "${groupSid}", Value == "S-1-5-21-1004336348-1177238915-682003330-2"] => issue(Type = "a", Value = "b");`,
      },
      (folder) => {
        const { stdout } = adfsrule(
          ['eval', '--rules', 'r.adfsrule', '--claims', 'other.json', '--trace'],
          '',
          { folder },
        );
        expect(stdout).toContain('Value: `…177238915-682003330-1` is not `…177238915-682003330-2`.');
      },
    );
  });

  it('says what is wrong with a rule, where, and that there is no result', () => {
    const { status, stdout } = run('store.adfsrule', 'jane.json');
    expect(status).toBe(1);
    expect(stdout).toMatch(/^store\.adfsrule:3:\d+: error missing-fixture \(rule “Phone”\)$/m);
    expect(stdout).toContain('No result: what cannot be evaluated is not guessed.');
    expect(stdout).not.toContain('Issued');
  });
});

describe('wrong usage', () => {
  it.each([
    ['no rules', ['--claims', 'jane.json'], /required option '--rules <file>' not specified/],
    [
      'a file that is not there',
      ['--rules', 'no.adfsrule', '--claims', 'jane.json'],
      /no\.adfsrule: no such file/,
    ],
    ['claims that are no claims', ['--rules', 'token.adfsrule', '--claims', 'bad.json'], /bad\.json:1:3: /],
    [
      'claims that are no JSON',
      ['--rules', 'token.adfsrule', '--claims', 'token.adfsrule'],
      /token\.adfsrule:1:1: /,
    ],
    [
      'stores that are none',
      ['--rules', 'token.adfsrule', '--claims', 'jane.json', '--stores', 'bad.json'],
      /bad\.json:1:5: /,
    ],
    [
      'two files from standard input',
      ['--rules', '-', '--claims', '-'],
      /standard input can be one file only/,
    ],
    [
      'an unknown stage',
      ['--rules', 'token.adfsrule', '--claims', 'jane.json', '--stage', 'mfa'],
      /Allowed choices/,
    ],
  ] as const)('%s is one line on standard error', (_, args, message) => {
    withFiles({ ...files, 'bad.json': '[ { "value": 5 } ]' }, (folder) => {
      const { status, stdout, stderr } = adfsrule(['eval', ...args], '', { folder });
      expect(status).toBe(2);
      expect(stdout).toBe('');
      expect(stderr).toMatch(message);
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    });
  });
});
