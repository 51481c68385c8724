import { deepEqual, equal } from 'node:assert/strict';
import { commands, type DocumentLink, workspace } from 'vscode';
import { closeAll, example, open } from './support/documents.ts';
import { waitFor } from './support/waitFor.ts';

describe('Rule files in PowerShell', () => {
  afterEach(closeAll);

  it('are links to the files', async () => {
    await open(example('permit-staff.adfsrule'));
    const { document } = await open(example('rules-from-files.ps1'));
    equal(document.languageId, 'powershell');
    const links = await waitFor(
      'two links',
      async () => await commands.executeCommand<DocumentLink[]>('vscode.executeLinkProvider', document.uri),
      (found) => found.filter(({ target }) => target?.path.endsWith('.adfsrule')).length === 2,
    );
    const files = links.filter(({ target }) => target?.path.endsWith('.adfsrule'));
    deepEqual(
      files.map(({ range }) => document.getText(range)),
      ['$PSScriptRoot\\office365-issuance.adfsrule', '.\\mfa-outside-for-group.adfsrule'],
    );
    for (const { target } of files) if (target) await workspace.fs.stat(target);
  });
});
