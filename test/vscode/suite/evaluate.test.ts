import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { type CodeLens, commands, type Hover, type MarkdownString, type TextDocument, window } from 'vscode';
import { userInterface } from './support/conductor.ts';
import { example, open, openUntitled, replaceText } from './support/documents.ts';
import { placeOf, type } from './support/rules.ts';
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

const listRow = '.quick-input-widget .monaco-list-row:visible';

/** Chooses a kind of request by its description, and what else holds from the next list. */
async function evaluateWith(request: string, extra?: string): Promise<void> {
  void commands.executeCommand('adfsrule.evaluateWith');
  await userInterface.waitFor(listRow);
  await userInterface.type(request);
  await waitFor(
    `${request} alone in the list`,
    () => userInterface.texts(listRow),
    (rows) => rows.length === 1 && (rows[0]?.includes(request) ?? false),
  );
  await userInterface.press('Enter');
  await userInterface.waitFor(`${listRow}:has-text("Registered device")`);
  if (extra) await userInterface.click(`${listRow}:has-text("${extra}")`);
  await userInterface.press('Enter');
}

/** The lenses, once these are and those are not among them. */
function lenses(
  document: TextDocument,
  wanted: readonly string[],
  unwanted: readonly string[] = [],
): Promise<readonly string[]> {
  return waitFor(
    `lenses with ${wanted.join(', ')}`,
    async () => {
      const found = await commands.executeCommand<CodeLens[] | undefined>(
        'vscode.executeCodeLensProvider',
        document.uri,
      );
      return (found ?? []).map(({ command }) => command?.title ?? '');
    },
    (titles) =>
      wanted.every((title) => titles.includes(title)) && !unwanted.some((title) => titles.includes(title)),
  );
}

/** What hover says of the evaluation. */
async function hoverText(document: TextDocument, text: string, behind = ''): Promise<string> {
  const found = await commands.executeCommand<Hover[] | undefined>(
    'vscode.executeHoverProvider',
    document.uri,
    placeOf(document, text, behind),
  );
  const all = (found ?? []).map(({ contents }) =>
    contents
      .map((part) => (part as MarkdownString).value)
      .join('\n')
      .replaceAll('&nbsp;', ' '),
  );
  return all.filter((one) => /\*\*Browser/.test(one)).join('\n');
}

function hovers(document: TextDocument, text: string, wanted: RegExp, behind = ''): Promise<string> {
  return waitFor(
    `${wanted} on hover`,
    () => hoverText(document, text, behind),
    (found) => wanted.test(found),
  );
}
