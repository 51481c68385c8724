import { describe, expect, it } from 'vitest';
import { cmdlets } from '../../../server/src/catalog/powershell.ts';
import { findRegions, parameterTable } from '../../../server/src/embedded/index.ts';
import { marked, withMarks } from '../support/marked.ts';
import { applied, errorsIn } from '../support/problems.ts';

const table = parameterTable(cmdlets());

/** Expects this problem at the marked places and no other; applies the fixes of all, and expects none to be left. */
function expectProblem(source: string, code: string, repaired?: string): void {
  const { text } = marked(source);
  const { problems } = findRegions(text, 'powershell', table);
  expect(withMarks(text, problems)).toBe(source);
  expect(new Set(problems.map((problem) => problem.code))).toEqual(new Set([code]));
  if (repaired === undefined) return;
  const after = applied(
    text,
    problems.flatMap(({ fixes }) => fixes?.[0]?.edits ?? []),
  );
  expect(after).toBe(repaired);
  const again = findRegions(after, 'powershell', table);
  expect(again.problems).toEqual([]);
  for (const { text: rules } of again.regions) expect(errorsIn(rules)).toEqual([]);
}

function expectNone(text: string): void {
  expect(findRegions(text, 'powershell', table).problems).toEqual([]);
}

const set = 'Set-AdfsRelyingPartyTrust -TargetName x -IssuanceTransformRules';

describe('a variable that PowerShell takes', () => {
  const here = (replacement: string) =>
    `$r = @"\nc:[Type == "a"]\n => issue(Type = "b", Value = RegExReplace(c.Value, "^(?<user>.+)@.+$", "${replacement}"));\n"@`;

  it('is found in a replacement', () => {
    expectProblem(here('⟦${user}⟧'), 'variable-in-replacement', here('`${user}'));
    expectProblem(here('x⟦$1⟧⟦$user⟧'), 'variable-in-replacement', here('x`$1`${user}'));
  });

  it.each([
    here('`${user}'),
    here('${domain}'),
    here(''),
    `$user = Get-It\n${here('${user}')}`,
    `param($user)\n${here('$user')}`,
    here('${user}').replaceAll('@"', "@'").replaceAll('"@', "'@"),
    `$r = @"\nc:[Type == "$1", Value =~ "(a$|b$)"] => issue(claim = c);\n"@`,
  ])('is left alone: %s', (text) => {
    expectNone(text);
  });

  it('is found where it takes a colon and a word', () => {
    const r = (value: string) =>
      `$tenant = 'a'\n$r = "=> issue(Type = \`"urn:${value}\`", Value = \`"x\`");"`;
    expectProblem(r('⟦$tenant:role⟧'), 'variable-takes-colon', r('${tenant}:role'));
    expectNone(r('$env:role'));
    expectNone(r('$tenant/:role'));
  });
});

