// Opening, editing and reading claim rule documents.
import {
  commands,
  type Diagnostic,
  type DocumentSymbol,
  languages,
  Range,
  type TextDocument,
  type TextEditor,
  Uri,
  window,
  workspace,
} from 'vscode';
import { waitFor } from './waitFor.ts';

/** A file of `examples/`, the folder that every run opens. */
export function example(name: string): Uri {
  const folder = workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('No folder is open.');
  return Uri.joinPath(folder.uri, name);
}

/** Shows a document in an editor that has the focus. */
export async function open(uri: Uri): Promise<TextEditor> {
  return window.showTextDocument(await workspace.openTextDocument(uri), { preview: false });
}

/** A new document without a file, in an editor that has the focus. */
export async function openUntitled(content = ''): Promise<TextEditor> {
  const document = await workspace.openTextDocument({ language: 'adfsrule', content });
  const editor = await window.showTextDocument(document, { preview: false });
  // VS Code's backup of a document that was closed a moment ago may come back under the same name.
  if (document.getText() !== content) await replaceText(editor, content);
  return editor;
}

/** Closes all editors and drops what was typed into them. */
export async function closeAll(): Promise<void> {
  while (window.activeTextEditor) {
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
}

/** Replaces the whole text, as one edit. */
export async function replaceText(editor: TextEditor, text: string): Promise<void> {
  const { document } = editor;
  const all = new Range(document.positionAt(0), document.positionAt(document.getText().length));
  await editor.edit((builder) => builder.replace(all, text));
}

/** The diagnostics of a document once they are as wanted. */
export function diagnostics(
  document: TextDocument,
  wanted: string,
  holds: (found: readonly Diagnostic[]) => boolean,
): Promise<readonly Diagnostic[]> {
  return waitFor(wanted, () => languages.getDiagnostics(document.uri), holds);
}

/** The outline, once the language server has answered. */
export function outline(uri: Uri): Promise<readonly DocumentSymbol[]> {
  return waitFor(
    `an outline of ${uri.path}`,
    async () =>
      (await commands.executeCommand<DocumentSymbol[] | undefined>(
        'vscode.executeDocumentSymbolProvider',
        uri,
      )) ?? [],
    (symbols) => symbols.length > 0,
  );
}
