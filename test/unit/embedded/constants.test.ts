import { describe, expect, it } from 'vitest';
import { cmdlets } from '../../../server/src/catalog/powershell.ts';
import { findRegions, parameterTable, type Region } from '../../../server/src/embedded/index.ts';

const table = parameterTable(cmdlets());
const set = 'Set-AdfsRelyingPartyTrust P -IssuanceTransformRules';
const use = `${set} "c:[Value == \`"$g\`"] => issue(claim = c);"`;

function only(script: string): Region {
  const { regions } = findRegions(script, 'powershell', table);
  expect(regions).toHaveLength(1);
  return regions[0]!;
}

describe('what a script says of a variable', () => {
  it.each([
    [`$g = 'S-1'\n${use}`, 'S-1'],
    [`$G="S-1"; ${use}`, 'S-1'],
    [`[string] $script:g = 'it''s'\n${use}`, "it's"],
    [`$g = 'S-1'\n${set} ('c:[Value == "' + $g + '"] => issue(claim = c);')`, 'S-1'],
    [`$g = 'S-1'\nif ($x) { ${use} }`, 'S-1'],
    [`Import-Module ADFS\n$g = 'S-1'\nInvoke-Command { Get-Date }\n${use}`, 'S-1'],
  ])('is known: %s', (script, value) => {
    expect(only(script).holes.map((hole) => hole.value)).toEqual([value]);
    expect(only(script).withValues().text).toBe(`c:[Value == "${value}"] => issue(claim = c);`);
    expect(only(script).withValues().holes).toEqual([]);
  });

  it.each([
    use,
    // Behind it, sometimes, twice, from elsewhere.
    `${use}\n$g = 'S-1'`,
    `if ($x) { $g = 'S-1' }\n${use}`,
    `$g = 'S-1'\n$g = 'S-2'\n${use}`,
    `$g = 'S-1'\n$g += '-2'\n${use}`,
    `$g = 'S-1'\nfunction f { $script:g = 'S-2' }\n${use}`,
    `$g = 'S-1'\n$h, $g = Get-Groups\n${use}`,
    `$g = 'S-1'\n$g, $h = Get-Groups\n${use}`,
    `$g = 'S-1'\nforeach ($g in $all) { ${use} }`,
    `param([string] $g = 'S-1')\n${use}`,
    `function f($g) { ${use} }\n$g = 'S-1'`,
    `$g = 'S-1'\nSet-Variable g 'S-2'\n${use}`,
    `$g = 'S-1'\nSet-Item variable:g 'S-2'\n${use}`,
    `$g = 'S-1'\nGet-Group -OutVariable g\n${use}`,
    `$g = 'S-1'\n. ./settings.ps1\n${use}`,
    // No plain string.
    `$g = "$x"\n${use}`,
    `$g = 'S-1' + $x\n${use}`,
    `$g = 'S-1'.ToUpper()\n${use}`,
    `$g = Get-Group\n${use}`,
    `$g = 010\n${use}`,
    `[int] $g = '010'\n${use}`,
    `$g = 'S-1'\n${set} ('c:[Value == "' + $g.Length + '"] => issue(claim = c);')`,
    `$g = 'S-1'\n${set} ('c:[Value == "{0}"] => issue(claim = c);' -f $g)`,
  ])('is not known: %s', (script) => {
    const region = only(script);
    expect(region.holes.map((hole) => hole.value)).toEqual([undefined]);
    expect(region.withValues()).toBe(region);
  });

  it('keeps the places of everything else', () => {
    const script = `$g = 'S-1-5-21-1-2-3-513'\n${set} @"\nc:[Value == "$g", Issuer == "$other"] => issue(claim = c);\n"@\n`;
    const region = only(script).withValues();
    expect(region.text).toBe('c:[Value == "S-1-5-21-1-2-3-513", Issuer == "$other"] => issue(claim = c);');
    expect(region.holes.map(({ expression }) => expression)).toEqual(['$other']);
    const inHost = (part: string) => {
      const start = region.text.indexOf(part);
      const range = region.toHostRange({ start, end: start + part.length });
      return script.slice(range.start, range.end);
    };
    expect(inHost('Issuer')).toBe('Issuer');
    expect(inHost('issue(claim = c)')).toBe('issue(claim = c)');
    expect(inHost('S-1-5-21-1-2-3-513')).toBe('$g');
    expect(inHost('Value == "S-1-5-21-1-2-3-513"')).toBe('Value == "$g"');
  });

  it('may be given from outside, by variable or by expression', () => {
    const rule = 'c:[Value == `"$g`", Issuer == `"$Env`", Type == `"$($x.y)`"] => issue(claim = c);';
    const region = only(`$g = 'S-1'\n${set} "${rule}"`);
    const text = (given: Record<string, string>) => region.withValues(new Map(Object.entries(given))).text;
    expect(text({ env: 'a', '$($x.y)': 'b' })).toBe(
      'c:[Value == "S-1", Issuer == "a", Type == "b"] => issue(claim = c);',
    );
    // What the script says counts.
    expect(text({ $ENV: 'a', g: 'S-2' })).toBe(
      'c:[Value == "S-1", Issuer == "a", Type == "$($x.y)"] => issue(claim = c);',
    );
  });
});
