import { describe, expect, it } from 'vitest';
import { cmdlets } from '../../../server/src/catalog/powershell.ts';
import { findRegions, parameterTable } from '../../../server/src/embedded/index.ts';
import { marked, withMarks } from '../support/marked.ts';

const table = parameterTable(cmdlets());

/** Expects the marked texts to be found, and no other; returns them. */
function expectRegions(source: string) {
  const { text } = marked(source);
  const { regions, problems } = findRegions(text, 'powershell', table);
  expect(withMarks(text, regions)).toBe(source);
  expect(problems).toEqual([]);
  return regions;
}

/** Expects one text for this stage. */
function expectStage(source: string, stage: string | undefined) {
  const regions = expectRegions(source);
  expect(regions.map((region) => region.stage)).toEqual([stage]);
  return regions[0]!;
}

const pass = 'c:[] => issue(claim = c);';

describe('by the parameter', () => {
  it.each([
    [`Set-AdfsRelyingPartyTrust -TargetName 'a' -IssuanceTransformRules '⟦${pass}⟧'`, 'issuance'],
    [`set-adfsrelyingpartytrust -issuancetransformrules:'⟦${pass}⟧'`, 'issuance'],
    [`Set-AdfsRelyingPartyTrust \`\n  -IssuanceAuthorizationRules \`\n  '⟦${pass}⟧'`, 'authorization'],
    [`Set-AdfsClaimsProviderTrust –AcceptanceTransformRules ("⟦${pass}⟧")`, 'acceptance'],
    [
      `Set-AdfsRelyingPartyTrust -AdditionalAuthenticationRules @'\n⟦${pass}⟧\n'@`,
      'additionalAuthentication',
    ],
    [`Set-AdfsAdditionalAuthenticationRule '⟦${pass}⟧'`, 'additionalAuthentication'],
    [`New-AdfsClaimRuleSet -ClaimRule '⟦${pass}⟧'`, undefined],
    [`Update-OurTrust -IssuanceTransformRules '⟦${pass}⟧'`, 'issuance'],
    [`$splat = @{ IssuanceTransformRules = '⟦${pass}⟧'; Notes = 'c:[ is how it starts' }`, 'issuance'],
    [`$splat.IssuanceTransformRules = '⟦${pass}⟧'`, 'issuance'],
    [`$splat['IssuanceTransformRules'] = '⟦${pass}⟧'`, 'issuance'],
    [`$splat.Add('IssuanceTransformRules', '⟦${pass}⟧')`, 'issuance'],
  ])('%s', (source, stage) => {
    expectStage(source, stage);
  });

  it('takes whatever text it gets, as it may be half typed', () => {
    expectStage(`Set-AdfsRelyingPartyTrust -IssuanceTransformRules '⟦c:[Ty⟧'`, 'issuance');
    expectStage(`Set-AdfsRelyingPartyTrust -IssuanceTransformRules '⟦c:[Type == "⟧\nGet-Date`, 'issuance');
  });

  it.each([
    `Set-AdfsRelyingPartyTrust -IssuanceTransformRules ''`,
    `Set-AdfsRelyingPartyTrust -IssuanceTransformRules "$old\`r\`n$new"`,
    `Set-AdfsRelyingPartyTrust -IssuanceTransformRules (Get-Content 'rules.txt' -Raw)`,
    `Set-AdfsRelyingPartyTrust -IssuanceTransformRulesFile 'rules.txt' -Name 'c:[] => issue'`,
    `Set-AdfsRelyingPartyTrust -IssuanceTransformRules ($head + '"] => issue(claim = c);')`,
  ])('leaves alone: %s', (source) => {
    expectRegions(source);
  });

  it('reads the dialect of AD DS as such', () => {
    const source = `Set-ADClaimTransformPolicy -Identity 'p' -Rule '⟦C1:[TYPE == "department"] => ISSUE(CLAIM = C1);⟧'`;
    expect(expectRegions(source)[0]?.dialect).toBe('cta');
  });
});

