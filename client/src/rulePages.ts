// The pages about lint rules: shown from the extension's own folder, so that they open without a network.
import { commands, type Diagnostic, type Disposable, Uri } from 'vscode';

const openPage = 'adfsrule.openRulePage';

/** Points the code of each diagnostic that has a page at the page that came with the extension. */
export function withLocalPages(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.map((diagnostic) => {
    const { code } = diagnostic;
    if (typeof code !== 'object' || code === null) return diagnostic;
    const id = String(code.value);
    const argument = encodeURIComponent(JSON.stringify([id]));
    diagnostic.code = { value: code.value, target: Uri.parse(`command:${openPage}?${argument}`) };
    return diagnostic;
  });
}

/** The command behind these links. */
export function registerRulePages(extension: Uri): Disposable {
  return commands.registerCommand(openPage, async (id: unknown) => {
    if (typeof id !== 'string' || !/^[a-z-]+$/.test(id)) return;
    const page = Uri.joinPath(extension, 'docs', 'rules', `${id}.md`);
    await commands.executeCommand('markdown.showPreview', page);
  });
}
