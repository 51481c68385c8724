import { RequestType } from 'vscode-languageserver';
import type { HandlerGroup } from '../context.ts';
import { type StageParams, type StageResult, stageChangedNotification, stageRequest } from '../protocol.ts';

/** Which rule set of the pipeline a document is, for the client's status bar. */
export const stage: HandlerGroup = {
  capabilities: () => ({}),

  register(context) {
    const { connection } = context;
    const type = new RequestType<StageParams, StageResult, never>(stageRequest);
    connection.onRequest(type, ({ textDocument, position }, token) =>
      context.onSource<StageResult>('Stage', textDocument.uri, token, null, (source) => {
        const document = source.ruleDocumentAt(position ?? { line: 0, character: 0 });
        return document ? context.stageOf(document) : null;
      }),
    );
    const tell = () => context.inBackground(connection.sendNotification(stageChangedNotification));
    context.onSettingsChanged(tell);
    context.onConfigurationChanged(tell);
  },
};
