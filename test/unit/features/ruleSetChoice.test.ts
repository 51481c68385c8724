import { describe, expect, it } from 'vitest';
import {
  chooseRuleSet,
  createLanguageService,
  ruleSetName,
  type Stage,
  splitRuleSetPath,
} from '../../../server/src/languageService.ts';

const rule = (n: number) => `'=> issue(Type = "t", Value = "${n}");'`;

/** The rule sets of a script; a stage that is given stands for what the rules tell. */
function setsOf(script: string, told: readonly (Stage | undefined)[] = []) {
  const { regions } = createLanguageService().findRules(script, 'powershell');
  return regions.map((region, i) => ({ region, stage: region.stage ?? told[i], line: i + 1 }));
}

/** The number in the rule set that is chosen, or the problem. */
function chosen(sets: ReturnType<typeof setsOf>, name?: string, stage?: Stage) {
  const found = chooseRuleSet('d.ps1', sets, { name, stage });
  return 'problem' in found ? found.problem : Number(/"(\d)"\);/.exec(found.region.text)?.[1]);
}

describe('a path', () => {
  it.each([
    ['d.ps1#Portal', 'd.ps1', 'Portal'],
    ['..\\a b\\D.PSM1#Office 365 #2', '..\\a b\\D.PSM1', 'Office 365 #2'],
    ['page.md#2', 'page.md', '2'],
    ['d.ps1', 'd.ps1', undefined],
    ['d.ps1#', 'd.ps1#', undefined],
    // Elsewhere the sign is part of the name.
    ['c#/a.adfsrule', 'c#/a.adfsrule', undefined],
    ['rules#2.adfsrule', 'rules#2.adfsrule', undefined],
  ])('%s', (written, path, name) => {
    expect(splitRuleSetPath(written)).toEqual({ path, name });
  });
});

describe('the rule set that is meant', () => {
  it('is the only one, whatever it is called', () => {
    expect(chosen(setsOf(`$r = ${rule(1)}`))).toBe(1);
    expect(chosen(setsOf(`$r = ${rule(1)}`), undefined, 'issuance')).toBe(1);
    expect(chosen(setsOf('Get-Date'))).toBe('`d.ps1` has no rules in it.');
  });

  it('is the only one of the stage; what the rules tell counts where no parameter does', () => {
    const free = `$a = ${rule(1)}\n$b = ${rule(2)}\n`;
    expect(
      chosen(setsOf(free, ['authorization', 'additionalAuthentication']), undefined, 'authorization'),
    ).toBe(1);
    // Rules that permit may be delegation rules, and of two nobody knows.
    expect(chosen(setsOf(free, ['authorization']), undefined, 'delegation')).toMatch(
      /^`d\.ps1` has 2 rule sets\./,
    );
    const set = `Set-AdfsRelyingPartyTrust P -IssuanceTransformRules ${rule(3)}`;
    expect(chosen(setsOf(free + set), undefined, 'issuance')).toBe(3);
    expect(chosen(setsOf(set), undefined, 'delegation')).toBe(
      '`d.ps1` has no delegation rules. It has `d.ps1#P` (line 1: IssuanceTransformRules of P).',
    );
  });

  it('is the one of a name in any case; a number is always its number', () => {
    const sets = setsOf(
      `$Mfa = ${rule(1)}\nSet-AdfsRelyingPartyTrust '1' -IssuanceTransformRules ${rule(2)}\n$c = ${rule(3)}`,
    );
    expect(chosen(sets, 'mfa')).toBe(1);
    expect(chosen(sets, '$MFA')).toBe(1);
    expect(chosen(sets, '1')).toBe(1);
    expect(chosen(sets, '3')).toBe(3);
    expect(chosen(sets, '0')).toMatch(/no rule set `0`/);
    expect(chosen(sets, '4')).toMatch(/^`d\.ps1` has no rule set `4`\. It has /);
  });

  it('is not for another stage than that of its parameter', () => {
    const sets = setsOf(`Set-AdfsRelyingPartyTrust P -IssuanceTransformRules ${rule(1)}`);
    expect(chosen(sets, 'P', 'issuance')).toBe(1);
    expect(chosen(sets, 'P', 'authorization')).toMatch(
      /^`d\.ps1` has no authorization rules called `P`\. It has /,
    );
  });
});

describe('the name of a rule set', () => {
  it('is one that no other has, and leads back to it', () => {
    const sets = setsOf(`$a = ${rule(1)}
Set-AdfsRelyingPartyTrust P -IssuanceTransformRules $a
Set-AdfsRelyingPartyTrust P -IssuanceAuthorizationRules ${rule(2)}
Set-AdfsRelyingPartyTrust Q -IssuanceAuthorizationRules ${rule(3)}
Set-AdfsRelyingPartyTrust '4' -IssuanceAuthorizationRules ${rule(4)}
$x = Join-Rules ${rule(5)}`);
    const names = sets.map((set) => ruleSetName(sets, set));
    expect(names).toEqual(['a', '2', 'Q', '4', '5']);
    expect(names.map((name) => chosen(sets, name))).toEqual([1, 2, 3, 4, 5]);
  });

  it('is listed with what it is for; of many the first', () => {
    const sets = setsOf(Array.from({ length: 12 }, (_, i) => `$r${i} = ${rule(1)}`).join('\n'));
    expect(chosen(sets)).toMatch(
      /^`d\.ps1` has 12 rule sets\. Name one: `d\.ps1#r0` \(line 1: \$r0\), .* and 4 more\.$/,
    );
  });
});
