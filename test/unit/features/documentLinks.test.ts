import { expect, test } from 'vitest';
import { catalog } from '../../../server/src/catalog/index.ts';
import { documentLinks } from '../../../server/src/features/documentLinks.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';
import { withRanges } from '../../lsp/support/marked.ts';

const upn = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn';
const links = (text: string) => documentLinks(RuleSet.parse(text));

test('known claim types lead to the page that explains them', () => {
  const text = `c:[Type == "${upn}"] => issue(Type = "http://contoso.example/upn", Value = "${upn}");`;
  const found = links(text);
  expect(withRanges(text, found)).toBe(
    `c:[Type == "⟦${upn}⟧"] => issue(Type = "http://contoso.example/upn", Value = "${upn}");`,
  );
  expect(found[0]?.target).toMatch(/^https:\/\/learn\.microsoft\.com\//);
  expect(found[0]?.tooltip).toBe('Documentation of UPN');
});

test('no link leads to source code, and none to the address of a claim type', () => {
  const rules = catalog.claimTypes.all().map(({ uri }) => `=> issue(Type = "${uri}", Value = "x");`);
  const found = links(rules.join('\n'));
  expect(found.length).toBeGreaterThan(20);
  for (const { target } of found) {
    expect(target).toMatch(/^https:\/\//);
    expect(target).not.toMatch(/^https:\/\/(github\.com|schemas\.)/);
  }
});
