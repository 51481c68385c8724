/** Evaluates one open document with claims, and explains what its rules did. */

import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type AttributeStores,
  type Claim,
  claimsOfPreset,
  createClaim,
  createStores,
  evaluate,
  type JsonProblem,
  outcomeOf,
  ownNames,
  type PipelineResult,
  parseScenarioFile,
  prepareScenarios,
  presets,
  readClaims,
  type StageRun,
} from '../engine/index.ts';
import { questionsOf } from '../engine/matrixQuestions.ts';
import type { ServerContext } from './context.ts';
import { toRange } from './convert.ts';
import type { RuleDocument } from './document.ts';
import { noteOn, unknownIn, withValues } from './ruleSets.ts';
import { fileNameOf, loadScenarios, messageIn, scenariosById } from './scenarioFiles.ts';
import type {
  AskedClaim,
  EvaluationChoices,
  EvaluationView,
  Given,
  PlacedMessage,
  TextFile,
} from './scenarioProtocol.ts';
import { ruleTitle, summaryOf, typeText } from './scenarioText.ts';
import { ruleView } from './scenarioViews.ts';

/** Claims that rules ask about and that can be chosen. */
const MOST_CHOICES = 100;

/** What a document can be evaluated with. */
export function choicesFor(context: ServerContext, document: RuleDocument): EvaluationChoices {
  const stage = context.stageOf(document).stage ?? 'additionalAuthentication';
  const name = fileNameOf(document.uri);
  // The kind of client is what a preset says; of what it says, only addresses are worth trying out.
  const ofPresets = new Set(presets.flatMap(({ claims }) => claims.map(({ type }) => type)));
  const asked = questionsOf([{ stage, name, rules: document.ruleSet }]).questions.filter(
    ({ claim }) => !ofPresets.has(claim.type) || isAddress(claim.value),
  );
  return {
    presets: presets.map(({ id, title, description, kind }) => ({ id, title, description, kind })),
    claims: asked.slice(0, MOST_CHOICES).map(({ claim }) => ({ name: typeText(claim.type), ...claim })),
  };
}

function isAddress(value: string): boolean {
  return /^[\d.]+$|^[\da-f:]*:[\da-f:]*$/i.test(value);
}

/** Runs the rules of a document. */
export async function evaluateDocument(
  context: ServerContext,
  written: RuleDocument,
  given: Given,
): Promise<EvaluationView> {
  if (given.kind === 'scenario') return evaluateInScenario(context, written, given.file, given.id);
  const beside = given.scenarios && parseScenarioFile(given.scenarios.text);
  const document = withValues(written, beside?.variables);
  const unknown = unknownIn(document);
  if (unknown) return withErrors(document, [unknown]);
  const stores = beside && createStores(beside.fixtures, beside.directory);
  if (given.kind === 'request') {
    return evaluateWith(context, document, claimsOf(given.presets, given.claims), stores);
  }
  const { claims, problems } = readClaims(given.file.text, ownNames([document.ruleSet]));
  return problems.length > 0
    ? withErrors(document, problemsIn(given.file, problems))
    : evaluateWith(context, document, claims, stores);
}

/** The claims of presets, later ones winning by type, and of what was chosen besides. */
function claimsOf(ids: readonly string[], chosen: readonly AskedClaim[]): readonly Claim[] {
  const byType = new Map<string, readonly Claim[]>();
  for (const claim of ids.flatMap(claimsOfPreset)) byType.set(claim.type, [claim]);
  for (const { type } of chosen) byType.delete(type);
  return [...[...byType.values()].flat(), ...chosen.map((claim) => createClaim(claim))];
}

function evaluateWith(
  context: ServerContext,
  document: RuleDocument,
  claims: readonly Claim[],
  stores: AttributeStores | undefined,
): EvaluationView {
  const { stage } = context.stageOf(document);
  const evaluation = evaluate(document.ruleSet, claims, { stores, trace: true });
  return viewOf(document, { evaluation, outcome: outcomeOf(evaluation, stage) });
}

async function evaluateInScenario(
  context: ServerContext,
  document: RuleDocument,
  text: TextFile,
  id: string,
): Promise<EvaluationView> {
  const loaded = await loadScenarios(context, text);
  const scenario = scenariosById(loaded.file).get(id);
  // With coverage every run has a trace.
  const prepared = prepareScenarios(loaded.file, loaded.rulesOf, { coverage: true });
  if (!scenario || prepared.problems.length > 0) {
    const gone = { uri: text.uri, range: emptyRange, message: `There is no scenario "${id}" any more.` };
    const problems = prepared.problems.map((problem) => messageIn(loaded, problem, problem.message));
    return withErrors(document, problems.length > 0 ? problems : [gone]);
  }
  const { pipeline, failures } = prepared.run(scenario);
  if (!pipeline) {
    return withErrors(
      document,
      failures.map((failure) => messageIn(loaded, failure, failure.message)),
    );
  }
  const run = pipeline.runs.find(({ name }) => loaded.rules.get(name)?.key === document.key);
  return run ? viewOf(loaded.rules.get(run.name) ?? document, run) : notReached(document, pipeline);
}

const emptyRange = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function viewOf(document: RuleDocument, run: Pick<StageRun, 'evaluation' | 'outcome'>): EvaluationView {
  const { errors, trace } = run.evaluation;
  const summary = summaryOf(run);
  return {
    ...headOf(document),
    summary: noteOn(document) === undefined ? summary : `${summary}, with these rules alone`,
    rules: (trace?.rules ?? []).map((rule) => ruleView(document, rule)),
    errors: errors.map((error) => ({
      uri: document.uri,
      range: toRange(document, error),
      message: error.message,
    })),
  };
}

/** The request ended before these rules were asked. */
function notReached(document: RuleDocument, { decidedBy, errors }: PipelineResult): EvaluationView {
  const [rule] = decidedBy;
  const why = errors.length > 0 ? 'rules before fail' : 'the request is denied before';
  const by = rule && errors.length === 0 ? ` by "${ruleTitle(rule)}" in ${rule.file}` : '';
  return { ...headOf(document), summary: `not run: ${why}${by}`, rules: [], errors: [] };
}

function withErrors(document: RuleDocument, errors: readonly PlacedMessage[]): EvaluationView {
  return { ...headOf(document), summary: 'no result', rules: [], errors };
}

function headOf({ version, start }: RuleDocument): Pick<EvaluationView, 'version' | 'start'> {
  return { version, start };
}

function problemsIn({ uri, text }: TextFile, problems: readonly JsonProblem[]): readonly PlacedMessage[] {
  const positions = TextDocument.create(uri, 'jsonc', 0, text);
  return problems.map(({ start, end, message }) => ({
    uri,
    range: { start: positions.positionAt(start), end: positions.positionAt(end) },
    message,
  }));
}
