// The line above the first rule of a file: run its scenarios, evaluate it. Rules run as a set, so one line says it all.
import {
  CodeLens,
  type Disposable,
  EventEmitter,
  l10n,
  languages,
  Range,
  type TextDocument,
  workspace,
} from 'vscode';
import { languageId } from '../clientOptions.ts';
import { mfaMatrixCommand } from '../matrix/matrixCommand.ts';
import type { ScenarioFiles } from '../testing/scenarioFiles.ts';
import { runScenariosCommand, type Testing } from '../testing/testing.ts';
import { clearEvaluationCommand, evaluateCommand } from './evaluateCommand.ts';
import type { Evaluations } from './evaluations.ts';

const top = new Range(0, 0, 0, 0);

export function registerRuleFileLens(
  files: ScenarioFiles,
  testing: Testing,
  evaluations: Evaluations,
): Disposable[] {
  const changed = new EventEmitter<void>();
  const fire = () => changed.fire();
  const provider = languages.registerCodeLensProvider(
    { language: languageId },
    {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses(document) {
        const wanted = workspace.getConfiguration(languageId, document).get('codeLens', true);
        // A text without an arrow has no rule that could run.
        if (!document.getText().includes('=>')) return [];
        const evaluation = evaluationLenses(document, evaluations);
        if (!wanted) return evaluation;
        return [
          ...scenarioLens(document, files, testing),
          ...evaluation,
          lens(l10n.t('Evaluate with…'), evaluateCommand, document),
          lens(l10n.t('Who is asked for MFA?'), mfaMatrixCommand, document),
        ];
      },
    },
  );
  return [
    changed,
    provider,
    files.onDidChange(fire),
    testing.onDidChangeTally(fire),
    evaluations.onDidChange(fire),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${languageId}.codeLens`)) fire();
    }),
  ];
}

function scenarioLens(document: TextDocument, files: ScenarioFiles, testing: Testing): CodeLens[] {
  const named = files.naming(document.uri);
  const count = named.reduce((sum, { content }) => sum + content.scenarios.length, 0);
  if (count === 0) return [];
  const tallies = named.flatMap(({ uri }) => testing.tallyOf(uri) ?? []);
  const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
  const title =
    tallies.length < named.length
      ? `$(play) ${count === 1 ? l10n.t('Run 1 scenario') : l10n.t('Run {0} scenarios', count)}`
      : failed > 0
        ? `$(error) ${l10n.t('{0} of {1} scenarios fail', failed, count)}`
        : `$(pass) ${count === 1 ? l10n.t('1 scenario passes') : l10n.t('{0} scenarios pass', count)}`;
  return [lens(title, runScenariosCommand, document)];
}

/** What is shown beside the rules at present, with the way to remove it. */
function evaluationLenses(document: TextDocument, evaluations: Evaluations): CodeLens[] {
  const evaluation = evaluations.of(document);
  if (!evaluation) return [];
  const { choice, view } = evaluation;
  const text = view ? `${choice.title}: ${view.summary}` : choice.title;
  return [
    lens(`$(beaker) ${text.replaceAll('$(', '$ (')}`, evaluateCommand, document),
    lens(l10n.t('Clear'), clearEvaluationCommand, document),
  ];
}

function lens(title: string, command: string, { uri }: TextDocument): CodeLens {
  return new CodeLens(top, { title, command, arguments: [uri] });
}
