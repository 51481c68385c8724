import type { Connection, InitializeParams, InitializeResult } from 'vscode-languageserver';
import { TextDocumentSyncKind } from 'vscode-languageserver';
import { type HandlerGroup, ServerContext } from './context.ts';
import { assistance } from './handlers/assistance.ts';
import { checkAll } from './handlers/checkAll.ts';
import { configuration } from './handlers/configuration.ts';
import { decoration } from './handlers/decoration.ts';
import { documentStructure } from './handlers/documentStructure.ts';
import { farm } from './handlers/farm.ts';
import { formatting } from './handlers/formatting.ts';
import { navigation } from './handlers/navigation.ts';
import { problems } from './handlers/problems.ts';
import { renaming } from './handlers/rename.ts';
import { ruleParts } from './handlers/ruleParts.ts';
import { scenarios } from './handlers/scenarios.ts';
import { stage } from './handlers/stage.ts';
import { workspace } from './handlers/workspace.ts';
import type { Runtime } from './runtime.ts';
import { warmUp } from './warmUp.ts';

const groups: readonly HandlerGroup[] = [
  configuration,
  workspace,
  problems,
  checkAll,
  assistance,
  documentStructure,
  formatting,
  navigation,
  renaming,
  decoration,
  stage,
  scenarios,
  ruleParts,
  farm,
];

/**
 * Serves one client over `connection`. `version` is shown to the client. Without a `runtime` the server knows open
 * documents only.
 */
export function startServer(connection: Connection, version: string, runtime?: Runtime): void {
  const context = new ServerContext(connection, runtime);
  connection.onInitialize((params: InitializeParams): InitializeResult => {
    context.initialize(params);
    // Behind the answer, which the client has something to do with.
    setTimeout(() => warmUp(context));
    return {
      serverInfo: { name: 'AD FS Claim Rules', version },
      capabilities: Object.assign(
        {
          positionEncoding: 'utf-16',
          textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        },
        ...groups.map((group) => group.capabilities(context.client)),
      ),
    };
  });
  connection.onInitialized(() => context.initialized());
  for (const group of groups) group.register(context);
  context.documents.listen(connection);
  connection.listen();
}
