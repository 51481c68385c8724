/** Rules in scripts that run: `deploy.ps1#Portal`. */
import { describe, expect, it } from 'vitest';
import { adfsrule, withFiles } from './run.ts';

const inside = 'http://schemas.microsoft.com/ws/2012/01/insidecorporatenetwork';
const groupSid = 'http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid';
const method = 'http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod';
const factor = 'http://schemas.microsoft.com/claims/multipleauthn';
const permit = 'http://schemas.microsoft.com/authorization/claims/permit';
const finance = 'S-1-5-21-1-2-3-1104';

/** Three rule sets: one with a variable that is known, one in pieces, one with a parameter of the script. */
const deploy = `param([string] $Where)
$finance = '${finance}'
$mfa = @"
@RuleName = "Ask finance outside"
exists([Type == "${inside}", Value == "false"])
 && exists([Type == "${groupSid}", Value == "$finance"])
 => issue(Type = "${method}", Value = "${factor}");
"@
Set-AdfsRelyingPartyTrust -TargetName Portal -AdditionalAuthenticationRules $mfa
Set-AdfsRelyingPartyTrust -TargetName Portal -IssuanceAuthorizationRules (
  '@RuleName = "Permit all"' +
  ' => issue(Type = "${permit}", Value = "true");')
Set-AdfsRelyingPartyTrust -TargetName Wiki -IssuanceTransformRules "=> issue(Type = \`"w\`", Value = \`"$Where\`");"
`;
const scenario = (rules: object, ...scenarios: object[]) => JSON.stringify({ rules, scenarios });
const files = {
  'deploy.ps1': deploy,
  'one.ps1': `Set-AdfsRelyingPartyTrust P -IssuanceTransformRules '=> issue(Type = "a", Value = "b");'`,
  'added.ps1': `$old = (Get-AdfsRelyingPartyTrust P).IssuanceTransformRules
Set-AdfsRelyingPartyTrust P -IssuanceTransformRules ($old + '=> issue(Type = "a", Value = "b");')`,
  'template.ps1': `$r = '=> issue(Type = "a", Value = "VALUE");'
$r = $r.Replace('VALUE', 'b')
Set-AdfsRelyingPartyTrust P -IssuanceTransformRules $r`,
  'none.ps1': 'Get-Date',
  'page.md': '# Rules\n\n> ```adfsrule\n> => issue(Type = "a", Value = "b");\n> ```\n',
  'finance.json': `[{ "type": "insidecorporatenetwork", "value": "false" }, { "type": "groupsid", "value": "${finance}" }]`,
  'tests/pass.adfstest.json': scenario(
    { authorization: '../deploy.ps1', additionalAuthentication: '../deploy.ps1#portal' },
    {
      name: 'Finance outside',
      given: { preset: 'browserOutside', claims: { groupsid: finance } },
      expect: { mfa: true, permitted: true, firedRules: ['Ask finance outside'] },
    },
  ),
  'tests/fail.adfstest.json': scenario(
    { additionalAuthentication: '../deploy.ps1#mfa' },
    { name: 'Inside', given: { preset: 'browserInside' }, expect: { mfa: true } },
  ),
  'tests/given.adfstest.json': JSON.stringify({
    rules: { issuance: '../deploy.ps1' },
    variables: { Where: 'here' },
    scenarios: [{ name: 'A', expect: { issued: { w: 'here' } } }],
  }),
  'tests/unknown.adfstest.json': scenario({ issuance: '../deploy.ps1' }, { name: 'A', expect: {} }),
};

function run(...args: readonly string[]) {
  return withFiles(files, (folder) => adfsrule(args, '', { folder }));
}

function evaluate(rules: string, ...more: readonly string[]) {
  return run('eval', '--rules', rules, '--claims', 'finance.json', ...more);
}

