import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { commands, window } from 'vscode';
import { userInterface } from './support/conductor.ts';
import { example, open, openUntitled, replaceText } from './support/documents.ts';
import { evaluateWith, hovers, hoverText, lenses, listRow } from './support/evaluation.ts';
import { type } from './support/rules.ts';
import { waitFor } from './support/waitFor.ts';

const method = 'http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod';
const factors = 'http://schemas.microsoft.com/claims/multipleauthn';
const rules = `@RuleName = "Ask outside"
exists([Type == "${type.inside}", Value == "false"])
 => issue(Type = "${method}", Value = "${factors}");

@RuleName = "Ask ActiveSync"
exists([Type == "${type.clientApplication}", Value == "Microsoft.Exchange.ActiveSync"])
 => issue(Type = "${method}", Value = "${factors}");
`;

describe('Evaluating rules', () => {
  before(async function () {
    if (!(await userInterface.available())) this.skip();
  });
  afterEach(() => commands.executeCommand('adfsrule.clearEvaluation'));

  it('says beside them what fired, and on hover what a condition matched', async () => {
    const { document } = await openUntitled(rules);
    await evaluateWith('A browser on the internet');
    await lenses(document, ['$(beaker) Browser outside: MFA by "Ask outside"', 'Clear']);
    const condition = await hovers(document, 'exists([Type', /Browser outside/);
    match(condition, /✓ One claim matches\.\s+- ` insidecorporatenetwork = "false" `/);
    const other = await hovers(document, 'exists([Type', /Browser outside/, 'Ask ActiveSync');
    match(other, /✗ No claim has the type/);
    match(await hovers(document, '@RuleName', /Fired/), /authmethod = "http/);
    await userInterface.waitFor('.codelens-decoration:has-text("Clear")');
    await userInterface.picture('evaluation');
  });

  it('follows the text, and is gone when it is cleared', async () => {
    const editor = await openUntitled(rules);
    const { document } = editor;
    await evaluateWith('A browser on the internet');
    await lenses(document, ['$(beaker) Browser outside: MFA by "Ask outside"']);
    await replaceText(editor, rules.replace('"false"', '"False"'));
    await lenses(document, ['$(beaker) Browser outside: no MFA']);
    match(
      await hovers(document, 'exists([Type', /Browser outside/),
      /`false` is not `False`: comparison is case-/,
    );
    await commands.executeCommand('adfsrule.clearEvaluation');
    await lenses(document, ['Evaluate with…'], ['Clear']);
    equal(await hoverText(document, 'exists([Type'), '');
  });

  it('takes along what the rules ask about', async () => {
    const { document } = await open(example('mfa-outside-for-group.adfsrule'));
    await evaluateWith('A browser on the internet', 'S-1-5-21');
    const titles = await waitFor(
      'the evaluation',
      () => lenses(document, []),
      (all) => all.some((title) => title.includes(': ')),
    );
    const title = titles.find((one) => one.includes('Browser outside + ')) ?? '';
    match(title, /groupsid = S-1-5-21-.*: MFA by "Ask the finance group/);
  });

  it('offers scenarios, and shows one in all its rule files', async () => {
    const { document } = await open(example('mfa-outside-for-group.adfsrule'));
    await waitFor(
      'scenarios of the file',
      () => lenses(document, []),
      (titles) => titles.some((title) => title.includes('scenario')),
    );
    void commands.executeCommand('adfsrule.evaluateWith');
    await userInterface.waitFor(listRow);
    const rows = await userInterface.texts(listRow);
    ok(rows.some((row) => row.includes('adfstest.json')));
    await userInterface.type('adfstest.json');
    await userInterface.press('Enter');
    const titles = await waitFor(
      'the evaluation',
      () => lenses(document, []),
      (all) => all.some((title) => title.includes(': ')),
    );
    ok(titles.some((title) => /^\$\(beaker\) .*: (no )?MFA/.test(title)));
    deepEqual(window.activeTextEditor?.document.uri.toString(), document.uri.toString());
  });
});
