// What an empty rule file says: how to begin.
import {
  CodeLens,
  commands,
  type Disposable,
  l10n,
  languages,
  Range,
  type TextDocument,
  type TextEditor,
  ThemeColor,
  Uri,
  window,
  workspace,
} from 'vscode';
import { languageId } from '../clientOptions.ts';
import { isEditable } from './editable.ts';
import { openExamplesCommand } from './examples.ts';
import { newRuleCommand } from './newRule.ts';

export const newFileCommand = 'adfsrule.newFile';

const start = new Range(0, 0, 0, 0);

/**
 * The hint in the text, the lens above it, and the command that makes such a file.
 * @param examples the folder of the examples: the command's argument may name one, to begin with its text
 */
export function registerEmptyFile(examples: Uri): Disposable[] {
  const hint = window.createTextEditorDecorationType({
    after: {
      contentText: l10n.t('Paste rules, type, or press Ctrl+Space to choose a starter.'),
      color: new ThemeColor('input.placeholderForeground'),
    },
  });
  const update = (editors: readonly TextEditor[]) => {
    for (const editor of editors) editor.setDecorations(hint, isEmpty(editor.document) ? [start] : []);
  };
  update(window.visibleTextEditors);
  return [
    hint,
    window.onDidChangeVisibleTextEditors(update),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (document.languageId !== languageId) return;
      update(window.visibleTextEditors.filter((editor) => editor.document === document));
    }),
    // The language of a document may change without the editors that show it.
    workspace.onDidOpenTextDocument((document) =>
      update(window.visibleTextEditors.filter((editor) => editor.document === document)),
    ),
    languages.registerCodeLensProvider({ language: languageId }, { provideCodeLenses: lenses }),
    commands.registerCommand(newFileCommand, async (example?: unknown) => {
      const content = await textOf(examples, example);
      await window.showTextDocument(await workspace.openTextDocument({ language: languageId, content }));
    }),
  ];
}

/** The text of an example; empty for what is none. */
async function textOf(examples: Uri, name: unknown): Promise<string> {
  if (typeof name !== 'string' || !/^[\w-]+(?:\.[\w-]+)*$/.test(name)) return '';
  return new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(examples, name)));
}

function lenses(document: TextDocument): CodeLens[] {
  if (!isEmpty(document)) return [];
  return [
    new CodeLens(start, { title: l10n.t('New rule…'), command: newRuleCommand }),
    new CodeLens(start, {
      title: l10n.t('Open the example workspace'),
      command: openExamplesCommand,
    }),
  ];
}

function isEmpty(document: TextDocument): boolean {
  if (document.languageId !== languageId || !isEditable(document)) return false;
  return document.lineCount === 1 && document.lineAt(0).text === '';
}
