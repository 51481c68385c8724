import {
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  type Position,
  type Range,
  type TextDocumentIdentifier,
  type TextEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TestClient } from './client.ts';
import { applyEdits, type MarkedText, marked, withRanges } from './marked.ts';

/** A document that the client has open. Edits reach the server as increments, in the order of the calls. */
export class OpenDocument {
  readonly uri: string;
  private readonly client: TestClient;
  private readonly marks: MarkedText;
  private current: TextDocument;

  constructor(client: TestClient, uri: string, source: string, languageId: string) {
    this.client = client;
    this.uri = uri;
    this.marks = marked(source);
    this.current = TextDocument.create(uri, languageId, 1, this.marks.text);
    void client.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId, version: 1, text: this.marks.text },
    });
  }

  get text(): string {
    return this.current.getText();
  }

  get version(): number {
    return this.current.version;
  }

  /** For the parameters of requests. */
  get textDocument(): TextDocumentIdentifier {
    return { uri: this.uri };
  }

  /** The position of the mark `‸`. */
  get cursor(): Position {
    if (this.marks.cursor < 0) throw new Error('The text has no cursor.');
    return this.current.positionAt(this.marks.cursor);
  }

  /** The ranges marked by `⟦…⟧`. */
  get ranges(): readonly Range[] {
    return this.marks.ranges.map(({ start, end }) => this.range(start, end));
  }

  /** The parameters of a request about the cursor. */
  atCursor(): { textDocument: TextDocumentIdentifier; position: Position } {
    return { textDocument: this.textDocument, position: this.cursor };
  }

  /** From the first to the last character. */
  get whole(): Range {
    return this.range(0, this.text.length);
  }

  range(start: number, end: number): Range {
    return { start: this.current.positionAt(start), end: this.current.positionAt(end) };
  }

  /** The text in a range. */
  at(range: Range): string {
    return this.current.getText(range);
  }

  /** The text with `⟦…⟧` around ranges. */
  with(ranges: readonly Range[]): string {
    return withRanges(
      this.text,
      ranges.map(({ start, end }) => ({
        start: this.current.offsetAt(start),
        end: this.current.offsetAt(end),
      })),
    );
  }

  /** The text after edits, without making them. */
  after(edits: readonly TextEdit[]): string {
    return applyEdits(
      this.text,
      edits.map(({ range, newText }) => ({
        start: this.current.offsetAt(range.start),
        end: this.current.offsetAt(range.end),
        newText,
      })),
    );
  }

  /** Replaces the first occurrence of a text, or with `''` as the old text inserts at the start. */
  replace(old: string, newText: string): void {
    const start = this.text.indexOf(old);
    if (start < 0) throw new Error(`The text does not hold ${JSON.stringify(old)}.`);
    this.edit({ range: this.range(start, start + old.length), newText });
  }

  /** Makes an edit. */
  edit({ range, newText }: TextEdit): void {
    const change = { range, text: newText };
    this.current = TextDocument.update(this.current, [change], this.version + 1);
    void this.client.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: this.uri, version: this.version },
      contentChanges: [change],
    });
  }

  /** The diagnostics of the text as it is now, asked for or waited for, whichever the client can do. */
  async diagnostics(): Promise<readonly Diagnostic[]> {
    if (this.client.capabilities.textDocument?.diagnostic) {
      const report = await this.client.request(DocumentDiagnosticRequest.type, {
        textDocument: this.textDocument,
      });
      return report.kind === 'full' ? report.items : [];
    }
    return this.client.until(`diagnostics of version ${this.version} of ${this.uri}`, () => {
      const pushed = this.client.pushed.get(this.uri);
      return pushed?.version === this.version && pushed.diagnostics;
    });
  }

  /** Closes the document. */
  close(): void {
    void this.client.connection.sendNotification(DidCloseTextDocumentNotification.type, {
      textDocument: this.textDocument,
    });
  }
}
