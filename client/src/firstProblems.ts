// The problems of the rule files that are open when the extension starts, before there is a server: to read one and a language client
// takes several times as long as to find them, on a machine that is busy drawing the window. A worker that does nothing
// else finds them, and ends. Runs before the rest of the extension is loaded.
import {
  Diagnostic,
  DiagnosticRelatedInformation,
  type Disposable,
  languages,
  type TextDocument,
  Uri,
  workspace,
} from 'vscode';
import type { Diagnostic as LspDiagnostic } from 'vscode-languageclient';
import type { FileAnswer, FileQuestion, FirstAnswer, FirstQuestion } from '../../server/src/lsp/protocol.ts';
import { AskedAhead } from './askedAhead.ts';
import { readFile } from './fileRequests.ts';
import { languageId } from './languageId.ts';
import { hostLanguages } from './mayHoldRules.ts';
import { withLocalPages } from './rulePages.ts';
import { settingsToSend } from './settings.ts';
import { startWorker } from './startWorker.ts';
import { toLocation, toRange } from './testing/positions.ts';

export class FirstProblems implements Disposable {
  /** Settles when the window has the problems of all documents, or never will. */
  readonly shown: Promise<void>;
  private settle: () => void = () => {};
  private readonly collection = languages.createDiagnosticCollection(`${languageId}.first`);
  private readonly askedAhead: AskedAhead;
  private readonly worker: Worker;
  private readonly documents: readonly TextDocument[];
  /** Of the documents as the worker has them. */
  private readonly versions: readonly number[];
  private readonly unanswered: Set<TextDocument>;
  /** Those whose problems the client does not have yet. */
  private readonly kept: Set<TextDocument>;
  private readonly closing: Disposable;
  private isDisposed = false;

  /**
   * @param script the address of the worker's
   * @param open rule files, and what else is for the server
   */
  constructor(script: string, open: readonly TextDocument[]) {
    const documents = open.filter((document) => !hostLanguages.includes(document.languageId));
    this.documents = documents;
    this.versions = documents.map(({ version }) => version);
    this.unanswered = new Set(documents);
    this.kept = new Set(documents);
    this.closing = workspace.onDidCloseTextDocument(({ uri }) => this.forget(uri));
    this.askedAhead = new AskedAhead(documents);
    this.shown = new Promise((resolve) => {
      this.settle = resolve;
    });
    const { worker, failed } = startWorker(script);
    this.worker = worker;
    worker.onmessage = ({ data }: MessageEvent<FirstAnswer | FileQuestion>) => {
      if ('file' in data) void this.readFile(data);
      else this.show(data);
    };
    // The server will say what is wrong, or fail with a message.
    void failed.then(() => this.settle());
    worker.postMessage(this.question());
  }

  /** To be called when the client has the problems of a document. */
  forget(uri: Uri): void {
    if (this.isDisposed) return;
    this.collection.delete(uri);
    for (const document of this.kept) if (String(document.uri) === String(uri)) this.kept.delete(document);
    if (this.kept.size === 0) this.dispose();
  }

  dispose(): void {
    if (this.isDisposed) return;
    this.isDisposed = true;
    this.settle();
    this.closing.dispose();
    this.worker.terminate();
    this.collection.dispose();
  }

  private question(): FirstQuestion {
    return {
      folders: workspace.workspaceFolders?.map(({ uri }) => String(uri)) ?? [],
      settings: settingsToSend(),
      documents: this.documents.map((document) => ({
        uri: String(document.uri),
        version: document.version,
        text: document.getText(),
      })),
    };
  }

  private async readFile({ file, params }: FileQuestion): Promise<void> {
    const answer: FileAnswer = { file, result: await readFile(params, this.askedAhead) };
    this.worker.postMessage(answer);
  }

  private show({ document: index, diagnostics }: FirstAnswer): void {
    const document = this.documents[index];
    if (!document || !this.unanswered.delete(document) || this.isDisposed) return;
    // The client may have come first, where this took too long; what was typed meanwhile is for the client.
    const isCurrent = this.kept.has(document) && document.version === this.versions[index];
    if (isCurrent && diagnostics.length > 0) {
      this.collection.set(document.uri, withLocalPages(diagnostics.map(toDiagnostic)));
    }
    if (this.unanswered.size > 0) return;
    this.worker.terminate();
    // Any question to the window will do: it answers when it has got to the problems, sent before.
    void languages.getLanguages().then(this.settle);
  }
}

function toDiagnostic({ range, message, severity = 1, source, code, ...from }: LspDiagnostic): Diagnostic {
  const diagnostic = new Diagnostic(toRange(range), String(message), severity - 1);
  if (source !== undefined) diagnostic.source = source;
  const value = String(code);
  diagnostic.code = from.codeDescription ? { value, target: Uri.parse(from.codeDescription.href) } : value;
  if (from.tags) diagnostic.tags = [...from.tags];
  if (from.relatedInformation) {
    diagnostic.relatedInformation = from.relatedInformation.map(
      ({ location, message }) => new DiagnosticRelatedInformation(toLocation(location), message),
    );
  }
  return diagnostic;
}
