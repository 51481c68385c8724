// The web view with the table "Who is asked for MFA?". It is worked out again when its files change.
import {
  type Disposable,
  env,
  l10n,
  Range,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import {
  type MatrixTextParams,
  type MatrixView,
  matrixRequest,
  matrixTextRequest,
} from '../../../server/src/lsp/protocol.ts';
import { languageId } from '../clientOptions.ts';
import { isHost } from '../ruleSets.ts';
import type { Server } from '../server.ts';
import { toRange } from '../testing/positions.ts';
import { isScenarios, shownPath } from '../testing/scenarioFiles.ts';
import type { FromView, ToView } from './matrixMessages.ts';
import { matrixPage } from './matrixPage.ts';
import { type MatrixSubject, paramsFor, subjectAfter } from './matrixSubject.ts';
import { matrixWords } from './matrixWords.ts';

/** How long the user has to pause before the table is worked out again, in milliseconds. */
const pause = 400;

/** One panel; a table for other rules takes its place. */
export class MatrixPanels implements Disposable {
  private panel: MatrixPanel | undefined;

  constructor(
    private readonly server: Server,
    private readonly extension: Uri,
  ) {}

  show(subject: MatrixSubject): void {
    if (!this.panel) {
      this.panel = new MatrixPanel(this.server, this.extension, () => {
        this.panel = undefined;
      });
    }
    this.panel.show(subject);
  }

  dispose(): void {
    this.panel?.dispose();
  }
}

class MatrixPanel implements Disposable {
  private readonly panel: WebviewPanel;
  private readonly subscriptions: Disposable[];
  private subject: MatrixSubject | undefined;
  private matrix: MatrixView | undefined;
  private shown: ToView | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = 0;

  constructor(
    private readonly server: Server,
    extension: Uri,
    gone: () => void,
  ) {
    const dist = Uri.joinPath(extension, 'dist');
    const words = matrixWords();
    this.panel = window.createWebviewPanel('adfsrule.mfaTable', words.title, ViewColumn.Active, {
      enableScripts: true,
      enableFindWidget: true,
      localResourceRoots: [dist],
    });
    const { webview } = this.panel;
    webview.html = matrixPage({
      script: webview.asWebviewUri(Uri.joinPath(dist, 'matrix.js')).toString(),
      nonce: randomText(),
      language: env.language,
      words,
    });
    this.subscriptions = [
      this.panel,
      webview.onDidReceiveMessage((message: FromView) => void this.receive(message)),
      this.panel.onDidDispose(() => {
        this.dispose();
        gone();
      }),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length === 0) return;
        if (this.subject) this.subject = subjectAfter(this.subject, document, contentChanges);
        if (document.languageId === languageId || isScenarios(document) || isHost(document)) this.later();
      }),
      server.onDidChangeStage(() => this.later()),
    ];
  }

  show(subject: MatrixSubject): void {
    this.subject = subject;
    this.panel.reveal(undefined);
    void this.update();
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.update(), pause);
  }

  private async update(): Promise<void> {
    const { subject } = this;
    if (!subject) return;
    const question = ++this.asked;
    const params = await paramsFor(subject);
    const matrix = params && (await this.server.request<MatrixView | null>(matrixRequest, params));
    if (question !== this.asked) return;
    this.matrix = matrix ?? undefined;
    if (matrix) this.send({ kind: 'table', files: filesOf(subject), matrix });
    else this.send({ kind: 'nothing', text: l10n.t('The table could not be worked out.') });
  }

  private send(message: ToView): void {
    if (message.kind !== 'done') this.shown = message;
    void this.panel.webview.postMessage(message);
  }

  private async receive(message: FromView): Promise<void> {
    if (message.kind === 'ready') {
      // The page is made anew whenever it comes back into view.
      if (this.shown) this.send(this.shown);
    } else if (message.kind === 'open') {
      const { start } = toRange(message.place.range);
      const selection = new Range(start, start);
      // Beside the table, where there is an editor already.
      const column = window.visibleTextEditors[0]?.viewColumn ?? ViewColumn.Beside;
      await window.showTextDocument(Uri.parse(message.place.uri), { selection, viewColumn: column });
    } else {
      await this.write(message.kind, message.rows);
    }
  }

  private async write(kind: 'copy' | 'export', rows: readonly number[]): Promise<void> {
    const { matrix } = this;
    const format = kind === 'copy' ? 'markdown' : 'csv';
    const params = matrix && ({ id: matrix.id, format, rows } satisfies MatrixTextParams);
    const text = params && (await this.server.request<string | null>(matrixTextRequest, params));
    if (typeof text !== 'string') {
      void this.update();
      this.send({ kind: 'done', text: l10n.t('The table has changed. Please try again.') });
    } else if (kind === 'copy') {
      await env.clipboard.writeText(text);
      this.send({ kind: 'done', text: l10n.t('Copied.') });
    } else {
      const folder = workspace.workspaceFolders?.[0]?.uri;
      const target = await window.showSaveDialog({
        ...(folder ? { defaultUri: Uri.joinPath(folder, 'mfa.csv') } : {}),
        filters: { CSV: ['csv'] },
      });
      if (!target) return;
      // With a byte order mark spreadsheets read it as UTF-8.
      await workspace.fs.writeFile(target, new TextEncoder().encode(`\uFEFF${text}`));
      this.send({ kind: 'done', text: l10n.t('Exported to {0}.', shownPath(target)) });
    }
  }
}

function filesOf(subject: MatrixSubject): string {
  return subject.kind === 'scenarios'
    ? shownPath(subject.uri)
    : subject.rules.map(({ label }) => label).join(', ');
}

function randomText(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
