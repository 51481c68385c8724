import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { cmdletByName, cmdlets } from '../../../server/src/catalog/powershell.ts';
import { findRegions, parameterTable } from '../../../server/src/embedded/index.ts';
import { createClaim, evaluate } from '../../../server/src/engine/index.ts';
import {
  type AdfsExport,
  canonicalText,
  type Deployment,
  deploymentScript,
  parametersOf,
  planImport,
  readExport,
  type TrustKind,
  trustKinds,
} from '../../../server/src/farm/index.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';
import { scriptJson } from './exports.ts';
import { type ParsedScript, powershellParser, stringValue } from './powershellParser.ts';

const permit = `@RuleName = "Staff may"
exists([Type == "http://contoso.example/claims/role", Value == "staff"])
 => issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");
`;
const mail = `c:[Type == "http://contoso.example/claims/login", Value =~ "^CONTOSO\\\\(?<user>.+)$"]
 => issue(Type = "user", Value = RegExReplace(c.Value, "^CONTOSO\\\\(?<user>.+)$", "\${user}"));
`;

/** One script of each kind; `npx vitest run test/unit/farm -u` writes the files anew. */
const golden: Readonly<Record<string, Deployment>> = {
  'relyingPartyTrust.replace': {
    kind: 'relyingPartyTrust',
    name: "Contoso's “Payroll”",
    mode: 'replace',
    rules: [
      { stage: 'authorization', text: permit },
      { stage: 'issuance', text: mail },
    ],
  },
  'claimsProviderTrust.append': {
    kind: 'claimsProviderTrust',
    name: 'Fabrikam',
    mode: 'append',
    rules: [{ stage: 'acceptance', text: 'c:[Type == "upn"] => issue(claim = c);' }],
  },
  'global.append': {
    kind: 'global',
    name: '',
    mode: 'append',
    rules: [
      {
        stage: 'additionalAuthentication',
        text: 'c:[Type == "http://contoso.example/inside", Value == "false"]\r\n => issue(Type = "http://contoso.example/method", Value = "it\'s MFA");\r\n',
      },
    ],
  },
  'webApiApplication.replace': {
    kind: 'webApiApplication',
    name: 'Orders API',
    mode: 'replace',
    rules: [{ stage: 'issuance', text: `'@ "$x" \`n\n'@\n"@ ${mail}` }],
  },
};

let parse: (script: string) => ParsedScript;

beforeAll(async () => {
  parse = await powershellParser();
});

function scriptOf(deployment: Deployment): string {
  const made = deploymentScript(deployment);
  if ('refused' in made) throw new Error(made.refused);
  return made.text;
}

