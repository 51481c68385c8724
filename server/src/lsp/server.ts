import {
  type CancellationToken,
  type ClientCapabilities,
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeParams,
  type InitializeResult,
  type ResponseError,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { createLanguageService } from '../languageService.ts';
import { toCodeAction, toFoldingRange, toSymbol } from './convert.ts';
import { DiagnosticsPush, diagnosticReport } from './diagnostics.ts';
import { RuleDocument } from './document.ts';
import { runSafe } from './runSafe.ts';
import { defaultSettings, readSettings, type Settings } from './settings.ts';

/** The section of the settings that is ours. */
const SECTION = 'adfsrule';

/** Serves one client over `connection`. `version` is shown to the client. */
export function startServer(connection: Connection, version: string): void {
  const service = createLanguageService();
  let capabilities: ClientCapabilities = {};
  let settings: Settings = defaultSettings;
  let generation = 0;
  const log = (message: string) => connection.console.error(message);
  const push = new DiagnosticsPush(connection, service, log);
  const documents = new TextDocuments<RuleDocument>({
    create: (uri, languageId, number, content) =>
      new RuleDocument(uri, languageId, number, content, settings.dialect),
    update: (document, changes, number) => {
      document.update(changes, number);
      return document;
    },
  });

  const pulls = () => capabilities.textDocument?.diagnostic !== undefined;

  /** Runs a request on an open document; a closed one is answered with `fallback`. */
  const onDocument = <T>(
    name: string,
    uri: string,
    token: CancellationToken,
    fallback: T,
    run: (document: RuleDocument) => T,
  ): T | ResponseError<never> =>
    runSafe(name, token, log, fallback, () => {
      const document = documents.get(uri);
      return document ? run(document) : fallback;
    });

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    capabilities = params.capabilities ?? {};
    applySettings(params.initializationOptions);
    return {
      serverInfo: { name: 'AD FS Claim Rules', version },
      capabilities: {
        positionEncoding: 'utf-16',
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
        documentSymbolProvider: { label: 'AD FS claim rules' },
        foldingRangeProvider: true,
        ...(pulls()
          ? { diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false } }
          : {}),
      },
    };
  });

  connection.onInitialized(async () => {
    if (capabilities.workspace?.didChangeConfiguration?.dynamicRegistration) {
      await connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION });
    }
    await loadSettings(undefined);
  });

  connection.onDidChangeConfiguration(({ settings: given }) => loadSettings(given));

  /** Asks the client for the settings, or takes those that it sent along. */
  async function loadSettings(given: unknown): Promise<void> {
    try {
      if (capabilities.workspace?.configuration) {
        applySettings(await connection.workspace.getConfiguration(SECTION));
      } else if (typeof given === 'object' && given !== null && SECTION in given) {
        applySettings((given as Record<string, unknown>)[SECTION]);
      }
    } catch (error) {
      log(`Reading the settings failed: ${String(error)}`);
    }
  }

  function applySettings(value: unknown): void {
    const { settings: next, complaints } = readSettings(value);
    for (const complaint of complaints) connection.window.showWarningMessage(complaint);
    if (next.dialect === settings.dialect) return;
    settings = next;
    generation++;
    for (const document of documents.all()) {
      document.useDialect(settings.dialect);
      if (!pulls()) push.changed(document);
    }
    if (capabilities.workspace?.diagnostics?.refreshSupport) connection.languages.diagnostics.refresh();
  }

  documents.onDidChangeContent(({ document }) => {
    if (!pulls()) push.changed(document);
  });
  documents.onDidClose(({ document }) => {
    if (!pulls()) push.closed(document);
  });

  connection.languages.diagnostics.on(({ textDocument, previousResultId }, token) =>
    onDocument('Diagnostics', textDocument.uri, token, { kind: 'full', items: [] }, (document) =>
      diagnosticReport(service, document, generation, previousResultId),
    ),
  );

  connection.onCodeAction(({ textDocument, range, context }, token) =>
    onDocument('Quick fixes', textDocument.uri, token, [], (document) => {
      const wanted = context.only;
      if (wanted && !wanted.some((kind) => isWithin(CodeActionKind.QuickFix, kind))) return [];
      const start = document.positions.offsetAt(range.start);
      const end = document.positions.offsetAt(range.end);
      const versioned = capabilities.workspace?.workspaceEdit?.documentChanges === true;
      return service
        .quickFixes(document.ruleSet, Math.min(start, end), Math.max(start, end))
        .map((fix) => toCodeAction(document, fix, versioned));
    }),
  );

  connection.onDocumentSymbol(({ textDocument }, token) =>
    onDocument('Outline', textDocument.uri, token, [], (document) =>
      service.outline(document.ruleSet).map((entry) => toSymbol(document, entry)),
    ),
  );

  connection.onFoldingRanges(({ textDocument }, token) =>
    onDocument('Folding', textDocument.uri, token, [], (document) =>
      service.foldingRanges(document.ruleSet).map((range) => toFoldingRange(document, range)),
    ),
  );

  documents.listen(connection);
  connection.listen();
}

/** Whether a kind of code action is the other or below it: `quickfix.x` is within `quickfix`. */
function isWithin(kind: string, other: string): boolean {
  return other === '' || kind === other || kind.startsWith(`${other}.`);
}
