import { deepEqual, equal } from 'node:assert/strict';
import { commands, type FoldingRange } from 'vscode';
import { example, open, outline } from './support/documents.ts';
import { waitFor } from './support/waitFor.ts';

describe('The outline of a rule set', () => {
  it('names its rules', async () => {
    const { document } = await open(example('office365-issuance.adfsrule'));
    equal(document.languageId, 'adfsrule');
    deepEqual(
      (await outline(document.uri)).map((symbol) => symbol.name),
      [
        'Look up UPN and immutable ID',
        'Immutable ID as name identifier',
        'Say where the user is',
        'Mark members of the finance group',
      ],
    );
  });

  it('has whole rules between broken ones', async () => {
    const { document } = await open(example('broken-from-a-blog.adfsrule'));
    const names = (await outline(document.uri)).map((symbol) => symbol.name);
    equal(names.length, 6);
    equal(names.at(-1), 'Nothing wrong here');
  });

  it('folds every rule', async () => {
    const { document } = await open(example('permit-staff.adfsrule'));
    const ranges = await waitFor(
      'folding ranges',
      async () =>
        (await commands.executeCommand<FoldingRange[] | undefined>(
          'vscode.executeFoldingRangeProvider',
          document.uri,
        )) ?? [],
      (found) => found.length === 2,
    );
    deepEqual(
      ranges.map(({ start, end }) => [document.lineAt(start).text, document.lineAt(end).text.slice(0, 10)]),
      [
        ['@RuleTemplate = "Authorization"', ' => issue('],
        ['@RuleName = "Deny contractors outside"', ' => issue('],
      ],
    );
  });
});
