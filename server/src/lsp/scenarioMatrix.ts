/** The table "Who is asked for MFA?" as the protocol carries it. */
import type { CancellationToken } from 'vscode-languageserver';
import {
  cellText,
  decidedText,
  type MatrixBlock,
  type MatrixOutcome,
  type MatrixRow,
  type MatrixSource,
  type MfaMatrix,
  matrixBlocks,
  matrixCsv,
  matrixMarkdown,
  matrixNotes,
  matrixSourceOf,
  mfaMatrixSteps,
  type StageRules,
  toldText,
} from '../engine/index.ts';
import type { ServerContext } from './context.ts';
import type { RuleDocument, RuleSource } from './document.ts';
import { nameOf, noteOn, rulesIn, sourceAt, unknownIn, withValues } from './ruleSets.ts';
import { fileNameOf, loadScenarios, messageIn } from './scenarioFiles.ts';
import type {
  MatrixBlockView,
  MatrixParams,
  MatrixRowView,
  MatrixTextParams,
  MatrixView,
  PlacedMessage,
} from './scenarioProtocol.ts';
import { takeTurns } from './scenarioTurns.ts';
import { rulePlace } from './scenarioViews.ts';

/** Tables that are kept for copies and exports. */
const KEPT = 8;

/** What the engine needs, and where its rules and problems stand. */
interface Input extends Pick<MatrixSource, 'stageRules' | 'options'> {
  readonly documents: ReadonlyMap<string, RuleDocument>;
  readonly notes: readonly string[];
  readonly problems: readonly PlacedMessage[];
}

/** Works tables out and keeps the latest, so that what is copied is what was shown. */
export class Matrices {
  private readonly kept = new Map<number, MfaMatrix>();
  private last = 0;
  private readonly context: ServerContext;

  constructor(context: ServerContext) {
    this.context = context;
  }

  async view(params: MatrixParams, token: CancellationToken): Promise<MatrixView> {
    const { stageRules, options, documents, notes, problems } = await this.input(params);
    const steps = mfaMatrixSteps(stageRules, {
      ...options,
      isCancelled: () => token.isCancellationRequested,
    });
    const turn = takeTurns();
    let step = steps.next();
    while (!step.done) {
      if (turn.isOver()) await turn.pause();
      step = steps.next();
    }
    const matrix = step.value;
    this.kept.set(++this.last, matrix);
    this.kept.delete(this.last - KEPT);
    const decides = (what: (outcome: MatrixOutcome) => unknown) =>
      matrix.rows.some(({ outcome }) => what(outcome) !== null);
    return {
      id: this.last,
      dimensions: matrix.dimensions.map(({ title, detail }) => ({ title, detail })),
      decides: {
        mfa: stageRules.some(({ stage }) => stage === 'additionalAuthentication'),
        permitted: decides(({ permitted }) => permitted),
        told: decides(({ told }) => told),
      },
      blocks: matrixBlocks(matrix).map((block) => blockView(matrix, block, documents)),
      notes: [...notes, ...matrixNotes(matrix)],
      problems,
    };
  }

  /** Null for a table that is no longer kept. */
  text({ id, format, rows }: MatrixTextParams): string | null {
    const matrix = this.kept.get(id);
    if (!matrix) return null;
    const wanted = new Set(rows);
    const chosen = { ...matrix, rows: matrix.rows.filter((_, i) => wanted.has(i)) };
    return format === 'csv' ? matrixCsv(chosen) : matrixMarkdown(chosen);
  }

  private async input(params: MatrixParams): Promise<Input> {
    const { context } = this;
    if ('scenarios' in params) {
      const loaded = await loadScenarios(context, params.scenarios);
      const source = matrixSourceOf(loaded.file, loaded.rulesOf);
      return {
        ...source,
        documents: loaded.rules,
        notes: [],
        problems: source.problems.map((problem) => messageIn(loaded, problem, problem.message)),
      };
    }
    const documents = new Map<string, RuleDocument>();
    const stageRules: StageRules[] = [];
    const notes: string[] = [];
    for (const { uri, position } of params.rules) {
      const source = await sourceAt(context, uri);
      const rules = source && rulesIn(source, position);
      const document = rules && withValues(rules);
      const set = document && nameOf(context, source, document);
      const title = fileNameOf(uri) + (set === undefined ? '' : `#${set}`);
      const stage = document && context.stageOf(document).stage;
      const unknown = document && unknownIn(document);
      if (!stage || unknown) {
        const line = unknown && `line ${unknown.range.start.line + 1}: ${unknown.message}`;
        notes.push(`${title}: left out, ${line ?? whyNot(source, document)}`);
        continue;
      }
      // Two files of one name are told apart by where they are.
      const name = documents.has(title) ? document.key : title;
      documents.set(name, document);
      stageRules.push({ stage, name, rules: document.ruleSet, note: noteOn(document) });
    }
    return { stageRules, options: {}, documents, notes, problems: [] };
  }
}

/** Why rules are not in the table. */
function whyNot(source: RuleSource | undefined, rules: RuleDocument | undefined): string {
  if (!source) return 'as it cannot be read.';
  if (!rules) return 'as the rules are no longer there.';
  return `as nothing tells which rule set it is.${source.host ? '' : ' Select its stage.'}`;
}

function blockView(
  { dimensions, rows }: MfaMatrix,
  { requests, rows: shown }: MatrixBlock,
  documents: ReadonlyMap<string, RuleDocument>,
): MatrixBlockView {
  // The requests of a block have rows that are alike, in the same order.
  const ofRequests = requests.map(({ id }) => rows.flatMap((row, i) => (row.request.id === id ? [i] : [])));
  return {
    requests: requests.map(({ title, description }) => ({ title, description })),
    rows: shown.map(
      ({ cells, outcome }: MatrixRow, at): MatrixRowView => ({
        rows: ofRequests.flatMap((numbers) => numbers[at] ?? []),
        cells: dimensions.map((dimension, i) => cellText(dimension, cells[i] ?? [])),
        mfa: mfaKind(outcome),
        permitted: permittedKind(outcome),
        told: toldText(outcome),
        decidedBy: outcome.decidedBy.flatMap((rule) => rulePlace(documents, rule) ?? []),
        decided: decidedText(outcome),
      }),
    ),
  };
}

function mfaKind({ mfa, cannotAnswer }: MatrixOutcome): MatrixRowView['mfa'] {
  if (mfa === null) return 'none';
  if (!mfa) return 'no';
  return cannotAnswer ? 'cannotAnswer' : 'yes';
}

function permittedKind({ permitted, error }: MatrixOutcome): MatrixRowView['permitted'] {
  if (error) return 'error';
  if (permitted === null) return 'none';
  return permitted ? 'yes' : 'no';
}
