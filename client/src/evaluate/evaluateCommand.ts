// "Evaluate with…": asks for the claims, and shows what the rules do with them.
import {
  commands,
  type Disposable,
  l10n,
  type Memento,
  type TestItem,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import { languageId } from '../clientOptions.ts';
import type { Server } from '../server.ts';
import type { ScenarioFiles } from '../testing/scenarioFiles.ts';
import { chooseClaims } from './chooseClaims.ts';
import type { Choice, Evaluations } from './evaluations.ts';

/** Command: evaluate a rule file. Takes its address; without one, that of the active editor. */
export const evaluateCommand = 'adfsrule.evaluateWith';
/** Command: show nothing more beside the rules. */
export const clearEvaluationCommand = 'adfsrule.clearEvaluation';
/** Command of the Test Explorer's menu: show what a scenario does beside the rules. */
const showScenarioCommand = 'adfsrule.showScenario';

export function registerEvaluate(
  server: Server,
  files: ScenarioFiles,
  evaluations: Evaluations,
  memory: Memento,
): Disposable[] {
  const evaluate = async (uri?: unknown) => {
    const document = await rulesFrom(uri);
    if (!document) {
      void window.showInformationMessage(l10n.t('Open a claim rule file first.'));
      return;
    }
    const choice = await chooseClaims(server, files, memory, document);
    if (choice) await evaluations.show(filesFor(choice, document.uri, files), choice);
  };
  const showScenario = async (item?: TestItem) => {
    if (!item?.uri || !item.parent) return;
    const uri = item.uri.toString();
    const choice: Choice = { title: item.label, given: { kind: 'scenario', uri, id: item.id } };
    const rules = rulesOf(item.uri, files);
    const [first] = rules;
    if (!first) return;
    const isOpen = window.visibleTextEditors.some(({ document }) =>
      rules.some((one) => one.toString() === document.uri.toString()),
    );
    if (!isOpen) await window.showTextDocument(first, { preview: false });
    await evaluations.show(rules, choice);
  };
  const reflect = () =>
    void commands.executeCommand('setContext', 'adfsrule.isEvaluated', !evaluations.isEmpty);
  return [
    commands.registerCommand(evaluateCommand, evaluate),
    commands.registerCommand(clearEvaluationCommand, () => evaluations.clear()),
    commands.registerCommand(showScenarioCommand, showScenario),
    evaluations.onDidChange(reflect),
  ];
}

async function rulesFrom(uri: unknown): Promise<TextDocument | undefined> {
  const document =
    uri instanceof Uri ? await workspace.openTextDocument(uri) : window.activeTextEditor?.document;
  return document?.languageId === languageId ? document : undefined;
}

/** A scenario is about all its rule files; the others are evaluated when they are seen. */
function filesFor({ given }: Choice, rules: Uri, files: ScenarioFiles): readonly Uri[] {
  if (given.kind !== 'scenario') return [rules];
  const all = rulesOf(Uri.parse(given.uri), files);
  return all.some((uri) => uri.toString() === rules.toString()) ? all : [rules];
}

function rulesOf(scenarios: Uri, files: ScenarioFiles): readonly Uri[] {
  const key = scenarios.toString();
  const file = files.all.find(({ uri }) => uri.toString() === key);
  return file?.content.rules.map(({ uri }) => Uri.parse(uri)) ?? [];
}
