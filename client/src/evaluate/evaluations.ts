// What rules were evaluated with, and what came out. Kept up to date while the user types.
import { type Disposable, EventEmitter, Position, type TextDocument, Uri, window, workspace } from 'vscode';
import {
  type EvaluateParams,
  type EvaluationView,
  evaluateRequest,
  type Given,
} from '../../../server/src/lsp/protocol.ts';
import { movedBy, type RulesPlace } from '../ruleSets.ts';
import type { Server } from '../server.ts';
import { textFileAt } from '../testing/scenarioFiles.ts';

/** How long the user has to pause before rules are evaluated again, in milliseconds. */
const pause = 250;

/** What the user chose to evaluate with. Files are read anew at every evaluation. */
export interface Choice {
  /** For people: `Browser outside`. */
  readonly title: string;
  readonly given:
    | Extract<Given, { kind: 'request' }>
    | { readonly kind: 'claims'; readonly uri: string }
    | { readonly kind: 'scenario'; readonly uri: string; readonly id: string };
  /** The file of scenarios whose stores answer, where no scenario was chosen. */
  readonly beside?: string | undefined;
}

/** The evaluation of one rule set. */
export interface Evaluation {
  readonly choice: Choice;
  /** Where the rules start in a script, which moves along with the text; undefined for a rule file. */
  readonly start: Position | undefined;
  /** What came out; undefined until the server has answered, null where there are no rules any more. */
  readonly view: EvaluationView | null | undefined;
}

export class Evaluations implements Disposable {
  /** By address; a script can have several. */
  private readonly shown = new Map<string, readonly Evaluation[]>();
  private readonly changed = new EventEmitter<void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly subscriptions: readonly Disposable[];

  /** Fires when there is something else to show. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly server: Server) {
    this.subscriptions = [
      this.changed,
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length === 0) return;
        this.put(document.uri.toString(), (evaluation) =>
          evaluation.start ? { ...evaluation, start: movedBy(evaluation.start, contentChanges) } : evaluation,
        );
        if (this.concerns(document)) this.later();
      }),
      window.onDidChangeVisibleTextEditors(() => this.later()),
      workspace.onDidCloseTextDocument((document) => this.clear(document.uri)),
    ];
  }

  /** The evaluations of a document: at most one of a rule file, and one of each rule set of a script. */
  of(document: TextDocument): readonly Evaluation[] {
    return this.shown.get(document.uri.toString()) ?? [];
  }

  /** Whether anything is shown. */
  get isEmpty(): boolean {
    return this.shown.size === 0;
  }

  /** Evaluates rules with what was chosen, in place of what was shown of them. */
  async show(places: readonly RulesPlace[], choice: Choice): Promise<void> {
    for (const { uri, range } of places) {
      const key = uri.toString();
      const start = range?.start;
      const others = (this.shown.get(key) ?? []).filter(
        (other) => start && other.start && !range.contains(other.start),
      );
      this.shown.set(key, [...others, { choice, start, view: undefined }]);
    }
    this.changed.fire();
    await this.update();
  }

  /** Shows nothing more of a file, or of any. */
  clear(uri?: Uri): void {
    const before = this.shown.size;
    if (uri) this.shown.delete(uri.toString());
    else this.shown.clear();
    if (this.shown.size !== before) this.changed.fire();
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private put(key: string, change: (evaluation: Evaluation) => Evaluation): void {
    const before = this.shown.get(key);
    if (before) this.shown.set(key, before.map(change));
  }

  private concerns({ uri }: TextDocument): boolean {
    const key = uri.toString();
    return [...this.shown].some(
      ([file, evaluations]) =>
        file === key ||
        evaluations.some(
          ({ choice: { given, beside } }) =>
            beside === key || (given.kind !== 'request' && given.uri === key),
        ),
    );
  }

  private later(): void {
    if (this.isEmpty) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.update(), pause);
  }

  /** Evaluates the rules that the user sees. */
  private async update(): Promise<void> {
    for (const { document } of window.visibleTextEditors) {
      for (const evaluation of this.of(document)) await this.evaluate(document, evaluation);
    }
  }

  private async evaluate(document: TextDocument, evaluation: Evaluation): Promise<void> {
    const key = document.uri.toString();
    const { choice, start } = evaluation;
    const given = await givenOf(choice);
    if (!given) return;
    const params: EvaluateParams = {
      textDocument: { uri: key },
      given,
      ...(start ? { position: { line: start.line, character: start.character } } : {}),
    };
    const { version } = document;
    const view = await this.server.request<EvaluationView | null>(evaluateRequest, params);
    // Meanwhile something else may have been chosen, or the text may have changed; then there is another update.
    const isCurrent = this.shown.get(key)?.includes(evaluation) && version === document.version;
    if (!isCurrent || view === undefined || (view ? view.version !== version : !start)) return;
    this.put(key, (one) =>
      one === evaluation
        ? { choice, view, start: start && view ? new Position(view.start.line, view.start.character) : start }
        : one,
    );
    this.changed.fire();
  }
}

/** Undefined where the file with the claims or the scenario is gone. */
async function givenOf({ given, beside }: Choice): Promise<Given | undefined> {
  const scenarios = beside === undefined ? undefined : await textFileAt(Uri.parse(beside));
  if (given.kind === 'request') return { ...given, scenarios };
  const file = await textFileAt(Uri.parse(given.uri));
  if (!file) return undefined;
  return given.kind === 'claims'
    ? { kind: 'claims', file, scenarios }
    : { kind: 'scenario', file, id: given.id };
}
