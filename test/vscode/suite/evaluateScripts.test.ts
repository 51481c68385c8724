import { deepEqual, equal, match, ok } from 'node:assert/strict';
import {
  type CodeLens,
  commands,
  Position,
  Range,
  Selection,
  type TextDocument,
  type TextEditor,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { userInterface } from './support/conductor.ts';
import { example, open, replaceText } from './support/documents.ts';
import { evaluateWith, hovers, lenses, listRow } from './support/evaluation.ts';
import { placeOf, type } from './support/rules.ts';
import { waitFor } from './support/waitFor.ts';

const method = 'http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod';
const factors = 'http://schemas.microsoft.com/claims/multipleauthn';
const permit = 'http://schemas.microsoft.com/authorization/claims/permit';

const script = `# Who may sign in to the portal, and who is asked for a second factor.
param ([string] $Portal = 'https://portal.contoso.example')

$finance = 'S-1-5-21-1004336348-1177238915-682003330-1187'
$mfa = @"
@RuleName = "Ask outside"
exists([Type == "${type.inside}", Value == "false"])
 => issue(Type = "${method}", Value = "${factors}");

@RuleName = "Ask finance"
exists([Type == "${type.groupSid}", Value == "$finance"])
 => issue(Type = "${method}", Value = "${factors}");
"@

Set-AdfsRelyingPartyTrust -TargetName 'Portal' -AdditionalAuthenticationRules $mfa
Set-AdfsRelyingPartyTrust -TargetName 'Portal' -IssuanceAuthorizationRules (
    '@RuleName = "Permit all" ' +
    '=> issue(Type = "${permit}", Value = "true");')
Set-AdfsRelyingPartyTrust -TargetName 'Portal' -IssuanceTransformRules "=> issue(Type = \`"a\`", Value = \`"$Portal\`");"
`;

const scenarios = `{
  "rules": { "authorization": "portal.ps1", "additionalAuthentication": "portal.ps1#mfa" },
  "scenarios": [
    { "name": "Outside", "given": { "preset": "browserOutside" }, "expect": { "mfa": true, "permitted": true } },
    { "name": "Inside", "given": { "preset": "browserInside" }, "expect": { "mfa": false } }
  ]
}
`;

describe('Rules in a script', () => {
  let file: Uri;
  let tests: Uri;
  before(async () => {
    file = example('portal.ps1');
    tests = example('portal.adfstest.json');
    await workspace.fs.writeFile(file, new TextEncoder().encode(script));
  });
  after(async () => {
    await workspace.fs.delete(file);
    await commands.executeCommand('testing.refreshTests');
  });
  afterEach(() => commands.executeCommand('adfsrule.clearEvaluation'));

  it('have one line above each rule set', async () => {
    const { document } = await open(file);
    const found = await lensesByLine(document, ({ length }) => length >= 6);
    const lines = [...new Set(found.map(([line]) => line))];
    deepEqual(
      lines.map((line) => document.lineAt(line).text.slice(0, 30)),
      ['$mfa = @"', `    '@RuleName = "Permit all" `, 'Set-AdfsRelyingPartyTrust -Tar'],
    );
    for (const line of lines) {
      const titles = found.filter(([at]) => at === line).map(([, title]) => title);
      equal(titles.filter((title) => title === 'Evaluate with…').length, 1);
    }
  });

  it('are evaluated at the cursor, and it stays with them while the script changes', async function () {
    if (!(await userInterface.available())) this.skip();
    const editor = await open(file);
    const { document } = editor;
    put(editor, 'Ask finance');
    await evaluateWith('A browser on the internet');
    await lenses(document, ['$(beaker) Browser outside: MFA by "Ask outside"', 'Clear']);
    match(await hovers(document, 'exists([Type', /Browser outside/), /✓ One claim matches\./);
    match(
      await hovers(document, 'exists([Type', /Browser outside/, 'Ask finance'),
      /✗ No claim has the type/,
    );
    editor.revealRange(new Range(0, 0, 0, 0));
    await userInterface.waitFor('.codelens-decoration:has-text("Clear")');
    await userInterface.picture('evaluation-script');

    // Rules are put above, and the others move.
    await insert(editor, '$finance =', '$other = \'c:[Type == "a:b"] => issue(claim = c);\'\n');
    await replaceIn(editor, 'Value == "false"', 'Value == "False"');
    await lenses(document, ['$(beaker) Browser outside: no MFA']);
    const evaluated = (await lensesByLine(document, () => true)).filter(([, title]) =>
      title.includes('beaker'),
    );
    deepEqual(
      evaluated.map(([line]) => document.lineAt(line).text),
      ['$mfa = @"'],
    );
    match(await hovers(document, 'exists([Type', /Browser outside/), /comparison is case-sensitive/);
    await replaceText(editor, script);
  });

  it('are not evaluated where only the script knows what they are, and it is named', async function () {
    if (!(await userInterface.available())) this.skip();
    const editor = await open(file);
    put(editor, '=> issue(Type = `"a`"');
    await evaluateWith('A browser on the internet');
    await lenses(editor.document, ['$(beaker) Browser outside: no result']);
    const line = placeOf(editor.document, '=> issue(Type = `"a`"').line;
    editor.revealRange(new Range(line, 0, line, 0));
    await waitFor(
      'the reason beside the line',
      () => userInterface.textsBehind('.view-line span'),
      (texts) => texts.some((text) => text.includes('The script puts $Portal into these rules')),
    );
  });

  it('are chosen from a list where the cursor stands beside them', async function () {
    if (!(await userInterface.available())) this.skip();
    const editor = await open(file);
    editor.selection = new Selection(0, 0, 0, 0);
    void commands.executeCommand('adfsrule.evaluateWith');
    await userInterface.waitFor(listRow);
    const rows = await userInterface.texts(listRow);
    deepEqual(
      rows.map((row) => row.match(/mfa|IssuanceAuthorizationRules|IssuanceTransformRules/)?.[0]),
      ['mfa', 'IssuanceAuthorizationRules', 'IssuanceTransformRules'],
    );
    await userInterface.press('Escape');
  });

  it('have the variables and stores of the one file of scenarios that names them', async function () {
    if (!(await userInterface.available())) this.skip();
    const given = {
      rules: { issuance: 'portal.ps1' },
      variables: { Portal: 'https://wiki.contoso.example' },
      scenarios: [{ name: 'All', expect: { issued: ['a'] } }],
    };
    await workspace.fs.writeFile(tests, new TextEncoder().encode(JSON.stringify(given)));
    try {
      await open(tests);
      const editor = await open(file);
      await lenses(editor.document, ['$(play) Run 1 scenario']);
      put(editor, '=> issue(Type = `"a`"');
      await evaluateWith('A browser on the internet');
      await lenses(editor.document, ['$(beaker) Browser outside: 1 claim issued']);
    } finally {
      await open(tests);
      await commands.executeCommand('workbench.action.closeActiveEditor');
      await workspace.fs.delete(tests);
    }
  });

  it('are in the table of who is asked for MFA', async function () {
    if (!(await userInterface.available())) this.skip();
    const editor = await open(file);
    put(editor, 'Ask finance');
    void commands.executeCommand('adfsrule.showMfaTable');
    await userInterface.waitFor(`${listRow}:has-text("portal.ps1#mfa")`);
    await userInterface.click(`${listRow}:has-text("portal.ps1#IssuanceAuthorizationRules")`);
    await userInterface.press('Enter');
    const view = (selector: string) =>
      `iframe.webview.ready >> internal:control=enter-frame >> iframe#active-frame >> internal:control=enter-frame >> ${selector}`;
    const rows = await waitFor(
      'the table',
      () => userInterface.texts(view('tbody tr')),
      (texts) => texts.length > 3,
    );
    ok(rows.some((row) => row.includes('Ask finance')));
    ok(rows.some((row) => row.includes('Permit all')));
    await commands.executeCommand('workbench.action.closeActiveEditor');
    await waitFor(
      'the script in front',
      () => window.activeTextEditor?.document.uri.toString(),
      (uri) => uri === file.toString(),
    );
  });

  it('run in scenarios that name them, and are shown beside all of them', async () => {
    await workspace.fs.writeFile(tests, new TextEncoder().encode(scenarios));
    await open(tests);
    let editor = await open(file);
    const { document } = editor;
    try {
      const found = await lensesByLine(document, (all) =>
        all.some(([, title]) => title.includes('scenarios')),
      );
      const offered = found.filter(([, title]) => title === '$(play) Run 2 scenarios');
      // The third rule set is in no scenario.
      equal(offered.length, 2);
      const [line = 0] = offered[0] ?? [];
      await commands.executeCommand('adfsrule.runScenarios', file, new Position(line + 1, 0));
      await lenses(document, ['$(pass) 2 scenarios pass']);
      await replaceIn(editor, 'Value == "false"', 'Value == "true"');
      await lenses(document, ['$(play) Run 2 scenarios'], ['$(pass) 2 scenarios pass']);
      await commands.executeCommand('adfsrule.runScenarios', file, new Position(line + 1, 0));
      await lenses(document, ['$(error) 2 of 2 scenarios fail']);
      await replaceText(editor, script);
      if (!(await userInterface.available())) return;
      await commands.executeCommand('workbench.view.testing.focus');
      await commands.executeCommand('testing.coverageAll');
      const rows = await waitFor(
        'the script in the coverage view',
        () => userInterface.texts('.test-coverage-list-item'),
        (texts) => texts.some((text) => text.includes('portal.ps1')),
      );
      ok(rows.length > 0);
      await open(file);
      await userInterface.picture('coverage-script');
      await commands.executeCommand('testing.coverage.close');
      await commands.executeCommand('workbench.action.closePanel');
      await commands.executeCommand('workbench.view.explorer');
      editor = await open(file);
      put(editor, 'Ask finance');
      void commands.executeCommand('adfsrule.evaluateWith');
      await userInterface.click(`${listRow}:has-text("portal.adfstest.json")`);
      await lenses(document, [
        '$(beaker) Outside: MFA by "Ask outside"',
        '$(beaker) Outside: permitted by "Permit all"',
      ]);
    } finally {
      await workspace.fs.delete(tests);
      await replaceText(await open(file), script);
    }
  });
});

function put(editor: TextEditor, text: string): void {
  const place = placeOf(editor.document, text);
  editor.selection = new Selection(place, place);
}

async function insert(editor: TextEditor, before: string, text: string): Promise<void> {
  await editor.edit((edit) => edit.insert(placeOf(editor.document, before), text));
}

async function replaceIn(editor: TextEditor, old: string, text: string): Promise<void> {
  const start = placeOf(editor.document, old);
  await editor.edit((edit) => edit.replace(new Range(start, start.translate(0, old.length)), text));
}

/** The lines above rules, with the line that they stand on. */
function lensesByLine(
  document: TextDocument,
  holds: (found: readonly (readonly [line: number, title: string])[]) => boolean,
): Promise<readonly (readonly [line: number, title: string])[]> {
  return waitFor(
    'lines above the rules',
    async () => {
      const found = await commands.executeCommand<CodeLens[] | undefined>(
        'vscode.executeCodeLensProvider',
        document.uri,
      );
      return (found ?? []).map(({ range, command }) => [range.start.line, command?.title ?? ''] as const);
    },
    holds,
  );
}
