// "Who is asked for MFA?": finds out which rules are meant, and opens the table.
import {
  commands,
  type Disposable,
  l10n,
  type QuickPickItem,
  QuickPickItemKind,
  Uri,
  window,
  workspace,
} from 'vscode';
import { languageId } from '../clientOptions.ts';
import { folderOf, isFolder, nameOf, rulesOfTrust } from '../farm/ruleFiles.ts';
import { openRulesFirst } from '../farm/words.ts';
import { filesInWorkspace } from '../findFiles.ts';
import { type RulesPlace, ruleSetsIn, rulesMeant } from '../ruleSets.ts';
import type { Server } from '../server.ts';
import { isScenarios, type ScenarioFiles, shownPath } from '../testing/scenarioFiles.ts';
import { MatrixPanels } from './matrixPanel.ts';
import type { MatrixRules, MatrixSubject } from './matrixSubject.ts';

/**
 * Command: the table for rules, a file of scenarios, or the folder of an imported trust. Takes the address, in a script
 * with a position; without one, the active editor's.
 */
export const mfaMatrixCommand = 'adfsrule.showMfaTable';

/** More rule files than this are not offered. */
const mostFiles = 500;

/** The command that opens the table of who is asked for MFA, for a scenario file or for rules. */
export function registerMfaMatrix(server: Server, files: ScenarioFiles, extension: Uri): Disposable[] {
  const panels = new MatrixPanels(server, extension);
  const show = async (given?: unknown, position?: unknown) => {
    const document = window.activeTextEditor?.document;
    const isScenarioFile =
      given instanceof Uri ? given.path.endsWith('.json') : document && isScenarios(document);
    const uri = given instanceof Uri ? given : document?.uri;
    if (isScenarioFile && uri) return panels.show({ kind: 'scenarios', uri });
    const rules = await rulesOf(server, given, position);
    const subject = await subjectOf(server, rules, files);
    if (subject) panels.show(subject);
  };
  return [panels, commands.registerCommand(mfaMatrixCommand, show)];
}

/** The rules that are given, or those at the cursor; of a script without rules, and of all other documents, none. */
async function rulesOf(server: Server, given: unknown, position: unknown): Promise<RulesPlace | undefined> {
  const document = window.activeTextEditor?.document;
  if (given instanceof Uri && (await isFolder(given))) return { uri: given };
  if (given instanceof Uri) return rulesMeant(server, given, position);
  if (document?.languageId === languageId) return { uri: document.uri };
  if (!document || (await ruleSetsIn(server, document)).length === 0) return undefined;
  return rulesMeant(server, undefined, undefined);
}

interface SubjectItem extends QuickPickItem {
  readonly subject?: MatrixSubject;
}

/**
 * The rules of a trust: a file of scenarios names them, or they stand in the folder that an import made. Otherwise the
 * user says which rules belong together.
 */
async function subjectOf(
  server: Server,
  rules: RulesPlace | undefined,
  files: ScenarioFiles,
): Promise<MatrixSubject | undefined> {
  const own = rules && !rules.range ? await rulesOfTrust(rules.uri) : undefined;
  const named = rules ? files.naming(rules) : files.all;
  const [only, ...others] = named;
  if (rules && only && others.length === 0) return { kind: 'scenarios', uri: only.uri };
  if (!only && own) return own.length > 0 ? { kind: 'rules', rules: own.map(ruleFile) } : chooseRules(server);
  if (!only) return chooseRules(server, rules);
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
  return chosen && (chosen.subject ?? chooseRules(server, rules));
}

interface RulesItem extends QuickPickItem {
  readonly rules: MatrixRules;
}

async function chooseRules(server: Server, rules?: RulesPlace): Promise<MatrixSubject | undefined> {
  const found = await filesInWorkspace('.adfsrule', mostFiles);
  const key = rules?.uri.toString();
  const others = found.filter((uri) => uri.toString() !== key).sort((a, b) => (a.path < b.path ? -1 : 1));
  const own = rules ? await itemsOf(server, rules) : [];
  const items = [...own, ...others.map((uri) => fileItem(uri, false))];
  const [only, ...more] = items;
  if (!only) {
    void openRulesFirst();
    return undefined;
  }
  if (rules && more.length === 0) return { kind: 'rules', rules: [only.rules] };
  const chosen = await window.showQuickPick(items, {
    title: l10n.t('Who is asked for MFA? Choose the rule files of one application'),
    placeHolder: l10n.t('Authorization, additional authentication and issuance rules'),
    canPickMany: true,
    matchOnDescription: true,
  });
  return chosen && chosen.length > 0 ? { kind: 'rules', rules: chosen.map((item) => item.rules) } : undefined;
}

function ruleFile(uri: Uri): MatrixRules {
  return { uri, label: shownPath(uri) };
}

function fileItem(uri: Uri, picked: boolean): RulesItem {
  const folder = folderOf(uri);
  const description = workspace.getWorkspaceFolder(folder) ? shownPath(folder) : '';
  return { label: nameOf(uri), description, picked, rules: ruleFile(uri) };
}

/** A rule file, or all rule sets of a script; those that are meant are picked. */
async function itemsOf(server: Server, { uri, range }: RulesPlace): Promise<readonly RulesItem[]> {
  if (!range) return [fileItem(uri, true)];
  const sets = await ruleSetsIn(server, await workspace.openTextDocument(uri));
  return sets.map((set): RulesItem => {
    const label = sets.length === 1 ? shownPath(uri) : `${shownPath(uri)}#${set.name}`;
    const picked = set.range.contains(range.start);
    return { label, description: set.title, picked, rules: { uri, start: set.range.start, label } };
  });
}
