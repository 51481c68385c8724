// When scripts and pages with rules in them need the language server.
import { type Disposable, type TextDocument, workspace } from 'vscode';
import { hostLanguages, mayHoldRules } from './mayHoldRules.ts';
import type { Server } from './server.ts';

/** How long nobody has to type before a document is looked at again, in milliseconds. */
const pause = 500;

/**
 * Starts the server with the first document that needs it: most scripts and pages have nothing to do with AD FS, and
 * their users should not pay for it. Settles when what is open by now has its server.
 */
export async function startForRules(server: Server, subscriptions: Disposable[]): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (document: TextDocument): Promise<void> | undefined =>
    !server.isWanted && mayHoldRules(document) ? server.want() : undefined;
  subscriptions.push(
    workspace.onDidOpenTextDocument((document) => void look(document)),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (server.isWanted || !hostLanguages.includes(document.languageId)) return;
      clearTimeout(timer);
      timer = setTimeout(() => void look(document), pause);
    }),
    { dispose: () => clearTimeout(timer) },
  );
  for (const document of workspace.textDocuments) void look(document);
  if (server.isWanted) await server.want();
}
