// "Format Rules Here": the form of rules in a script, whose own formatter knows nothing of them.
import { commands, type Disposable, l10n, Range, WorkspaceEdit, window, workspace } from 'vscode';
import {
  type FormatRulesParams,
  type FormatRulesResult,
  formatRulesRequest,
} from '../../server/src/lsp/protocol.ts';
import { languageId } from './clientOptions.ts';
import type { StageSource } from './stageItem.ts';

/** The command that brings the rules at the cursor into form, in a script as well, which has no formatter for them. */
export function registerFormatRules(source: StageSource): Disposable {
  return commands.registerCommand('adfsrule.formatRules', async () => {
    const editor = window.activeTextEditor;
    if (editor?.document.languageId === languageId) {
      await commands.executeCommand('editor.action.formatDocument');
      return;
    }
    const found = editor && (await ask(source, editor.document.uri.toString(), editor.selection.active));
    if (!editor || !found) {
      void window.showInformationMessage(l10n.t('Put the cursor into claim rules first.'));
      return;
    }
    const edit = new WorkspaceEdit();
    for (const { range, newText } of found.edits) {
      const { start, end } = range;
      edit.replace(
        editor.document.uri,
        new Range(start.line, start.character, end.line, end.character),
        newText,
      );
    }
    if (found.edits.length > 0) await workspace.applyEdit(edit);
    else if (!found.isComplete) {
      void window.showInformationMessage(
        l10n.t('The script puts these rules together; only by hand can they be laid out anew.'),
      );
    }
  });
}

async function ask(
  source: StageSource,
  uri: string,
  { line, character }: { readonly line: number; readonly character: number },
): Promise<NonNullable<FormatRulesResult> | undefined> {
  const params: FormatRulesParams = { textDocument: { uri }, position: { line, character } };
  return (await source.request<FormatRulesResult>(formatRulesRequest, params)) ?? undefined;
}
