import { RequestType } from 'vscode-languageserver';
import type { HandlerGroup } from '../context.ts';
import { type StageParams, type StageResult, stageChangedNotification, stageRequest } from '../protocol.ts';

/** Which rule set of the pipeline a document is, for the client's status bar. */
export const stage: HandlerGroup = {
  capabilities: () => ({}),

  register(context) {
    const { connection } = context;
    const type = new RequestType<StageParams, StageResult, never>(stageRequest);
    connection.onRequest(type, ({ textDocument }, token) =>
      context.onDocument<StageResult>('Stage', textDocument.uri, token, null, (document) =>
        context.stageOf(document),
      ),
    );
    const tell = () => context.inBackground(connection.sendNotification(stageChangedNotification));
    context.onSettingsChanged(tell);
    context.onConfigurationChanged(tell);
  },
};
