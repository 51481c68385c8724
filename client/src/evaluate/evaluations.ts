// What rule files were evaluated with, and what came out. Kept up to date while the user types.
import { type Disposable, EventEmitter, type TextDocument, Uri, window, workspace } from 'vscode';
import {
  type EvaluateParams,
  type EvaluationView,
  evaluateRequest,
  type Given,
} from '../../../server/src/lsp/protocol.ts';
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
}

/** The evaluation of one rule file. */
export interface Evaluation {
  readonly choice: Choice;
  /** What came out; undefined until the server has answered. */
  readonly view: EvaluationView | undefined;
}

export class Evaluations implements Disposable {
  private readonly shown = new Map<string, Evaluation>();
  private readonly changed = new EventEmitter<void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly subscriptions: readonly Disposable[];

  /** Fires when there is something else to show. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly server: Server) {
    this.subscriptions = [
      this.changed,
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && this.concerns(document)) this.later();
      }),
      window.onDidChangeVisibleTextEditors(() => this.later()),
      workspace.onDidCloseTextDocument((document) => this.clear(document.uri)),
    ];
  }

  /** The evaluation of a document. */
  of(document: TextDocument): Evaluation | undefined {
    return this.shown.get(document.uri.toString());
  }

  /** Whether anything is shown. */
  get isEmpty(): boolean {
    return this.shown.size === 0;
  }

  /** Evaluates rule files with what was chosen, in place of what was shown of them. */
  async show(files: readonly Uri[], choice: Choice): Promise<void> {
    for (const uri of files) this.shown.set(uri.toString(), { choice, view: undefined });
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

  private concerns({ uri }: TextDocument): boolean {
    const key = uri.toString();
    return [...this.shown].some(
      ([file, { choice }]) => file === key || (choice.given.kind !== 'request' && choice.given.uri === key),
    );
  }

  private later(): void {
    if (this.isEmpty) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.update(), pause);
  }

  /** Evaluates the files that the user sees. */
  private async update(): Promise<void> {
    for (const { document } of window.visibleTextEditors) {
      const key = document.uri.toString();
      const entry = this.shown.get(key);
      if (!entry) continue;
      const given = await givenOf(entry.choice);
      const params = given && ({ textDocument: { uri: key }, given } satisfies EvaluateParams);
      const view = params && (await this.server.request<EvaluationView | null>(evaluateRequest, params));
      // Meanwhile something else may have been chosen, or the text may have changed; then there is another update.
      if (!view || this.shown.get(key) !== entry || view.version !== document.version) continue;
      this.shown.set(key, { choice: entry.choice, view });
      this.changed.fire();
    }
  }
}

/** Undefined where the file with the claims or the scenario is gone. */
async function givenOf({ given }: Choice): Promise<Given | undefined> {
  if (given.kind === 'request') return given;
  const file = await textFileAt(Uri.parse(given.uri));
  if (!file) return undefined;
  return given.kind === 'claims' ? { kind: 'claims', file } : { kind: 'scenario', file, id: given.id };
}