describe('adfsrule eval in a script', () => {
  it('runs the only rule set, at the lines of the script', () => {
    const { status, stdout } = evaluate('one.ps1', '--format', 'json', '--trace');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      issued: [{ type: 'a', value: 'b' }],
      notes: [],
      trace: [{ fired: true, line: 1 }],
    });
    expect(JSON.parse(evaluate('page.md', '--format', 'json', '--trace').stdout)).toMatchObject({
      issued: [{ type: 'a', value: 'b' }],
      trace: [{ line: 4 }],
    });
  });

  it.each(['deploy.ps1#mfa', 'deploy.ps1#$MFA', 'deploy.ps1#1', 'deploy.ps1#AdditionalAuthenticationRules'])(
    'runs the one that %s names, with what the script says of its variables',
    (path) => {
      const { status, stdout } = evaluate(path, '--trace');
      expect(status).toBe(0);
      expect(stdout).toContain('MFA, by “Ask finance outside” at deploy.ps1:4\n');
      expect(stdout).toContain(`✓ line 6: One claim matches.\n          groupsid = ${finance}\n`);
    },
  );

  it('takes a name and a stage together', () => {
    const { stdout } = evaluate('deploy.ps1#Portal', '--stage', 'authorization');
    expect(stdout).toContain('PERMITTED, by “Permit all” at deploy.ps1:11\n');
  });

  it.each([
    [
      ['deploy.ps1'],
      '`deploy.ps1` has 3 rule sets. Name one: `deploy.ps1#mfa` (line 4: AdditionalAuthenticationRules of Portal), `deploy.ps1#IssuanceAuthorizationRules` (line 11: IssuanceAuthorizationRules of Portal), `deploy.ps1#Wiki` (line 13: IssuanceTransformRules of Wiki).',
    ],
    [['deploy.ps1#Portal'], /^`deploy\.ps1` has 2 rule sets called `Portal`\. Name one: /],
    [['deploy.ps1#payroll'], /^`deploy\.ps1` has no rule set `payroll`\. It has `deploy\.ps1#mfa` \(line 4/],
    [['deploy.ps1#mfa', '--stage', 'issuance'], /^`deploy\.ps1` has no issuance rules called `mfa`\./],
    [
      ['deploy.ps1#Wiki'],
      '`deploy.ps1`, line 13: The script puts `$Where` into these rules when it runs, so what they do is not known. Say it in `variables` of a scenario file.',
    ],
    [
      ['template.ps1'],
      '`template.ps1`, line 1: The script replaces parts of these rules before it sets them, so what they do is not known.',
    ],
    [['none.ps1'], '`none.ps1` has no rules in it.'],
    [['gone.ps1#mfa'], 'gone.ps1: no such file or folder. Check the path.'],
  ])('refuses in one line: %s', ([rules = '', ...more], message) => {
    const { status, stdout, stderr } = evaluate(rules, ...more);
    expect([status, stdout]).toEqual([2, '']);
    const [line, end] = stderr.split('\n');
    expect(end).toBe('');
    if (typeof message === 'string') expect(line).toBe(`adfsrule: ${message}`);
    else expect(line?.replace('adfsrule: ', '')).toMatch(message);
  });

  it('says that other rules did not run', () => {
    const { stdout } = evaluate('added.ps1');
    expect(stdout).toContain(
      '\nNote: The script puts these rules beside others in one rule set; the others did not run.\n',
    );
    expect(evaluate('one.ps1').stdout).not.toContain('Note');
    expect(JSON.parse(evaluate('added.ps1', '--format', 'json').stdout).notes).toMatchObject([
      { code: 'other-rules' },
    ]);
  });
});

describe('adfsrule test with rules in a script', () => {
  it('finds them by stage and by name, and says where a rule stands', () => {
    const { stdout } = run('test', 'tests/pass.adfstest.json');
    expect(stdout).toBe('✓ tests/pass.adfstest.json (1 scenario)\n\n1 scenario passed in 1 file.\n');
    const failed = run('test', 'tests/fail.adfstest.json');
    expect(failed.status).toBe(1);
    expect(failed.stdout).toContain(
      '“Ask finance outside” did not fire. deploy.ps1:5: Value: `true` is not `false`.',
    );
  });

  it('has coverage for each rule set, at the lines of the script', () => {
    const { stdout } = run('test', '--coverage', 'tests/pass.adfstest.json', 'tests/fail.adfstest.json');
    expect(stdout).toContain('deploy.ps1#IssuanceAuthorizationRules');
    expect(stdout).toMatch(/100 % {2}100 % +deploy\.ps1#mfa *\n/);
    const { coverage } = JSON.parse(
      run('test', '--format', 'json', '--coverage', 'tests/fail.adfstest.json').stdout,
    );
    expect(coverage).toMatchObject([
      { file: 'deploy.ps1#mfa', rules: [{ line: 4, conditions: [{ line: 5 }, { line: 6 }] }] },
    ]);
  });

  it('runs a script with the variables of the file', () => {
    const { stdout } = run('test', 'tests/given.adfstest.json');
    expect(stdout).toContain('✓ tests/given.adfstest.json (1 scenario)\n');
  });

  it('does not run what only the script knows', () => {
    const { status, stdout } = run('test', 'tests/unknown.adfstest.json');
    expect(status).toBe(1);
    expect(stdout).toContain(
      'tests/unknown.adfstest.json:1:22: `deploy.ps1`, line 13: The script puts `$Where` into these rules',
    );
  });
});

describe('adfsrule matrix in a script', () => {
  it('takes the only rule set, or those that are named, each once', () => {
    const table = run('matrix', 'deploy.ps1#mfa', 'deploy.ps1#2', 'deploy.ps1#1');
    expect(table.stderr).toBe('');
    expect(table.stdout).toMatch(/yes +yes +yes +Ask finance outside \(deploy\.ps1:4\)\n/);
    expect(table.stdout).toMatch(/Permit all \(deploy\.ps1:11\)\n/);
    const ofScenarios = run('matrix', 'tests/pass.adfstest.json');
    expect(ofScenarios.stdout).toBe(table.stdout);
    expect(run('matrix', 'deploy.ps1').stderr).toMatch(
      /^adfsrule: `deploy\.ps1` has 3 rule sets\. Name one: /,
    );
    expect(run('matrix', 'one.ps1').status).toBe(0);
  });

  it('says that other rules are not in the table', () => {
    expect(run('matrix', 'added.ps1').stdout).toMatch(/Left out: .*added\.ps1: The script puts these rules/);
  });
});
