import { equal, match, ok } from 'node:assert/strict';
import {
  type CodeLens,
  ConfigurationTarget,
  commands,
  type InlayHint,
  Range,
  type TextDocument,
  Uri,
  workspace,
} from 'vscode';
import { userInterface } from './support/conductor.ts';
import { example, open, openUntitled } from './support/documents.ts';
import { makeFolder, remove, writeFile } from './support/files.ts';
import { type } from './support/rules.ts';
import { waitFor } from './support/waitFor.ts';

describe('The stage of a file', () => {
  before(async function () {
    if (!(await userInterface.available())) this.skip();
  });

  it('stands in the status bar, by the name of the file or by its rules', async () => {
    await open(example('inside-network.issuance.adfsrule'));
    await inStatusBar('Issuance Transform');
    await open(example('mfa-outside-for-group.adfsrule'));
    await inStatusBar('Additional Authentication');
    await openUntitled('');
    await inStatusBar('Stage unknown');
  });

  it('is chosen from a list and kept', async () => {
    const folder = await makeFolder('stage');
    try {
      const file = Uri.joinPath(folder, 'rules.adfsrule');
      await writeFile(file, `c:[Type == "${type.upn}"]\n => issue(claim = c);\n`);
      await open(file);
      void commands.executeCommand('adfsrule.selectStage');
      await userInterface.waitFor('.quick-input-widget .monaco-list-row');
      await userInterface.type('Acceptance');
      await waitFor(
        'one stage in the list',
        () => userInterface.texts('.quick-input-widget .monaco-list-row'),
        ([first, ...others]) => others.length === 0 && (first?.includes('Acceptance Transform') ?? false),
      );
      await userInterface.press('Enter');
      await inStatusBar('Acceptance Transform');
      const kept = workspace.getConfiguration('adfsrule').get<Record<string, string>>('stages') ?? {};
      equal(Object.values(kept).join(), 'acceptance');
    } finally {
      await workspace.getConfiguration('adfsrule').update('stages', undefined, ConfigurationTarget.Global);
      await remove(folder);
    }
  });
});

describe('Beside the rules', () => {
  it('a lens says what a rule reads and which rules read it', async () => {
    const { document } = await open(example('office365-issuance.adfsrule'));
    const lenses = await waitFor(
      'lenses',
      async () =>
        (await commands.executeCommand<CodeLens[] | undefined>(
          'vscode.executeCodeLensProvider',
          document.uri,
          100,
        )) ?? [],
      (found) => found.length > 0,
    );
    const texts = lenses.map(({ range, command }) => [document.lineAt(range.start).text, command?.title]);
    match(JSON.stringify(texts), /Look up UPN and immutable ID.*read by 1 rule/);
  });

  it('the names of claim types stand behind their URIs when that is asked for', async () => {
    const { document } = await open(example('permit-staff.adfsrule'));
    const settings = workspace.getConfiguration('adfsrule');
    await settings.update('inlayHints', 'claimNames', ConfigurationTarget.Global);
    try {
      const [first] = await hints(document, (found) => found.length > 0);
      ok(JSON.stringify(first?.label).includes('Group SID'));
    } finally {
      await settings.update('inlayHints', undefined, ConfigurationTarget.Global);
    }
    await hints(document, (found) => found.length === 0);
  });
});

async function inStatusBar(text: string): Promise<void> {
  await waitFor(
    `"${text}" in the status bar`,
    () => userInterface.texts('.statusbar-item'),
    (items) => items.some((item) => item.trim() === text),
  );
}

function hints(
  document: TextDocument,
  holds: (found: readonly InlayHint[]) => boolean,
): Promise<readonly InlayHint[]> {
  return waitFor(
    'inlay hints as wanted',
    async () =>
      (await commands.executeCommand<InlayHint[] | undefined>(
        'vscode.executeInlayHintProvider',
        document.uri,
        new Range(0, 0, document.lineCount, 0),
      )) ?? [],
    holds,
  );
}
