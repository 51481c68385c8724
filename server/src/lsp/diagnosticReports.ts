/** How a client gets the diagnostics of a file: it asks, or they are sent. */
import {
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
} from 'vscode-languageserver';
import type { LanguageService, LintSetup } from '../languageService.ts';
import { diagnosticsOf } from './diagnostics.ts';
import type { RuleDocument, RuleSource } from './document.ts';

/** Answers a pull. `generation` counts what else the answer depends on, such as changed settings. */
export function diagnosticReport(
  service: LanguageService,
  source: RuleSource,
  setupOf: (document: RuleDocument) => LintSetup,
  generation: number,
  previousResultId: string | undefined,
): DocumentDiagnosticReport {
  const resultId = `${source.version}.${generation}`;
  if (previousResultId === resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
  return {
    kind: DocumentDiagnosticReportKind.Full,
    resultId,
    items: diagnosticsOf(service, source, setupOf),
  };
}

/**
 * Sends diagnostics to a client that does not ask for them. Changes that arrive in one go are answered once: the send
 * waits until the messages at hand are read, and for no clock.
 */
export class DiagnosticsPush {
  private readonly waiting = new Map<string, RuleSource>();
  private readonly connection: Connection;
  private readonly diagnostics: (document: RuleSource) => Promise<Diagnostic[]>;
  private readonly log: (message: string) => void;

  constructor(
    connection: Connection,
    diagnostics: (document: RuleSource) => Promise<Diagnostic[]>,
    log: (message: string) => void,
  ) {
    this.connection = connection;
    this.diagnostics = diagnostics;
    this.log = log;
  }

  changed(document: RuleSource): void {
    const first = this.waiting.size === 0;
    this.waiting.set(document.uri, document);
    if (first) setTimeout(() => void this.send());
  }

  closed(document: RuleSource): void {
    this.waiting.delete(document.uri);
    void this.connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
  }

  private async send(): Promise<void> {
    const documents = [...this.waiting.values()];
    this.waiting.clear();
    for (const document of documents) {
      try {
        const { version } = document;
        const diagnostics = await this.diagnostics(document);
        // A change that came meanwhile is waiting by now.
        if (version !== document.version) continue;
        void this.connection.sendDiagnostics({ uri: document.uri, version, diagnostics });
      } catch (error) {
        this.log(
          `Diagnostics failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
        );
      }
    }
  }
}
