import { CodeActionKind } from 'vscode-languageserver';
import type { HandlerGroup, ServerContext } from '../context.ts';
import { toCodeAction } from '../convert.ts';
import { DiagnosticsPush, diagnosticReport } from '../diagnostics.ts';

/** Diagnostics, pushed or answered, and the repairs for them. */
export const problems: HandlerGroup = {
  capabilities: (client) => ({
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
    ...(client.textDocument?.diagnostic
      ? { diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false } }
      : {}),
  }),

  register(context) {
    const { connection, documents, service } = context;
    /** Grows whenever something changes, other than its text, that the diagnostics of a document depend on. */
    let generation = 0;
    const push = new DiagnosticsPush(connection, service, context.log);

    context.onSettingsChanged((before) => {
      if (before.dialect === context.settings.dialect) return;
      generation++;
      if (!pulls(context)) for (const document of documents.all()) push.changed(document);
      if (context.client.workspace?.diagnostics?.refreshSupport) {
        context.inBackground(connection.languages.diagnostics.refresh());
      }
    });
    documents.onDidChangeContent(({ document }) => {
      if (!pulls(context)) push.changed(document);
    });
    documents.onDidClose(({ document }) => {
      if (!pulls(context)) push.closed(document);
    });

    connection.languages.diagnostics.on(({ textDocument, previousResultId }, token) =>
      context.onDocument('Diagnostics', textDocument.uri, token, { kind: 'full', items: [] }, (document) =>
        diagnosticReport(service, document, generation, previousResultId),
      ),
    );

    connection.onCodeAction(({ textDocument, range, context: { only } }, token) =>
      context.onDocument('Quick fixes', textDocument.uri, token, [], (document) => {
        if (only && !only.some((kind) => isWithin(CodeActionKind.QuickFix, kind))) return [];
        const { start, end } = document.offsetsOf(range);
        const versioned = context.client.workspace?.workspaceEdit?.documentChanges === true;
        return service
          .quickFixes(document.ruleSet, start, end)
          .map((fix) => toCodeAction(document, fix, versioned));
      }),
    );
  },
};

/** Whether the client asks for diagnostics by itself. */
function pulls({ client }: ServerContext): boolean {
  return client.textDocument?.diagnostic !== undefined;
}

/** Whether a kind of code action is the other or below it: `quickfix.x` is within `quickfix`. */
function isWithin(kind: string, other: string): boolean {
  return other === '' || kind === other || kind.startsWith(`${other}.`);
}
