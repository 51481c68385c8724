import {
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
} from 'vscode-languageserver';
import type { LanguageService, LintSetup } from '../languageService.ts';
import { toDiagnostic, toHostDiagnostic } from './convert.ts';
import type { RuleDocument, RuleSource } from './document.ts';

/** An editor shows no more than this usefully, and every message about them costs time. */
const MOST = 1000;

/** The diagnostics of a file as it is now. */
export function diagnosticsOf(
  service: LanguageService,
  source: RuleSource,
  setupOf: (document: RuleDocument) => LintSetup,
): Diagnostic[] {
  const diagnostics = source.hostProblems.slice(0, MOST).map((problem) => toHostDiagnostic(source, problem));
  for (const document of source.ruleDocuments) {
    for (const found of service.problems(document.ruleSet, setupOf(document))) {
      for (const problem of found.problems) {
        if (diagnostics.length === MOST) return diagnostics;
        if (!service.isKnownProblem(document.region, found, problem)) continue;
        diagnostics.push(toDiagnostic(document, problem, found.start, service.pageOf(problem.code)));
      }
    }
  }
  return diagnostics;
}

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