describe('a deployment script', () => {
  it.each(Object.entries(golden))('%s', async (name, deployment) => {
    const script = scriptOf(deployment);
    // Git would make the line ends of the files alike.
    await expect(script.replaceAll('\r\n', '\n')).toMatchFileSnapshot(`golden/${name}.ps1`);
    expect(script.startsWith('\ufeff')).toBe(true);
    const parsed = parse(script);
    expect(parsed.errors).toEqual([]);
    const values = parsed.strings.map(stringValue);
    for (const { text } of deployment.rules) expect(values).toContain(text);
    if (deployment.kind !== 'global') expect(values).toContain(deployment.name);
  });

  it('calls nothing but what it defines, what every Windows has, and cmdlets of AD FS', () => {
    for (const kind of Object.keys(trustKinds) as TrustKind[]) {
      const [stage] = [...parametersOf(kind).keys()];
      const script = scriptOf({
        kind,
        name: 'Contoso',
        mode: 'replace',
        rules: [{ stage: stage ?? 'issuance', text: permit }],
      });
      const defined = [...script.matchAll(/^function ([\w-]+)/gm)].map((match) => match[1]);
      const called = new Set(parse(script).commands);
      expect([...called].filter((name) => /Adfs/.test(name)).sort()).toEqual(
        [trustKinds[kind].get, 'New-AdfsClaimRuleSet', trustKinds[kind].set].sort(),
      );
      expect(cmdletByName(trustKinds[kind].set)).toBeDefined();
      const others = [...called].filter((name) => !/Adfs/.test(name) && !defined.includes(name));
      expect(others.sort()).toEqual([
        ...[
          'ConvertFrom-Json',
          'ConvertTo-Json',
          'ForEach-Object',
          'Get-Content',
          'Get-Item',
          'Join-Path',
          'New-Object',
        ],
        ...[
          'Set-Content',
          'Set-StrictMode',
          'Sort-Object',
          'Test-Path',
          'Where-Object',
          'Write-Host',
          'Write-Warning',
        ],
      ]);
    }
  });

  it('has a rule that never applies for going back to no MFA rules', () => {
    const script = scriptOf(golden['global.append'] as Deployment);
    const never = parse(script)
      .strings.map(stringValue)
      .find((text) => text.startsWith('@RuleName = "None"'));
    const rules = RuleSet.parse(never ?? '');
    expect(rules.pieces.map(({ problems }) => problems)).toEqual([[]]);
    const claims = ['urn:none', 'http://contoso.example/inside'].map((type) =>
      createClaim({ type, value: 'x' }),
    );
    expect(evaluate(rules, claims, {})).toMatchObject({ issued: [], errors: [] });
    // What stands for none is none when it is read back.
    expect(script).toMatch(/Test-SameRule \$text \$never\) \{ \$text = '' \}/);
  });

  it('checks and shows before it asks, backs up before it sets, and sets once', () => {
    const script = scriptOf(golden['relyingPartyTrust.replace'] as Deployment);
    const main = script.slice(script.indexOf('\n$target = Get-Target'));
    const order = ['Read-Rules', 'Show-Difference', '$PSCmdlet.ShouldProcess', 'Save-Backup', 'Set-Target'];
    const places = order.map((step) => main.indexOf(step));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(main.split('Set-Target $changes').length).toBe(2);
    expect(script).toContain("$ErrorActionPreference = 'Stop'");
    expect(script).toContain('SupportsShouldProcess = $true');
  });

  it('says how it is run, in words that PowerShell takes', () => {
    const examples = (name: string) =>
      scriptOf({ ...(golden['relyingPartyTrust.replace'] as Deployment), name })
        .split(/\r?\n/)
        .filter((line) => / -(?:WhatIf|Restore) /.test(`${line} `) && line.includes('.ps1'));
    expect(examples('Payroll')).toEqual([
      '.\\Payroll.ps1 -WhatIf',
      '.\\Payroll.ps1 -Restore .\\Payroll.backup-20260131-235959.json',
    ]);
    expect(examples("Ann's & Co")).toEqual([
      "& '.\\Ann''s & Co.ps1' -WhatIf",
      "& '.\\Ann''s & Co.ps1' -Restore '.\\Ann''s & Co.backup-20260131-235959.json'",
    ]);
  });

  it('has one kind of line end, that of its rules', () => {
    for (const [name, deployment] of Object.entries(golden)) {
      const ends = new Set(scriptOf(deployment).match(/\r\n|\n|\r/g));
      const [crlf] = deployment.rules.map(({ text }) => text.includes('\r\n') || !text.includes('\n'));
      expect([name, [...ends]]).toEqual([name, [crlf ? '\r\n' : '\n']]);
    }
  });

  it('brings back to the farm what an import made of it', () => {
    const { trusts } = readExport(JSON.stringify(scriptJson)) as AdfsExport;
    for (const trust of trusts) {
      const files = planImport({ trusts: [trust] }).filter(({ path }) => path.endsWith('.adfsrule'));
      const rules = trust.rules.map(({ stage }, i) => ({ stage, text: files[i]?.text ?? '' }));
      const values = parse(scriptOf({ ...trust, mode: 'replace', rules })).strings.map(stringValue);
      for (const { text } of trust.rules) {
        const stored = values.filter((value) => canonicalText(value, 'adfs') === canonicalText(text, 'adfs'));
        expect(stored).toHaveLength(1);
      }
    }
  });

  it('is a script whose rules the extension finds', () => {
    const script = scriptOf(golden['relyingPartyTrust.replace'] as Deployment);
    const { regions, problems } = findRegions(script, 'powershell', parameterTable(cmdlets()));
    expect(regions.map(({ text }) => text)).toEqual([permit, mail]);
    expect(problems).toEqual([]);
  });

  it.each<[Partial<Deployment>, string]>([
    [{ rules: [] }, 'There are no rules to deploy.'],
    [{ rules: [{ stage: 'issuance', text: ' \n' }] }, 'There are no rules to deploy.'],
    [{ name: ' ' }, 'Give the name of the relying party trust.'],
    [{ rules: [{ stage: 'acceptance', text: permit }] }, 'A relying party trust has no acceptance rules.'],
    [
      {
        rules: [
          { stage: 'issuance', text: permit },
          { stage: 'issuance', text: mail },
        ],
      },
      'There are two files for the issuance rules. Keep one.',
    ],
  ])('is refused: %j', (part, refused) => {
    const usual: Deployment = {
      kind: 'relyingPartyTrust',
      name: 'Contoso',
      mode: 'replace',
      rules: [{ stage: 'issuance', text: permit }],
    };
    expect(deploymentScript({ ...usual, ...part })).toEqual({ refused });
  });
});

