import { describe, expect, it } from 'vitest';
import { cmdlets } from '../../../server/src/catalog/powershell.ts';
import { findRegions, parameterTable } from '../../../server/src/embedded/index.ts';

const table = parameterTable(cmdlets());
const rules = "'c:[] => issue(claim = c);'";

/** What the rule texts of a script are called, in their order. */
function names(script: string) {
  return findRegions(script, 'powershell', table).regions.map(({ variable, trust }) => [variable, trust]);
}

describe('the variable of a rule text', () => {
  it.each([
    [`$Rules = ${rules}`, 'Rules'],
    [`[string] $script:mfaRules = ${rules}`, 'mfaRules'],
    [`$\{my rules} = ${rules}`, 'my rules'],
    [
      `$rules = @'\nc:[] => issue(claim = c);\n'@\nSet-AdfsRelyingPartyTrust P -IssuanceTransformRules $rules`,
      'rules',
    ],
    [`Set-AdfsRelyingPartyTrust P -IssuanceTransformRules ${rules}`, undefined],
    [`$rules = Update-Rules ${rules}`, undefined],
  ])('%s', (script, variable) => {
    expect(names(script).map(([name]) => name)).toEqual([variable]);
  });
});

describe('the trust of a rule text', () => {
  it.each([
    [`Set-AdfsRelyingPartyTrust -TargetName 'Jane''s' -IssuanceTransformRules ${rules}`, "Jane's"],
    [`Set-AdfsRelyingPartyTrust Portal -IssuanceTransformRules ${rules}`, 'Portal'],
    [`Set-AdfsRelyingPartyTrust -IssuanceTransformRules ${rules} -TargetName "Portal" -Name 'New'`, 'Portal'],
    [`Add-AdfsRelyingPartyTrust -Name Portal -Identifier 'urn:p' -IssuanceTransformRules ${rules}`, 'Portal'],
    [`Set-AdfsRelyingPartyTrust -TargetIdentifier 'urn:p' -IssuanceTransformRules ${rules}`, 'urn:p'],
    [`$r = ${rules}\nSet-AdfsRelyingPartyTrust -TargetName Portal -IssuanceTransformRules $r`, 'Portal'],
    [`$splat = @{ TargetName = 'Portal'; IssuanceTransformRules = ${rules} }`, 'Portal'],
    [`$splat = @{ IssuanceTransformRules = ${rules}; Name = 'Portal' }`, 'Portal'],
    // Known when the script runs.
    [`Set-AdfsRelyingPartyTrust -TargetName $name -IssuanceTransformRules ${rules}`, undefined],
    [`Set-AdfsRelyingPartyTrust -TargetName "$name" -IssuanceTransformRules ${rules}`, undefined],
    // Several get it.
    [
      `$r = ${rules}\nSet-AdfsRelyingPartyTrust A -IssuanceTransformRules $r\nSet-AdfsRelyingPartyTrust B -IssuanceTransformRules $r`,
      undefined,
    ],
    [`Set-AdfsAdditionalAuthenticationRule ${rules}`, undefined],
  ])('%s', (script, trust) => {
    expect(names(script).map(([, name]) => name)).toEqual([trust]);
  });

  it('is that of the same command, or the same table', () => {
    const script = `Set-AdfsRelyingPartyTrust A -IssuanceTransformRules ${rules}
Set-AdfsRelyingPartyTrust B -IssuanceTransformRules ${rules}
@{ a = @{ Name = 'C'; IssuanceTransformRules = ${rules} }; b = @{ Name = 'D'; IssuanceTransformRules = ${rules} } }`;
    expect(names(script).map(([, name]) => name)).toEqual(['A', 'B', 'C', 'D']);
  });
});

describe('a rule text stands alone', () => {
  const joined = (script: string) =>
    findRegions(script, 'powershell', table).regions.map((region) => region.joined);
  const set = 'Set-AdfsRelyingPartyTrust P -IssuanceTransformRules';

  it.each([`${set} ${rules}`, `$rules = ${rules}`, `$rules = ${rules}\n${set} $rules`])(
    'in: %s',
    (script) => {
      expect(joined(script)).toEqual([false]);
    },
  );

  it.each([
    `$old = (Get-AdfsRelyingPartyTrust P).IssuanceTransformRules\n$new = ${rules}\n${set} ($old + "\`r\`n" + $new)`,
    `$rules = ${rules}\n$rules += ${rules}`,
    `$rules = ${rules}\n$rules += ${rules}\n${set} $rules`,
    `${set} ($before + ${rules})`,
  ])('not in: %s', (script) => {
    const found = joined(script);
    expect(found.length).toBeGreaterThan(0);
    expect(found).not.toContain(false);
  });
});

describe('the script changes the rules', () => {
  const changed = (script: string) =>
    findRegions(script, 'powershell', table).regions.map((region) => region.changed);
  const set = 'Set-AdfsRelyingPartyTrust P -IssuanceTransformRules';

  it.each([
    `$r = ${rules} -replace 'c', 'd'\n${set} $r`,
    `$r = ${rules}\n${set} ($r -replace 'c', 'd')`,
    `$r = ${rules}\n$r = $r.Replace('c', 'd')\n${set} $r`,
    `$r = ${rules}.Replace('c', 'd')\n${set} $r`,
    `$r = (${rules} -creplace 'c', 'd').Replace('d', 'e')\n${set} $r`,
    `$r = ${rules}\nforeach ($x in $all) { $r = $r.Trim().ToLower() }\n${set} $r`,
    `${set} (${rules} -replace 'c', 'd')`,
  ])('in: %s', (script) => {
    expect(changed(script)).toEqual([true]);
  });

  it.each([
    `${set} ${rules}`,
    `$r = ${rules}\n${set} $r.Trim()`,
    `$r = ${rules}\nWrite-Host ($r -replace 'c', 'd')\n${set} $r`,
    `$r = ${rules}\n$shown = $r.Replace('c', 'd')\n${set} $r`,
    `$name = $name -replace 'a', 'b'\n$r = ${rules}\n${set} $r`,
  ])('not in: %s', (script) => {
    expect(changed(script)).toEqual([false]);
  });
});
