// The line above the first rule of a file, or of a rule set in a script: run its scenarios, evaluate it. Rules run as a
// set, so one line says it all.
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
import { hostLanguages } from '../mayHoldRules.ts';
import { isHost, ruleSetsIn } from '../ruleSets.ts';
import type { Server } from '../server.ts';
import type { ScenarioFiles } from '../testing/scenarioFiles.ts';
import { runScenariosCommand, type Testing } from '../testing/testing.ts';
import { clearEvaluationCommand, evaluateCommand } from './evaluateCommand.ts';
import type { Evaluations } from './evaluations.ts';

/** What a line is about: the rules, and where it stands. */
interface Site {
  readonly document: TextDocument;
  /** Undefined for a rule file. */
  readonly range: Range | undefined;
  readonly line: number;
}

/** The line, and what changes it. */
export function registerRuleFileLens(
  server: Server,
  files: ScenarioFiles,
  testing: Testing,
  evaluations: Evaluations,
): Disposable[] {
  const changed = new EventEmitter<void>();
  const fire = () => changed.fire();
  const provider = languages.registerCodeLensProvider(
    [languageId, ...hostLanguages].map((language) => ({ language })),
    {
      onDidChangeCodeLenses: changed.event,
      async provideCodeLenses(document) {
        const wanted = workspace.getConfiguration(languageId, document).get('codeLens', true);
        if (!wanted && evaluations.of(document).length === 0) return [];
        return (await sitesIn(server, document)).flatMap((site) => {
          const evaluation = evaluationLenses(site, evaluations);
          if (!wanted) return evaluation;
          return [
            ...scenarioLens(site, files, testing),
            ...evaluation,
            lens(l10n.t('Evaluate with…'), evaluateCommand, site),
            lens(l10n.t('Who is asked for MFA?'), mfaMatrixCommand, site),
          ];
        });
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

/** A rule file has one line, a script one for each rule set. A text without an arrow has no rule that could run. */
async function sitesIn(server: Server, document: TextDocument): Promise<readonly Site[]> {
  if (!document.getText().includes('=>')) return [];
  if (!isHost(document)) return [{ document, range: undefined, line: 0 }];
  return (await ruleSetsIn(server, document)).map(({ range, line }) => ({ document, range, line }));
}

function scenarioLens(site: Site, files: ScenarioFiles, testing: Testing): CodeLens[] {
  const named = files.naming({ uri: site.document.uri, range: site.range });
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
  return [lens(title, runScenariosCommand, site)];
}

/** What is shown beside the rules at present, with the way to remove it. */
function evaluationLenses(site: Site, evaluations: Evaluations): CodeLens[] {
  const { document, range } = site;
  const evaluation = evaluations.of(document).find(({ start }) => !range || !start || range.contains(start));
  if (!evaluation) return [];
  const { choice, view } = evaluation;
  const text = view ? `${choice.title}: ${view.summary}` : choice.title;
  return [
    lens(`$(beaker) ${text.replaceAll('$(', '$ (')}`, evaluateCommand, site),
    lens(l10n.t('Clear'), clearEvaluationCommand, site),
  ];
}

function lens(title: string, command: string, { document, range, line }: Site): CodeLens {
  const args = range ? [document.uri, range.start] : [document.uri];
  return new CodeLens(new Range(line, 0, line, 0), { title, command, arguments: args });
}
