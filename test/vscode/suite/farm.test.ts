import { equal, match, ok } from 'node:assert/strict';
import { commands, env, extensions, Selection, type Uri, Uri as Uris, window, workspace } from 'vscode';
import { userInterface } from './support/conductor.ts';
import { closeAll, open, openUntitled } from './support/documents.ts';
import { makeFolder, readFile, remove, writeFile } from './support/files.ts';
import { waitFor } from './support/waitFor.ts';

const rule = 'c:[Type == "http://contoso.example/claims/dept"]\r\n => issue(claim = c);\r\n';
const permit =
  ' => issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");\r\n';
const contents = {
  format: 'adfs-claim-rules-export',
  relyingPartyTrusts: [
    {
      Name: 'Contoso: Payroll',
      Identifier: ['urn:payroll'],
      IssuanceAuthorizationRules: permit,
      IssuanceTransformRules: rule,
    },
  ],
  global: [{ AdditionalAuthenticationRules: '' }],
};
const files = 'Relying party trusts/Contoso- Payroll/Contoso- Payroll';

describe('The way to the farm and back', () => {
  let folder: Uri;
  let exported: Uri;
  const file = (path: string) => Uris.joinPath(folder, ...path.split('/'));

  before(async () => {
    folder = await makeFolder('farm');
    exported = file('export.json');
    await writeFile(exported, `\ufeff${JSON.stringify(contents, undefined, 2)}`);
    // The first command wakes the extension; requests are answered once the server runs.
    await waitFor('the server', async () => {
      const { document } = await openUntitled('c:[] => issue(claim = c);');
      await commands.executeCommand('adfsrule.copyAsPowerShell');
      equal(document.languageId, 'adfsrule');
      return (await env.clipboard.readText()).startsWith("'");
    });
  });

  after(async () => {
    await closeAll();
    await remove(folder);
  });

  it('has its commands', async () => {
    const known = new Set(await commands.getCommands(true));
    const { packageJSON } = extensions.getExtension('adfs-claim-rules.adfs-claim-rules') ?? {};
    const inPalette = new Set(
      packageJSON.contributes.commands.map(({ command }: { command: string }) => command),
    );
    for (const name of [
      ...['copyAsPowerShell', 'saveDeploymentScript', 'saveExportScript'],
      ...['importExport', 'compareWithExport', 'goToError', 'checkAll'],
    ]) {
      ok(known.has(`adfsrule.${name}`) && inPalette.has(`adfsrule.${name}`), name);
    }
  });

  it('copies the selection as a PowerShell string', async () => {
    const { document } = await openUntitled(`c:[Type == "it's"] => issue(claim = c);\nx`);
    const editor = await window.showTextDocument(document);
    editor.selection = new Selection(0, 0, 0, document.lineAt(0).text.length);
    await commands.executeCommand('adfsrule.copyAsPowerShell');
    equal(await env.clipboard.readText(), `'c:[Type == "it''s"] => issue(claim = c);'`);
  });

  it('imports an export', async () => {
    void commands.executeCommand('adfsrule.importExport', exported, folder);
    equal(
      await waitFor('the rules', () => readFile(file(`${files}.issuance.adfsrule`))),
      'c:[Type == "http://contoso.example/claims/dept"]\n => issue(claim = c);\n',
    );
    await waitFor('the trust', () => readFile(file('Relying party trusts/Contoso- Payroll/trust.json')));
  });

  it('writes nothing of a damaged export, and says where it is damaged', async () => {
    const damaged = file('damaged.json');
    await writeFile(
      damaged,
      JSON.stringify(contents, undefined, 2).replace('"urn:payroll"', ''.padEnd(3, ']')),
    );
    void commands.executeCommand('adfsrule.importExport', damaged, file('nothing'));
    if (await userInterface.available()) {
      await commands.executeCommand('notifications.showList');
      await waitFor(
        'the message',
        () => userInterface.texts('.notification-list-item-message'),
        (texts) => texts.some((text) => /^Line \d+, column \d+: The JSON is damaged/.test(text)),
      );
      await commands.executeCommand('notifications.clearAll');
    }
    const there = await workspace.fs.readDirectory(folder);
    ok(!there.some(([name]) => name === 'nothing'));
  });

  it('saves a script for all rule sets of a folder', async () => {
    const target = file('payroll.ps1');
    await commands.executeCommand(
      'adfsrule.saveDeploymentScript',
      file('Relying party trusts/Contoso- Payroll'),
      {
        mode: 'replace',
        target,
      },
    );
    const script = await readFile(target);
    match(script, /\$TargetName = 'Contoso: Payroll',/);
    match(
      script,
      /\$rules\['IssuanceAuthorizationRules'\] = '=> issue|\$rules\['IssuanceAuthorizationRules'\] = @'/,
    );
    match(script, /\$rules\['IssuanceTransformRules'\] = @'/);
    equal(window.activeTextEditor?.document.uri.toString(), target.toString());
    if (await userInterface.available()) await userInterface.picture('look-deployment-script');
  });

  it('asks what the rules are for where nothing tells', async function () {
    if (!(await userInterface.available())) this.skip();
    const rules = file('loose.issuance.adfsrule');
    await writeFile(rules, rule);
    const target = file('loose.ps1');
    const done = commands.executeCommand('adfsrule.saveDeploymentScript', rules, { target });
    await choose('What are the rules for?', 'Web API');
    await userInterface.waitFor('.quick-input-widget input[type="text"]');
    await waitFor(
      'the question for the name',
      () => userInterface.texts('.quick-input-title'),
      ([title]) => title === 'Web API application',
    );
    await userInterface.type("Orders' API");
    await userInterface.press('Enter');
    await choose('What happens to the present rules?', 'Append');
    await done;
    const script = await readFile(target);
    match(script, /\$TargetName = 'Orders'' API',/);
    match(script, /\$append = \$true/);
    match(script, /Set-AdfsWebApiApplication -TargetName/);
  });

  it('saves the export script', async () => {
    const target = file('Export.ps1');
    await commands.executeCommand('adfsrule.saveExportScript', target);
    match(await readFile(target), /Get-AdfsRelyingPartyTrust/);
  });

  it('sees no difference in layout, and shows one in the rules', async () => {
    const rules = file(`${files}.issuance.adfsrule`);
    await commands.executeCommand('adfsrule.compareWithExport', rules, exported);
    equal(diffs().length, 0);
    await writeFile(rules, (await readFile(rules)).replace('dept', 'department'));
    await commands.executeCommand('adfsrule.compareWithExport', rules, exported);
    const [diff] = await waitFor('a comparison', diffs, (found) => found.length > 0);
    match(diff?.label ?? '', /^Contoso: Payroll\.issuance: export ↔ file$/);
    if (await userInterface.available()) {
      await userInterface.waitFor('.monaco-diff-editor .view-line');
      await userInterface.picture('look-compare-with-export');
    }
    await writeFile(rules, (await readFile(rules)).replace('department', 'dept'));
  });

  it('compares a folder', async () => {
    await closeAll();
    await commands.executeCommand('workbench.action.closeAllEditors');
    await writeFile(file(`${files}.authorization.adfsrule`), '=> issue(Type = "a", Value = "b");\n');
    await writeFile(file(`${files}.delegation.adfsrule`), '=> issue(Type = "a", Value = "b");\n');
    await commands.executeCommand('adfsrule.compareWithExport', folder, exported);
    await waitFor(
      'a comparison of several files',
      () => window.tabGroups.all.flatMap(({ tabs }) => tabs).map(({ label }) => label),
      (labels) => labels.some((label) => /^farm: export ↔ file/.test(label)),
    );
  });

  it('shows who is asked for MFA by all rules of an imported trust, without a question', async function () {
    if (!(await userInterface.available())) this.skip();
    await commands.executeCommand('workbench.action.closeAllEditors');
    await commands.executeCommand('adfsrule.showMfaTable', file(`${files}.issuance.adfsrule`));
    const [names] = await waitFor(
      'the names of the files',
      () =>
        userInterface.texts(
          'iframe.webview.ready >> internal:control=enter-frame >> iframe#active-frame >> internal:control=enter-frame >> #files',
        ),
      ([text]) => Boolean(text),
    );
    match(names ?? '', /Payroll\.authorization.*Payroll\.issuance/);
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('asks before it overwrites what has been changed, and only then', async function () {
    if (!(await userInterface.available())) this.skip();
    const rules = file(`${files}.issuance.adfsrule`);
    const imported = await readFile(rules);
    await remove(file('Relying party trusts'));
    const again = file('again.json');
    await writeFile(again, JSON.stringify(contents));
    void commands.executeCommand('adfsrule.importExport', again, folder);
    const message = '.notification-list-item-message';
    const isDone = ([text]: readonly string[]) => /^Imported: 2 rule sets/.test(text ?? '');
    await commands.executeCommand('notifications.showList');
    await waitFor('the end of the import', () => userInterface.texts(message), isDone);
    await commands.executeCommand('notifications.clearAll');
    await waitFor('the rules', async () => (await readFile(rules)) === imported);
    void commands.executeCommand('adfsrule.importExport', again, folder);
    await commands.executeCommand('notifications.showList');
    await waitFor('the end of the same import again', () => userInterface.texts(message), isDone);
    await commands.executeCommand('notifications.clearAll');

    await writeFile(rules, imported.replace('dept', 'department'));
    // VS Code shows no modal question in tests: it refuses to ask, and says what it was asked.
    const asked = await Promise.resolve(commands.executeCommand('adfsrule.importExport', again, folder)).then(
      String,
      String,
    );
    match(asked, /1 of the 3 files is there already, with other text\./);
    match(await readFile(rules), /department/);
    await writeFile(rules, imported);
  });

  it('takes a plain text with rules for rules where a command needs them', async function () {
    if (!(await userInterface.available())) this.skip();
    await closeAll();
    const pasted = 'c:[Type == “x”] =&gt; issue(claim = c)';
    const document = await workspace.openTextDocument({ language: 'plaintext', content: pasted });
    await window.showTextDocument(document);
    void commands.executeCommand('adfsrule.saveDeploymentScript');
    await commands.executeCommand('notifications.showList');
    await waitFor(
      'the offer',
      () => userInterface.texts('.notification-list-item-message'),
      ([text]) => /^This looks like claim rules/.test(text ?? ''),
    );
    await userInterface.click('.notification-list-item-buttons-container .monaco-button');
    await waitFor('rules', () => window.activeTextEditor?.document.languageId === 'adfsrule');
    await closeAll();
  });

  it('goes to what AD FS complains about', async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
    const rules = file('broken.adfsrule');
    await writeFile(
      rules,
      '@RuleName = "A"\n=> issue(Type = "a", Value = "b");\n\nc1;[]\n => issue(claim = c1);\n',
    );
    const editor = await open(rules);
    await commands.executeCommand(
      'adfsrule.goToError',
      "POLICY0002: Could not parse policy data.\nLine number: 1, Column number: 2, Error token: ;. Line: 'c1;[]=>issue(claim=c1);'.\nParser error: 'POLICY0030: Syntax error, unexpected ';', expecting one of the following: ':' .'",
    );
    equal(editor.document.offsetAt(editor.selection.start), editor.document.getText().indexOf(';[]'));
    equal(editor.document.getText(editor.selection), ';');
    if (await userInterface.available()) await userInterface.picture('look-adfs-error');
  });
});

/** Takes the one entry of a list that has this text. */
async function choose(title: string, text: string): Promise<void> {
  await waitFor(
    `the question "${title}"`,
    () => userInterface.texts('.quick-input-title'),
    ([shown]) => shown === title,
  );
  await userInterface.type(text);
  await waitFor(
    'one entry',
    () => userInterface.texts('.quick-input-widget .monaco-list-row'),
    (rows) => rows.length === 1,
  );
  await userInterface.press('Enter');
}

function diffs() {
  return window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ label }) => label.includes('↔'));
}
