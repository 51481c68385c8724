import { describe, expect, it } from 'vitest';
import { expectClean, expectFindings, expectFixed } from '../../support/lint.ts';

const id = 'missing-rule-name';
const named = '@RuleName = "First"\nc:[Type == "a"] => issue(claim = c);\n';

it('a rule without name among others is found', () => {
  expectFindings(id, `${named}c:[Type == "b"] => ⟦issue⟧(claim = c);`);
  expectFindings(id, `=> ⟦add⟧(Type = "b", Value = "x");\n${named}`);
  expectFindings(id, `${named}⟦@RuleName = ""⟧ c:[Type == "b"] => issue(claim = c);`);
  expectFindings(id, `${named}@RuleTemplate = "PassThroughClaims" c:[Type == "b"] => ⟦issue⟧(claim = c);`);
});

describe('these are left alone', () => {
  it.each([
    'c:[Type == "a"] => issue(claim = c);\nc:[Type == "b"] => issue(claim = c);',
    named,
    `@RuleTemplate = "AllowAllAuthzRule"\n => issue(Type = "a", Value = "true");\n${named}`,
    `${named}@rulename = "Second" c:[Type == "b"] => issue(claim = c);`,
    '',
  ])('%j', (text) => expectClean(id, text));
});

it('the repair names the rule by what it does', () => {
  const mail = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress';
  const rule = `c:[Type == "${mail}"] => issue(claim = c);`;
  const fixed = (before: string): string => {
    const [problem] = expectFindings(id, before);
    return problem?.fixes?.[0]?.edits[0]?.newText ?? '';
  };
  const name = /“(.*)”/.exec(
    expectFindings(id, `${named}${rule.replace('issue', '⟦issue⟧')}`)[0]?.fixes?.[0]?.title ?? '',
  )?.[1];
  expect(name).toBe('Pass emailaddress');
  expectFixed(id, `${named}${rule}`, `${named}@RuleName = "${name}"\n${rule}`);
  expectFixed(
    id,
    `${named}@RuleTemplate = "PassThroughClaims"\n${rule}`,
    `${named}@RuleTemplate = "PassThroughClaims"\n@RuleName = "${name}"\n${rule}`,
  );
  expect(
    fixed(
      `${named}c:[Type == "http://contoso.example/badge"] => ⟦add⟧(Type = "http://contoso.example/door", Value = "x");`,
    ),
  ).toContain('"Add door for badge"');
  expect(fixed(`${named}⟦@RuleName = ""⟧ ${rule}`)).toBe(name);
});

it('a broken rule is found, and gets no name made up', () => {
  const [problem] = expectFindings(id, `${named}c:[Type == "b" => ⟦issue⟧(claim = c);`);
  expect(problem?.fixes).toBeUndefined();
});
