import { equal, ok } from 'node:assert/strict';
import { commands, DiagnosticSeverity, languages } from 'vscode';
import { userInterface } from './support/conductor.ts';
import { closeAll, diagnostics, example, open } from './support/documents.ts';
import { readFile, writeFile } from './support/files.ts';
import { waitFor } from './support/waitFor.ts';

describe('A check of all rule files', () => {
  const broken = example('broken-from-a-blog.adfsrule');
  let before = '';

  beforeEach(async () => {
    await closeAll();
    before = await readFile(broken);
  });

  afterEach(async () => {
    await writeFile(broken, before);
    await closeAll();
    // The other suites are about files that are open.
    await commands.executeCommand('adfsrule.restartServer');
    await waitFor('no problems', () => languages.getDiagnostics(broken).length === 0);
    await commands.executeCommand('workbench.action.closePanel');
  });

  it('lists what is wrong in files that are not open, and takes it off the list when it is mended', async () => {
    equal(languages.getDiagnostics(broken).length, 0);
    await commands.executeCommand('adfsrule.checkAll');
    const found = await waitFor(
      'problems of a closed file',
      () => languages.getDiagnostics(broken),
      (all) => all.length > 3,
    );
    ok(found.some(({ code }) => typeof code === 'object' && code.value === 'empty-claim-type'));
    if (await userInterface.available()) {
      await userInterface.waitFor('.markers-panel .monaco-list-row');
      await userInterface.picture('look-check-all');
    }
    await writeFile(broken, '=> issue(Type = "http://contoso.example/claims/a", Value = "b");\n');
    await waitFor('no problems', () => languages.getDiagnostics(broken).length === 0);
  });

  it('says nothing twice of a file that is opened', async () => {
    await commands.executeCommand('adfsrule.checkAll');
    const closed = await waitFor(
      'problems of a closed file',
      () => languages.getDiagnostics(broken),
      (all) => all.length > 3,
    );
    const { document } = await open(broken);
    await diagnostics(document, 'the same, and hints', (all) => all.length > closed.length);
    const listed = languages
      .getDiagnostics(broken)
      .filter(({ severity }) => severity !== DiagnosticSeverity.Hint);
    equal(listed.length, closed.length);
  });
});
