import { DiagnosticSeverity, RequestType } from 'vscode-languageserver';
import type { HandlerGroup } from '../context.ts';
import { diagnosticsOf } from '../diagnostics.ts';
import { type CheckAllResult, checkAllRequest } from '../protocol.ts';
import { takeTurns } from '../scenarioTurns.ts';

type Found = CheckAllResult['found'][number];

/** What is wrong in the files of the workspace, open or not. Diagnostics by the protocol are about open files only. */
export const checkAll: HandlerGroup = {
  capabilities: () => ({}),

  register(context) {
    const { configurations, connection, documents, files, service } = context;
    const request = new RequestType<object, CheckAllResult, never>(checkAllRequest);
    connection.onRequest(request, (_, token) =>
      context.answer<CheckAllResult>('Check all', token, { files: 0, found: [] }, async () => {
        const sources = (await files.sources()).filter(({ ruleDocuments }) => ruleDocuments.length > 0);
        const found: Found[] = [];
        const turn = takeTurns();
        for (const source of sources) {
          if (turn.isOver()) await turn.pause();
          if (token.isCancellationRequested) break;
          const { uri } = source;
          await configurations.load(uri);
          // Hints are about the text on the screen, and in no list.
          const diagnostics = diagnosticsOf(service, source, (document) => context.setupOf(document)).filter(
            ({ severity }) => severity !== DiagnosticSeverity.Hint,
          );
          const isOpen = documents.get(uri) !== undefined;
          if (diagnostics.length > 0) found.push({ uri, isOpen, diagnostics });
        }
        return { files: sources.length, found };
      }),
    );
  },
};
