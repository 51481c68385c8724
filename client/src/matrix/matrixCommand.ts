// "Who is asked for MFA?": finds out which rules are meant, and opens the table.
import { commands, type Disposable, l10n, type QuickPickItem, QuickPickItemKind, Uri, window } from 'vscode';
import { languageId } from '../clientOptions.ts';
import { filesInWorkspace } from '../findFiles.ts';
import type { Server } from '../server.ts';
import { isScenarios, type ScenarioFiles, shownPath } from '../testing/scenarioFiles.ts';
import { MatrixPanels } from './matrixPanel.ts';
import type { MatrixSubject } from './matrixSubject.ts';

/** Command: the table for a rule file, or a file of scenarios. Takes its address; without one, the active editor's. */
export const mfaMatrixCommand = 'adfsrule.showMfaTable';

/** More rule files than this are not offered. */
const mostFiles = 500;

export function registerMfaMatrix(server: Server, files: ScenarioFiles, extension: Uri): Disposable[] {
  const panels = new MatrixPanels(server, extension);
  const show = async (given?: unknown) => {
    const document = window.activeTextEditor?.document;
    const isOurs = document && (document.languageId === languageId || isScenarios(document));
    const uri = given instanceof Uri ? given : isOurs ? document.uri : undefined;
    const subject = uri?.path.endsWith('.json')
      ? ({ kind: 'scenarios', uri } as const)
      : await subjectOf(uri, files);
    if (subject) panels.show(subject);
  };
  return [panels, commands.registerCommand(mfaMatrixCommand, show)];
}

interface SubjectItem extends QuickPickItem {
  readonly subject?: MatrixSubject;
}

/**
 * The rules of a trust: a file of scenarios names them. Without one the user says which rule files belong together.
 */
async function subjectOf(rules: Uri | undefined, files: ScenarioFiles): Promise<MatrixSubject | undefined> {
  const named = rules ? files.naming(rules) : files.all;
  const [only, ...others] = named;
  if (rules && only && others.length === 0) return { kind: 'scenarios', uri: only.uri };
  if (!only) return chooseRules(rules);
  const items: readonly SubjectItem[] = [
    ...named.map(({ uri, content }) => ({
      label: `$(beaker) ${shownPath(uri)}`,
      detail: content.rules.map((rule) => shownPath(Uri.parse(rule.uri))).join(', '),
      subject: { kind: 'scenarios', uri } as const,
    })),
    { label: '', kind: QuickPickItemKind.Separator },
    { label: l10n.t('Choose rule files…') },
  ];
  const chosen = await window.showQuickPick(items, {
    title: l10n.t('Who is asked for MFA? Choose the rules'),
    matchOnDetail: true,
  });
  return chosen && (chosen.subject ?? chooseRules(rules));
}

async function chooseRules(rules: Uri | undefined): Promise<MatrixSubject | undefined> {
  const found = await filesInWorkspace('.adfsrule', mostFiles);
  const key = rules?.toString();
  const others = found.filter((uri) => uri.toString() !== key).sort((a, b) => (a.path < b.path ? -1 : 1));
  const all = [...(rules ? [rules] : []), ...others];
  if (all.length === 0) {
    void window.showInformationMessage(l10n.t('Open a claim rule file first.'));
    return undefined;
  }
  if (rules && others.length === 0) return { kind: 'rules', uris: [rules] };
  const items = all.map((uri) => ({ label: shownPath(uri), picked: uri.toString() === key, uri }));
  const chosen = await window.showQuickPick(items, {
    title: l10n.t('Who is asked for MFA? Choose the rule files of one application'),
    placeHolder: l10n.t('Authorization, additional authentication and issuance rules'),
    canPickMany: true,
  });
  return chosen && chosen.length > 0 ? { kind: 'rules', uris: chosen.map(({ uri }) => uri) } : undefined;
}
