// The problems of what is open when the extension starts, before there is a language client: to read and to set up one
// takes as long as the server does, on a machine that is busy drawing the window. A server of its own, in the worker that
// the client gets afterwards, is asked what a client asks first. Runs before the rest of the extension is loaded.
import {
  Diagnostic,
  DiagnosticRelatedInformation,
  type Disposable,
  Location,
  languages,
  Range,
  type TextDocument,
  Uri,
  workspace,
} from 'vscode';
import type { Diagnostic as LspDiagnostic, Range as LspRange } from 'vscode-languageclient';
import { readFileRequest } from '../../server/src/lsp/protocol.ts';
import { AskedAhead } from './askedAhead.ts';
import { readFile } from './fileRequests.ts';
import { languageId } from './languageId.ts';
import { withLocalPages } from './rulePages.ts';
import { settingsToSend } from './settings.ts';

/** What the server says: an answer, a request or a notification of JSON-RPC. */
interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: never;
  readonly result?: { readonly items?: readonly LspDiagnostic[] };
}

/** The most that a client can do here. Registrations and news are left to the real one. */
const capabilities = { textDocument: { diagnostic: {} } };

export class FirstProblems implements Disposable {
  /** Settles when all documents have been answered. */
  readonly shown: Promise<void>;
  private settle: () => void = () => {};
  private readonly collection = languages.createDiagnosticCollection(`${languageId}.first`);
  private readonly askedAhead: AskedAhead;
  private readonly port: MessagePort;
  private readonly documents: readonly TextDocument[];
  private readonly unanswered: Set<TextDocument>;
  /** Those whose problems the client does not have yet. */
  private readonly kept: Set<TextDocument>;
  private readonly closing: Disposable;
  private isDisposed = false;

  /** @param worker has just been started */
  constructor(worker: Worker, documents: readonly TextDocument[]) {
    this.documents = documents;
    this.unanswered = new Set(documents);
    this.kept = new Set(documents);
    this.closing = workspace.onDidCloseTextDocument(({ uri }) => this.forget(uri));
    this.askedAhead = new AskedAhead(documents);
    this.shown = new Promise((resolve) => {
      this.settle = resolve;
    });
    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    port1.onmessage = ({ data }: MessageEvent<Message>) => void this.take(data);
    worker.postMessage({ firstProblems: port2 }, [port2]);
    this.ask();
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
    this.port.close();
    this.collection.dispose();
  }

  private send(message: object): void {
    this.port.postMessage({ jsonrpc: '2.0', ...message });
  }

  private ask(): void {
    this.send({
      id: -1,
      method: 'initialize',
      params: {
        processId: null,
        rootUri: null,
        capabilities,
        workspaceFolders:
          workspace.workspaceFolders?.map(({ uri, name }) => ({ uri: String(uri), name })) ?? null,
        initializationOptions: settingsToSend(),
      },
    });
    this.send({ method: 'initialized', params: {} });
    for (const [id, document] of this.documents.entries()) {
      const uri = String(document.uri);
      const { languageId: language, version } = document;
      const textDocument = { uri, languageId: language, version, text: document.getText() };
      this.send({ method: 'textDocument/didOpen', params: { textDocument } });
      this.send({ id, method: 'textDocument/diagnostic', params: { textDocument: { uri } } });
    }
  }

  private async take({ id, method, params, result }: Message): Promise<void> {
    if (method === undefined) {
      const document = id === undefined ? undefined : this.documents[id];
      if (document) this.show(document, result?.items ?? []);
    } else if (id !== undefined) {
      const isFile = method === readFileRequest && params !== undefined;
      const answer = isFile ? await readFile(params, this.askedAhead) : null;
      if (!this.isDisposed) this.send({ id, result: answer });
    }
  }

  private show(document: TextDocument, items: readonly LspDiagnostic[]): void {
    if (!this.unanswered.delete(document) || this.isDisposed) return;
    // The client may have come first, where this took too long.
    if (this.kept.has(document) && items.length > 0) {
      this.collection.set(document.uri, withLocalPages(items.map(toDiagnostic)));
    }
    if (this.unanswered.size === 0) this.settle();
  }
}

function toDiagnostic({ range, message, severity = 1, source, code, ...from }: LspDiagnostic): Diagnostic {
  const diagnostic = new Diagnostic(toRange(range), String(message), severity - 1);
  if (source !== undefined) diagnostic.source = source;
  const value = String(code);
  diagnostic.code = from.codeDescription ? { value, target: Uri.parse(from.codeDescription.href) } : value;
  if (from.tags) diagnostic.tags = [...from.tags];
  if (from.relatedInformation) {
    diagnostic.relatedInformation = from.relatedInformation.map((related) => {
      const { uri, range } = related.location;
      return new DiagnosticRelatedInformation(new Location(Uri.parse(uri), toRange(range)), related.message);
    });
  }
  return diagnostic;
}

function toRange({ start, end }: LspRange): Range {
  return new Range(start.line, start.character, end.line, end.character);
}
