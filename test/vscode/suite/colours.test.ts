import { match } from 'node:assert/strict';
import { userInterface } from './support/conductor.ts';
import { example, open } from './support/documents.ts';
import { scopesAt } from './support/scopes.ts';

/** The scopes of the editor's own tokenizer, read from "Developer: Inspect Editor Tokens and Scopes". */
describe('The tokenizer', () => {
  before(async function () {
    if (!(await userInterface.available())) this.skip();
  });
  it('gives the parts of a rule their scopes', async () => {
    const rules = await open(example('office365-issuance.adfsrule'));
    match(await scopesAt(rules, 'RuleName'), /annotation.*\.adfsrule/);
    match(await scopesAt(rules, 'issue'), /keyword\.\S*adfsrule/);
    match(await scopesAt(rules, '=='), /keyword\.operator\.\S*adfsrule/);
    match(await scopesAt(rules, 'http://schemas.microsoft.com/ws/2008'), /string\.quoted\.\S*adfsrule/);
    match(await scopesAt(rules, '(?<domain>'), /regexp/);
    match(await scopesAt(rules, '{0};'), /placeholder/);
  });

  it('knows rules in Markdown', async () => {
    match(
      await scopesAt(await open(example('README.md')), 'issue('),
      /keyword\.\S*adfsrule[\s\S]*meta\.embedded\.block\.adfsrule/,
    );
  });
});