describe('by where it ends up', () => {
  const set = 'Set-AdfsRelyingPartyTrust -TargetName $name -IssuanceTransformRules';
  it.each([
    [`$rules = '⟦${pass}⟧'\n${set} $rules`],
    [`$rules = '⟦c:[Type == "⟧'\n${set} $rules`],
    [`\${my rules} = '⟦${pass}⟧'\n${set} \${my rules}`],
    [`$script:rules = '⟦${pass}⟧'\n${set} $rules.Trim()`],
    [`$a = '⟦${pass}⟧'; $b = "$a\`n$old"; ${set} $b`],
    [`$h = @{ Name = 'x'; Text = '⟦${pass}⟧' }\n${set} $h.Text`],
    [`if ($x) { $rules = '⟦${pass}⟧' } else { $rules = $old }\n${set} $rules`],
    [`$rules = if ($x) { '⟦${pass}⟧' } else { $old }\n${set} $rules`],
    [`function Get-Text { return '⟦${pass}⟧' }\n${set} (Get-Text)`],
    [`function Set-It($Name, [string]$Text) { ${set} $Text }\nSet-It 'a' '⟦${pass}⟧'`],
    [`function Set-It { param($Text = '⟦${pass}⟧')\n ${set} $Text }`],
    [`'⟦${pass}⟧' | Set-Content -Path .\\r.txt\n${set}File 'r.txt'`],
    [`Set-Content r.txt -Value '⟦${pass}⟧'\n${set} (Get-Content r.txt -Raw)`],
    [`[IO.File]::WriteAllText($path, '⟦${pass}⟧')\n${set}File $path`],
    [`$list.Add('⟦${pass}⟧')\n${set} ($list -join "\`n")`],
    [`${set} $('⟦${pass}⟧')`],
    [`${set} ([string]::Join("\`n", @('⟦${pass}⟧')))`],
  ])('%s', (source) => {
    expectStage(source, 'issuance');
  });

  it('follows the last value of a variable', () => {
    const regions = expectRegions(
      `$r = '⟦${pass}⟧'\n${set} $r\n$r = '⟦${pass}⟧'\nSet-AdfsRelyingPartyTrust -IssuanceAuthorizationRules $r`,
    );
    expect(regions.map(({ stage }) => stage)).toEqual(['issuance', 'authorization']);
  });

  it('follows a variable that is made anew of itself', () => {
    const set = 'Set-AdfsRelyingPartyTrust P -IssuanceTransformRules $r';
    expectStage(`$r = '⟦${pass}⟧'\n$r = $r.Replace('a', 'b')\n${set}`, 'issuance');
    expectStage(`$r = '⟦${pass}⟧'\n$r = "$head$r"\n$r = $r + $more\n${set}`, 'issuance');
    // What it holds in a function is what it was given there.
    expectStage(`function f($r) { $r = $r.Trim()\n${set} }\nf '⟦${pass}⟧'`, 'issuance');
  });

  it('says nothing of a text that is used for two stages', () => {
    expectStage(`$r = '⟦${pass}⟧'\n${set} $r -IssuanceAuthorizationRules $r`, undefined);
  });
});

