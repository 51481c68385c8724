// A place in the editor with something to say about it, until the user goes on.
import {
  commands,
  type Disposable,
  MarkdownString,
  type Range,
  Selection,
  type TextEditor,
  TextEditorRevealType,
  ThemeColor,
  window,
  workspace,
} from 'vscode';

const frame = {
  borderWidth: '1px',
  borderStyle: 'solid',
  borderColor: new ThemeColor('editorError.foreground'),
};

/** Selects the range, frames it and shows the text, which is Markdown, until the text changes or the cursor moves. */
export async function explainPlace(editor: TextEditor, range: Range, text: string): Promise<void> {
  editor.selection = new Selection(range.start, range.end);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
  const decoration = window.createTextEditorDecorationType(frame);
  editor.setDecorations(decoration, [
    { range, hoverMessage: new MarkdownString(text.replaceAll('\n', '\n\n')) },
  ]);
  const ends: Disposable[] = [decoration];
  const end = () => {
    for (const each of ends) each.dispose();
  };
  ends.push(
    workspace.onDidChangeTextDocument(({ document }) => document === editor.document && end()),
    window.onDidChangeTextEditorSelection(
      ({ textEditor, selections }) =>
        textEditor.document === editor.document && !selections[0]?.isEqual(range) && end(),
    ),
    window.onDidChangeVisibleTextEditors((editors) => !editors.includes(editor) && end()),
  );
  await commands.executeCommand('editor.action.showHover');
}
