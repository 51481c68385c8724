import { describe, expect, it } from 'vitest';
import { cmdlets } from '../../../server/src/catalog/powershell.ts';
import { findRegions, parameterTable, type Region } from '../../../server/src/embedded/index.ts';
import { marked } from '../support/marked.ts';
import { applied, errorsIn } from '../support/problems.ts';

const table = parameterTable(cmdlets());

function only(text: string): Region {
  const { regions } = findRegions(text, 'powershell', table);
  expect(regions).toHaveLength(1);
  return regions[0]!;
}

/** A script that hands this value to a parameter with rules. */
function script(value: string): string {
  return `Set-AdfsRelyingPartyTrust -IssuanceTransformRules ${value}`;
}

describe('the text of a region', () => {
  it.each([
    [`'c:[Value == "it''s"]'`, 'c:[Value == "it\'s"]'],
    ['"c:[Value == `"a`"]`r`n `$x `` ``$"', 'c:[Value == "a"]\r\n $x ` `$'],
    ['"c:[Value == ""a""]"', 'c:[Value == "a"]'],
    ['@"\nc:[Value == "a`$"]\n"@', 'c:[Value == "a$"]'],
    [`@'\nc:[Value == "a\`$x"]\n'@`, 'c:[Value == "a`$x"]'],
    [
      `'c:[Value == "{0}", Issuer == "{{0}}"]' -f $v`.replace(/^/, '(').concat(')'),
      'c:[Value == "{0}", Issuer == "{0}"]',
    ],
    [`'\n  c:[]\n'`, '  c:[]'],
  ])('%s', (value, text) => {
    expect(only(script(value)).text).toBe(text);
  });
});

describe('an expression of the script', () => {
  it.each([
    'c:[Type == "$t"] => issue(claim = c);',
    'c:[Type == "a$($x["k"])b", Value =~ "^${v}`$"] => issue(claim = c);',
    'c:[Type == $t] => issue(claim = c);',
    'c:[Type == "a", $more] => issue(claim = c);',
    'c:[$all] => issue(claim = c);',
    'c:[$property == "a"] => issue(claim = c);',
    'c:[Type $operator "a"] => issue(claim = c);',
    '$condition => issue(Type = "a", Value = "b");',
    '[Type == "a"] && $condition => issue(Type = "a", Value = "b");',
    'exists($selector) => issue(Type = "a", Value = "b");',
    'count([Type == "a"]) > $n => issue(Type = "a", Value = "b");',
    'c:[] => $action;',
    'c:[] => $action(claim = c);',
    'c:[] => issue($arguments);',
    'c:[] => issue(Type = $t, Value = c.Value + $v);',
    'c:[] => issue(Type = "a", Value = RegExReplace(c.Value, $pattern, "`${x}"));',
    'c:[] => issue(store = "s", types = ($types), query = "q", param = c.Value);',
    'c:[] => issue(Type = c.$property, Value = "a", Properties[$key] = "b");',
    '@RuleName = $name\nc:[] => issue(claim = c);',
    '@RuleName = "a $name"\n$before\nc:[] => issue(claim = c);\n$after',
    'c$($i):[Type == "a"] => issue(claim = c$($i));',
    'c:[] => issue(claim = c);$a$b',
  ])('stands in a rule that parses: %s', (rule) => {
    for (const value of [`@"\n${rule}\n"@`, `"${rule.replaceAll('"', '`"').replaceAll('["k`"]', '.k')}"`]) {
      const region = only(script(value.replaceAll('$x[`"k`"]', '$x.k')));
      const errors = errorsIn(region.text).filter(({ start, end }) => !region.touchesHole({ start, end }));
      expect(errors.map(({ problem }) => problem.message)).toEqual([]);
      expect(region.holes.length).toBeGreaterThan(0);
    }
  });

  it('is known by its place and as written', () => {
    const { text, ranges } = marked('"c:[Type == `"⟦$t⟧`"] => issue(Type = ⟦$(f ")")⟧, Value = `"`$1`");"');
    const region = only(script(text));
    const shift = script('').length;
    expect(
      region.holes.map((hole) => ({ start: hole.hostStart - shift, end: hole.hostEnd - shift })),
    ).toEqual(ranges);
    expect(region.holes.map(({ expression }) => expression)).toEqual(['$t', '$(f ")")']);
    expect(region.text).toBe('c:[Type == "$t"] => issue(Type = "$(f \')\')", Value = "$1");');
    expect(region.touchesHole({ start: region.text.indexOf('$t'), end: region.text.indexOf('$t') + 1 })).toBe(
      true,
    );
    expect(region.touchesHole({ start: 0, end: 6 })).toBe(false);
  });

  it('between two strings is a hole from one to the other', () => {
    const host = script(`('c:[Type == "' + $t + '"] => issue(claim = c);')`);
    const region = only(host);
    expect(region.text).toBe('c:[Type == "$t"] => issue(claim = c);');
    expect(region.holes.map(({ hostStart, hostEnd }) => host.slice(hostStart, hostEnd))).toEqual([
      `' + $t + '`,
    ]);
  });
});