describe('by its shape', () => {
  it.each([
    `$deny = '⟦=> issue(Type = "http://contoso.example/claims/x", Value = "1");⟧'`,
    `Test-Rule -Text '⟦not exists([Type == "a"]) => add(Type = "b", Value = "c");⟧' | Should -Be $true`,
    `$x = @(\n  '⟦${pass}⟧'\n  '⟦${pass}⟧'\n)`,
    `'{0}' -f '⟦${pass}⟧'`,
  ])('%s', (source) => {
    expectRegions(source);
  });

  it.each([
    `Write-Host 'Rules look like ${pass}'`,
    `Write-Warning '${pass}'`,
    `Write-Host "[INFO] issue (12) and add (3) rules"`,
    `$message = "[$(Get-Date)] => issue (12)"`,
    `$log = "[Type] add (rule)"`,
    `if ($rules -match 'c:\\[\\] => issue\\(claim = c\\);') { }`,
    `$rules -replace 'c:[] => issue(claim = c);', '=> add(claim = c);'`,
    `$rules.Replace('${pass}', '')`,
    `$rules.Contains('${pass}')`,
    `# $rules = '${pass}'`,
    `<#\n Set-AdfsRelyingPartyTrust -IssuanceTransformRules '${pass}'\n#>`,
    `$n = 'c:[Type == see the wiki] => ask operations' # Rules`,
    `Select-String -Pattern '${pass}' -Path *.txt`,
    `$css = "a:[href] => x"; $f = { param($a) $a } # issue(`,
    `$list.Add("c:[x]")`,
    `$name = '@RuleName = "Hello"'`,
  ])('leaves alone: %s', (source) => {
    expectRegions(source);
  });
});

describe('texts of several strings', () => {
  it('joins what is added', () => {
    const [region] = expectRegions(
      `$r = '⟦c:[Type == "a"] ' +\n     "=> issue(" + 'claim = c);⟧'\nSet-AdfsRelyingPartyTrust -IssuanceTransformRules $r`,
    );
    expect(region?.text).toBe('c:[Type == "a"] => issue(claim = c);');
    expect(region?.segments.map(({ quoting }) => quoting)).toEqual(['single', 'double', 'single']);
  });

  it('joins what is appended to an unfinished rule, and keeps whole rules apart', () => {
    const regions = expectRegions(
      `$r = '⟦c:[Type == "a"] '\n$r += '=> issue(claim = c);⟧'\n$r += '⟦${pass}⟧'`,
    );
    expect(regions.map(({ text }) => text)).toEqual(['c:[Type == "a"] => issue(claim = c);', pass]);
  });

  it.each([
    `$c = 'c:[Type == "a"] '; $r = $c + '⟦=> issue(Type = "a", Value = "b");⟧'`,
    `$name = '@RuleName = "a" '; $r = "$name => issue(Type = \`"a\`", Value = \`"b\`");"`,
    `$a = '=> issue(Type = "a", Value = "'; $r = $a + $v + '");'`,
    `$old = '⟦${pass}⟧'; $r = $old + "\`n" + '⟦${pass}⟧'`,
  ])('leaves alone what is a part of one: %s', (source) => {
    expectRegions(`${source}\nSet-AdfsRelyingPartyTrust -IssuanceTransformRules $r`);
  });

  it('leaves alone what is appended under a condition', () => {
    expectRegions(
      `$r = 'c:[Type == "a"] '\nif ($x) { $r += '&& [Type == "b"] ' }\n$r += '=> issue(claim = c);'`,
    );
  });
});

describe('strings of all kinds', () => {
  it.each([
    `$a = 'it''s'; $b = '⟦${pass}⟧'`,
    `$a = "say \`"x\`" and ""y"""; $b = '⟦${pass}⟧'`,
    `$a = "$(if ($x) { "a'b" } else { 'c"d' })"; $b = '⟦${pass}⟧'`,
    `$a = "$("$(1 + (2))")"; $b = '⟦${pass}⟧'`,
    `$a = "\${x}'"; $b = '⟦${pass}⟧'`,
    `$a = @"\n'"$('x')\n@'\n"@; $b = '⟦${pass}⟧'`,
    `$a = @'\n"\n '@ x\n"@\n'@; $b = '⟦${pass}⟧'`,
    `$a = ‘it’’s‚‚’; $b = “⟦${pass}⟧”`,
    `$a = $b <# ' #> + 1 # "\n$b = '⟦${pass}⟧'`,
    `Write-Output it\`'s; $b = '⟦${pass}⟧'`,
    `$a#b = 'x'\n$b = '⟦${pass}⟧'`,
    `$a = @'\r\n'@; $b = @'\r\n⟦${pass}⟧\r\n'@`,
  ])('%s', (source) => {
    expectRegions(source);
  });
});
