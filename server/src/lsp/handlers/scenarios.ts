import { type CancellationToken, ProgressType, RequestType } from 'vscode-languageserver';
import { prepareScenarios } from '../../engine/index.ts';
import type { HandlerGroup, ServerContext } from '../context.ts';
import type { RuleDocument } from '../document.ts';
import {
  type EvaluateParams,
  type EvaluationChoices,
  type EvaluationChoicesParams,
  type EvaluationView,
  evaluateRequest,
  evaluationChoicesRequest,
  type MatrixParams,
  type MatrixTextParams,
  type MatrixView,
  matrixRequest,
  matrixTextRequest,
  type RuleSetEntry,
  type RuleSetsParams,
  type RulesPlace,
  type RunScenariosParams,
  type RunScenariosResult,
  ruleSetsRequest,
  runScenariosRequest,
  type ScenarioOutcome,
  type ScenariosParams,
  type ScenariosResult,
  scenariosRequest,
} from '../protocol.ts';
import { entriesOf, rulesIn, withValues } from '../ruleSets.ts';
import { choicesFor, evaluateDocument } from '../scenarioEvaluation.ts';
import { loadScenarios, messageIn, scenariosById } from '../scenarioFiles.ts';
import { Matrices } from '../scenarioMatrix.ts';
import { takeTurns } from '../scenarioTurns.ts';
import { coverageView, outcomeView } from '../scenarioViews.ts';

/** Rules that run: scenarios, and one evaluation. Documents are those of the client; files come from the disk. */
export const scenarios: HandlerGroup = {
  capabilities: () => ({}),

  register(context) {
    const { connection } = context;

    connection.onRequest(
      new RequestType<ScenariosParams, ScenariosResult, never>(scenariosRequest),
      ({ file }, token) =>
        context.answer<ScenariosResult>('Scenarios', token, noScenarios, async () => {
          const loaded = await loadScenarios(context, file);
          const place = ({ start, end }: { readonly start: number; readonly end: number }) =>
            messageIn(loaded, { start, end }, '').range;
          const { problems } = prepareScenarios(loaded.file, loaded.rulesOf);
          return {
            scenarios: [...scenariosById(loaded.file)].map(([id, { name, range, nameRange }]) => ({
              id,
              name,
              range: place(range),
              nameRange: place(nameRange),
            })),
            rules: loaded.uses.flatMap(({ stage, document }) =>
              document ? [{ ...placeOf(document), stage }] : [],
            ),
            problems: problems.map((problem) => messageIn(loaded, problem, problem.message)),
          };
        }),
    );

    connection.onRequest(
      new RequestType<RunScenariosParams, RunScenariosResult, never>(runScenariosRequest),
      (params, token) =>
        context.answer<RunScenariosResult>('Running scenarios', token, { outcomes: [], coverage: [] }, () =>
          run(context, params, token),
        ),
    );

    connection.onRequest(
      new RequestType<EvaluationChoicesParams, EvaluationChoices | null, never>(evaluationChoicesRequest),
      ({ textDocument, position }, token) =>
        context.onSource<EvaluationChoices | null>(
          'Evaluation choices',
          textDocument.uri,
          token,
          null,
          (source) => {
            const document = rulesIn(source, position);
            return document ? choicesFor(context, withValues(document)) : null;
          },
        ),
    );

    connection.onRequest(
      new RequestType<EvaluateParams, EvaluationView | null, never>(evaluateRequest),
      ({ textDocument, position, given }, token) =>
        context.onSource<EvaluationView | null>('Evaluation', textDocument.uri, token, null, (source) => {
          const document = rulesIn(source, position);
          return document ? evaluateDocument(context, document, given) : null;
        }),
    );

    connection.onRequest(
      new RequestType<RuleSetsParams, readonly RuleSetEntry[], never>(ruleSetsRequest),
      ({ textDocument }, token) =>
        context.onSource<readonly RuleSetEntry[]>('Rule sets', textDocument.uri, token, [], (source) =>
          entriesOf(context, source),
        ),
    );

    const matrices = new Matrices(context);
    connection.onRequest(
      new RequestType<MatrixParams, MatrixView | null, never>(matrixRequest),
      (params, token) =>
        context.answer<MatrixView | null>('MFA table', token, null, () => matrices.view(params, token)),
    );
    connection.onRequest(
      new RequestType<MatrixTextParams, string | null, never>(matrixTextRequest),
      (params, token) => context.answer<string | null>('MFA table', token, null, () => matrices.text(params)),
    );
  },
};

function placeOf({ uri, region, start }: RuleDocument): RulesPlace {
  return { uri, ...(region ? { position: start } : {}) };
}

const noScenarios: ScenariosResult = { scenarios: [], rules: [], problems: [] };

async function run(
  context: ServerContext,
  { file, only, coverage, partialResultToken }: RunScenariosParams,
  token: CancellationToken,
): Promise<RunScenariosResult> {
  const loaded = await loadScenarios(context, file);
  const chosen = only && new Set(only);
  const prepared = prepareScenarios(loaded.file, loaded.rulesOf, {
    coverage: coverage === true,
    isCancelled: () => token.isCancellationRequested,
  });
  const outcomes: ScenarioOutcome[] = [];
  const turn = takeTurns();
  for (const [id, scenario] of scenariosById(loaded.file)) {
    if (chosen && !chosen.has(id)) continue;
    if (turn.isOver()) await turn.pause();
    if (token.isCancellationRequested) break;
    const started = performance.now();
    const result = prepared.run(scenario);
    const outcome = outcomeView(loaded, id, result, performance.now() - started);
    if (partialResultToken === undefined) outcomes.push(outcome);
    else await context.connection.sendProgress(outcomeProgress, partialResultToken, outcome);
  }
  return { outcomes, coverage: coverageView(loaded, prepared.coverage() ?? []) };
}

const outcomeProgress = new ProgressType<ScenarioOutcome>();