describe('places', () => {
  const host = script('("c:[Type == ""a""]" +\n  \' => issue(claim = c);\')');
  const region = only(host);

  it('lead to the script and back', () => {
    expect(region.text).toBe('c:[Type == "a"] => issue(claim = c);');
    const a = region.text.indexOf('a"');
    expect(host[region.toHost(a)]).toBe('a');
    expect(region.toVirtual(region.toHost(a))).toBe(a);
    expect(region.toVirtual(region.start - 1)).toBeUndefined();
    expect(region.toVirtual(region.end + 1)).toBeUndefined();
  });

  it('between two strings belong to the one that is asked for', () => {
    const seam = region.text.indexOf(']') + 1;
    expect(host.slice(region.toHost(seam, 'end'), region.toHost(seam))).toBe('" +\n  \'');
    const { start, end } = region.toHostRange({ start: seam - 1, end: seam });
    expect(host.slice(start, end)).toBe(']');
  });
});

describe('edits', () => {
  /** Replaces the marked range of the rule text; `refused` when it cannot be done. */
  function edited(value: string, find: string, newText: string): string {
    const host = script(value);
    const region = only(host);
    const start = region.text.lastIndexOf(find);
    expect(start).toBeGreaterThanOrEqual(0);
    const edits = region.mapEdits([{ start, end: start + find.length, newText }]);
    return edits ? applied(host, edits).slice(script('').length) : 'refused';
  }

  it.each([
    [`'c:[Value == "a"]'`, 'a', "it's", `'c:[Value == "it''s"]'`],
    [`'c:[Value == "a"]'`, 'a', '‘$`', '\'c:[Value == "‘‘$`"]\''],
    ['"c:[Value == `"a`"]"', '"a"', '"$b`"', '"c:[Value == `"`$b```"]"'],
    ['"c:[Value == ""a""]"', '"a"', '"b"', '"c:[Value == ""b""]"'],
    ['"c:[]"', ']', ']\n', '"c:[]`n"'],
    ['@"\nc:[Value == "a"]\n"@', 'a', '^$', '@"\nc:[Value == "^`$"]\n"@'],
    [`@'\nc:[Value == "a"]\n'@`, '"a"', '"\'@"', `@'\nc:[Value == "'@"]\n'@`],
    [`@'\nc:[]\n'@`, ']', "]\n'@", 'refused'],
    [`@'\n@R = 1\n'@`, '@R', "'@R", 'refused'],
    ['@"\nc:[]\n"@', ']', ']\n"@', '@"\nc:[]\n`"@\n"@'],
    ['@"\nc:[Value == "a$"]\n"@', '"]', 'b"]', '@"\nc:[Value == "a`$b"]\n"@'],
    ['@"\nc:[Value == "$t x"]\n"@', ' x', 'x', 'refused'],
    ['@"\nc:[Value == "$t x"]\n"@', ' x', '-x', '@"\nc:[Value == "$t-x"]\n"@'],
    ['@"\nc:[Value == "${t} x"]\n"@', ' x', 'x', '@"\nc:[Value == "${t}x"]\n"@'],
    ['@"\nc:[Value == "$t x"]\n"@', 't x', 'y', 'refused'],
    [
      `('c:[Type == "{0}"]' -f $t)`,
      ']',
      ', Value == "{0}"]',
      `('c:[Type == "{0}", Value == "{{0}}"]' -f $t)`,
    ],
    [`('c:[' + ']')`, '[]', '[ ]', `('c:[ ' + ']')`],
    [`('c:[' + ' ]')`, '[ ]', '(x)', 'refused'],
  ])('%s: %s becomes %s', (value, find, newText, expected) => {
    expect(edited(value, find, newText)).toBe(expected);
  });

  it('that lay out a whole rule leave its expressions where they are', () => {
    const value = '@"\nc:[Type=="$t"]=>issue(Type="a$(f)",Value=c.Value);\n"@';
    const rule = only(script(value)).text;
    expect(edited(value, rule, 'c:[Type == "$t"]\n => issue(Type = "a$(f)", Value = c.Value);')).toBe(
      '@"\nc:[Type == "$t"]\n => issue(Type = "a$(f)", Value = c.Value);\n"@',
    );
  });
});

describe('what a range has in the script', () => {
  it('is all but expressions, escapes included, and what lies between two strings', () => {
    const source = script('("[Value == `"a$b/c`"" +\n  "] => issue(claim = c);")');
    const region = only(source);
    const ranges = region.hostRanges({ start: 0, end: region.text.length });
    expect(ranges.map(({ start, end }) => source.slice(start, end))).toEqual([
      '[Value == `"a',
      '/c`"',
      '] => issue(claim = c);',
    ]);
    const start = region.text.indexOf('Value');
    expect(
      region.hostRanges({ start, end: start + 5 }).map((range) => source.slice(range.start, range.end)),
    ).toEqual(['Value']);
  });
});

describe('a set is known as a whole', () => {
  const rule = '\'=> issue(Type = "a:b");\'';
  it.each([
    [true, script(rule)],
    [true, `$r = ${rule}\n${script('$r')}`],
    [false, script(`(${rule} + $more)`)],
    [false, `$r = ${rule}\n$r += ${rule}\n${script('$r')}`],
    [false, `$r = (Get-AdfsRelyingPartyTrust P).IssuanceTransformRules\n$r += ${rule}\n${script('$r')}`],
    [false, `$r = ${rule}`],
  ])('%s: %s', (whole, text) => {
    for (const region of findRegions(text, 'powershell', table).regions) expect(region.whole).toBe(whole);
  });
});
