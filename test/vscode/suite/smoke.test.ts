import { equal, ok } from 'node:assert/strict';
import { commands, extensions } from 'vscode';
import { diagnostics, example, open, outline } from './support/documents.ts';

describe('The packaged extension', () => {
  it('is installed, not loaded from its sources', () => {
    const extension = extensions.getExtension('adfs-claim-rules.adfs-claim-rules');
    ok(extension, 'not installed');
    ok(extension.extensionPath.includes('extensions'), extension.extensionPath);
  });

  it('starts its language server for a rule file', async () => {
    const { document } = await open(example('broken-from-a-blog.adfsrule'));
    await diagnostics(document, 'diagnostics', (found) => found.length > 1);
    equal((await outline(document.uri)).length, 6);
  });

  it('has its commands', async () => {
    const all = await commands.getCommands(true);
    ok(all.includes('adfsrule.restartServer') && all.includes('adfsrule.showLog'));
  });
});