/** What is hard to quote. */
const hard = fc
  .array(
    fc.constantFrom(
      ...'\'"`$@{}()‘’‚‛“”„x #;\n',
      '\r\n',
      "\n'@",
      '\n"@',
      "'@",
      '\r\n’@',
      '$(',
      '${a}',
      '$a',
      '`n',
      '#>',
      '<#',
      'é',
      '日本',
      '\ud83d\ude00',
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));

/** What the grammar reads otherwise than PowerShell (looked at case by case in test/unit/embedded/quote.test.ts). */
const flaws: readonly RegExp[] = [/`[^#]*#/, /\n\r?\n['"]/, /\n`/, /[\u2018-\u201e]/, /[\ud800-\udfff]/];

describe('whatever the rules and the name hold', () => {
  it('the script has no syntax error, and gives both back to the letter', () => {
    let compared = 0;
    fc.assert(
      fc.property(hard, hard, fc.boolean(), (noise, name, append) => {
        const text = `${noise}=> issue(Type = "a", Value = "${noise}");`;
        const script = scriptOf({
          kind: 'relyingPartyTrust',
          name: `x${name}`,
          mode: append ? 'append' : 'replace',
          rules: [{ stage: 'issuance', text }],
        });
        const rules = /\$rules\['IssuanceTransformRules'\] = ([\s\S]*?)\r?\n\r?\n\$allParameters/.exec(
          script,
        )?.[1];
        expect(stringValue(rules ?? '')).toBe(text);
        const written = /\[string\] \$TargetName = ([\s\S]*?),\r?\n {4}# The folder/.exec(script)?.[1];
        expect(stringValue(written ?? '')).toBe(`x${name}`);
        if (flaws.some((flaw) => flaw.test(`${rules} ${written}`))) return;
        const parsed = parse(script);
        expect(parsed.errors).toEqual([]);
        expect(parsed.strings.map(stringValue)).toEqual(expect.arrayContaining([text, `x${name}`]));
        compared++;
      }),
      { numRuns: 800, seed: 7 },
    );
    expect(compared).toBeGreaterThan(80);
  });
});

describe('the export script', () => {
  const script = readFileSync(new URL('../../../powershell/Export-AdfsRules.ps1', import.meta.url), 'utf8');

  it('is right, and only reads', () => {
    const parsed = parse(script);
    expect(parsed.errors).toEqual([]);
    // Without a byte order mark Windows PowerShell takes it for ANSI text.
    expect(script).toMatch(/^[\t\n\r -~]+$/);
    const verbs = new Set(parsed.commands.map((name) => name.split('-')[0]));
    expect([...verbs].sort()).toEqual([
      'ConvertTo',
      'ForEach',
      'Get',
      'Join',
      'Read',
      'Set',
      'Test',
      'Where',
      'Write',
    ]);
    expect(parsed.commands.filter((name) => name.startsWith('Set-'))).toEqual([
      'Set-StrictMode',
      'Set-Content',
    ]);
  });
});
