// "Evaluate with…": asks for the claims, and shows what the rules do with them.
import { commands, type Disposable, type Memento, Position, Range, type TestItem, Uri, window } from 'vscode';
import { type RulesPlace, rulesMeant } from '../ruleSets.ts';
import type { Server } from '../server.ts';
import type { ScenarioFile, ScenarioFiles } from '../testing/scenarioFiles.ts';
import { chooseClaims } from './chooseClaims.ts';
import type { Choice, Evaluations } from './evaluations.ts';

/** Command: evaluate rules. Takes their address, in a script with a position; without one, the active editor's. */
export const evaluateCommand = 'adfsrule.evaluateWith';
/** Command: show nothing more beside the rules. */
export const clearEvaluationCommand = 'adfsrule.clearEvaluation';
/** Command of the Test Explorer's menu: show what a scenario does beside the rules. */
const showScenarioCommand = 'adfsrule.showScenario';

/** The commands that show and take away what rules do with claims. `memory` keeps what was chosen last. */
export function registerEvaluate(
  server: Server,
  files: ScenarioFiles,
  evaluations: Evaluations,
  memory: Memento,
): Disposable[] {
  const evaluate = async (uri?: unknown, position?: unknown) => {
    const rules = await rulesMeant(server, uri, position);
    const chosen = rules && (await chooseClaims(server, files, memory, rules));
    const choice = chosen && { ...chosen, beside: besideOf(chosen, files.naming(rules)) };
    if (choice) await evaluations.show(placesFor(choice, rules, files), choice);
  };
  const showScenario = async (item?: TestItem) => {
    if (!item?.uri || !item.parent) return;
    const uri = item.uri.toString();
    const choice: Choice = { title: item.label, given: { kind: 'scenario', uri, id: item.id } };
    const rules = rulesOf(item.uri, files);
    const [first] = rules;
    if (!first) return;
    const isOpen = window.visibleTextEditors.some(({ document }) =>
      rules.some(({ uri: one }) => one.toString() === document.uri.toString()),
    );
    if (!isOpen) {
      const selection = first.range && new Range(first.range.start, first.range.start);
      await window.showTextDocument(first.uri, { preview: false, ...(selection ? { selection } : {}) });
    }
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

/** A scenario brings its stores along; others have those of the one file of scenarios that names the rules. */
function besideOf({ given }: Choice, [only, ...others]: readonly ScenarioFile[]): string | undefined {
  return given.kind === 'scenario' || others.length > 0 ? undefined : only?.uri.toString();
}

/** A scenario is about all its rules; the others are evaluated when they are seen. */
function placesFor({ given }: Choice, rules: RulesPlace, files: ScenarioFiles): readonly RulesPlace[] {
  if (given.kind !== 'scenario') return [rules];
  const uri = Uri.parse(given.uri);
  return files.naming(rules).some((file) => file.uri.toString() === uri.toString())
    ? rulesOf(uri, files)
    : [rules];
}

function rulesOf(scenarios: Uri, files: ScenarioFiles): readonly RulesPlace[] {
  const key = scenarios.toString();
  const file = files.all.find(({ uri }) => uri.toString() === key);
  return (file?.content.rules ?? []).map(({ uri, position }) => {
    const start = position && new Position(position.line, position.character);
    return { uri: Uri.parse(uri), range: start && new Range(start, start) };
  });
}
