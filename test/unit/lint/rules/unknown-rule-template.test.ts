import { expect, it } from 'vitest';
import { expectClean, expectFindings, expectFixed, fixTitles } from '../../support/lint.ts';

const id = 'unknown-rule-template';
const rule = '@RuleName = "x"\nc:[Type == "a"] => issue(claim = c);';

it('a name that no template has is found', () => {
  expectFindings(id, `@RuleTemplate = ⟦"PassThroughClaim"⟧\n${rule}`);
  expectFindings(id, `@ruletemplate = ⟦"passthroughclaims"⟧\n${rule}`);
  expectFindings(id, `@RuleTemplate = ⟦"Contoso"⟧ c:[Type == "a"`);
});

it.each([
  'LdapClaims',
  'EmitGroupClaims',
  'MapClaims',
  'PassThroughClaims',
  'Authorization',
  'AllowAllAuthzRule',
])('%s is one', (name) => expectClean(id, `@RuleTemplate = "${name}"\n${rule}`));

it('the repair takes the right name, or the annotation away', () => {
  expectFixed(id, `@RuleTemplate = "MapClaim"\n${rule}`, `@RuleTemplate = "MapClaims"\n${rule}`);
  expectFixed(id, `@RuleTemplate = "MapClaim"\n${rule}`, rule, { title: 'Remove @RuleTemplate' });
  expectFixed(
    id,
    '@RuleTemplate = "Contoso" => issue(Type = "a", Value = "b");',
    '=> issue(Type = "a", Value = "b");',
  );
  expect(fixTitles(id, `@RuleTemplate = "Contoso"\n${rule}`)).toEqual(['Remove @RuleTemplate']);
});