describe('quotation marks', () => {
  const rule =
    'c:[Type == "http://contoso.example/claims/a"] => issue(store = "s", types = ("b"), query = ";c;{0}", param = c.Value);';

  it('that end the string in the middle of a rule', () => {
    const [head, ...tail] = rule.split('"');
    expectProblem(
      `$a = 1\n$r = "${head}⟦"⟧${tail.join('"')}"\n$b = 'c'\n`,
      'quote-ends-rule',
      `$a = 1\n$r = "${rule.replaceAll('"', '`"')}"\n$b = 'c'\n`,
    );
    expectProblem(
      `${set} '@RuleName = "User⟦'⟧s mail" c:[] => issue(claim = c);' # it's\n$b = 'c'`,
      'quote-ends-rule',
      `${set} '@RuleName = "User''s mail" c:[] => issue(claim = c);' # it's\n$b = 'c'`,
    );
    expectProblem(
      `$r = 'c:[] => issue(store = "s", types = ("b"), query = "SELECT a WHERE b = ⟦'⟧c'", param = c.Value);'`,
      'quote-ends-rule',
      `$r = 'c:[] => issue(store = "s", types = ("b"), query = "SELECT a WHERE b = ''c''", param = c.Value);'`,
    );
  });

  it('that end a here-string must stand at the start of a line', () => {
    expectProblem(
      `if ($x) {\n  $r = @'\n${rule}\n  ⟦'@⟧\n  ${set} $r\n}`,
      'here-string-end',
      `if ($x) {\n  $r = @'\n${rule}\n'@\n  ${set} $r\n}`,
    );
    expectProblem(`$r = @"\n${rule}⟦"@⟧\n${set} $r`, 'here-string-end', `$r = @"\n${rule}\n"@\n${set} $r`);
    expectProblem(
      `$r = @'\n${rule}\n\t⟦'@⟧\n${set} $r\n$s = @'\n${rule}\n'@\n`,
      'here-string-end',
      `$r = @'\n${rule}\n'@\n${set} $r\n$s = @'\n${rule}\n'@\n`,
    );
  });

  it('that are missing', () => {
    expectProblem(
      `$r = ⟦@'⟧\n${rule}\n\n${set} $r\n`,
      'here-string-end',
      `$r = @'\n${rule}\n\n'@\n${set} $r\n`,
    );
  });

  it('that open a here-string stand alone', () => {
    expectProblem(`$r = ⟦@'⟧${rule}\n'@`, 'here-string-start', `$r = @'\n${rule}\n'@`);
  });

  it.each([
    `$r = @'\n${rule}\n'@`,
    `$r = @'\n@RuleName = "a '@ b"\n${rule}\n  '@ is text\n'@`,
    `$r = "c:[Type == \`"" + $t + "\`"] => issue(claim = c);"`,
    `$r = 'c:[Type == "' + $t + '"] => issue(claim = c);'`,
    `$r = "c:[Type == " + $q + "a" + $q + "] => issue(claim = c);"`,
    `$script = @"\n$x = @'\nRules\n'@\n"@\n$r = '${rule}'`,
    `$text = "Rules: "x"`,
  ])('are right: %s', (text) => {
    expectNone(text);
  });
});

describe('a rule set that loses what was there', () => {
  const get = '$rp = Get-AdfsRelyingPartyTrust x';
  const rule = "'c:[] => issue(claim = c);'";

  it('when the old rules are joined and not used', () => {
    const lines = (argument: string) =>
      `${get}\n$old = $rp.IssuanceTransformRules\n$new = ${rule}\n$all = $old + $new\n${set} ${argument}`;
    expectProblem(lines('⟦$new⟧'), 'replaces-rule-set', lines('$all'));
    expectNone(lines('$all'));
  });

  it('when they are appended to and not used', () => {
    const lines = (argument: string) =>
      `${get}\n$old = $rp.IssuanceTransformRules\n$new = ${rule}\n$old += $new\n${set} ${argument}`;
    expectProblem(lines('⟦$new⟧'), 'replaces-rule-set', lines('$old'));
    expectNone(lines('$old'));
  });

  it('when they are overwritten', () => {
    const lines = (operator: string) =>
      `${get}\n$rules = $rp.IssuanceTransformRules\n$rules ${operator} ${rule}\n${set} $rules`;
    expectProblem(lines('⟦=⟧'), 'replaces-rule-set', lines('+='));
    expectNone(lines('+='));
  });

  it('when the comments say so', () => {
    const lines = (comment: string, argument: string) =>
      `# ${comment}\n${get}\n$old = $rp.IssuanceTransformRules\n$new = ${rule}\n${set} ${argument}`;
    expectProblem(
      lines('Append the rule for staff', '⟦$new⟧'),
      'replaces-rule-set',
      lines('Append the rule for staff', '($old + "`r`n" + $new)'),
    );
    expectNone(lines('Replace the rules', '$new'));
    expectNone(lines('Rules', '$new'));
  });

  it.each([
    `${get}\n$old = $rp.IssuanceTransformRules\n$old | Out-File backup.txt\n${set} ${rule}`,
    `# add a rule\n${get}\n$backup = $rp.IssuanceTransformRules\n${set} ${rule}`,
    `${get}\n$new = ${rule}\n${set} ($rp.IssuanceTransformRules + $new)`,
    `${get}\n$old = $rp.IssuanceTransformRules\nif ($old -notmatch 'x') { ${set} ${rule} }`,
    `${get}\n$old = $rp.IssuanceTransformRules\n$new = ${rule}\n$a = "$old\`n$new"\n${set} $a`,
    `${set} ${rule}`,
  ])('is left alone: %s', (text) => {
    expectNone(text);
  });
});
