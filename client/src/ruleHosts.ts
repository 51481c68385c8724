// Scripts and pages with rules in them: which they are, and when they need the language server.
import { type Disposable, type TextDocument, workspace } from 'vscode';
import { CONFIGURATION_FILE } from '../../server/src/lsp/protocol.ts';
import { languageId } from './clientOptions.ts';
import type { Server } from './server.ts';

/** What a document of the language does not go without where it holds rules. Cheap, as every script is asked. */
const signs: ReadonlyMap<string, RegExp> = new Map([
  [
    'powershell',
    /=>\s*(?:issue|add)\s*\(|@Rule(?:Name|Template)\b|(?:Transform|Authorization|Authentication)Rules\b|Adfs\w*ClaimRule|ADClaimTransform/i,
  ],
  ['markdown', /^[\s>]*(?:`{3,}|~{3,})\s*\{?\s*\.?adfsrule\b/im],
]);

/** The languages that rules stand in. */
export const hostLanguages: readonly string[] = [...signs.keys()];

/** How long nobody has to type before a document is looked at again, in milliseconds. */
const pause = 500;

/** Whether a document is rules, or may hold some. */
export function mayHoldRules(document: TextDocument): boolean {
  const { languageId: language, uri } = document;
  if (language === languageId || uri.path.endsWith(`/${CONFIGURATION_FILE}`)) return true;
  return signs.get(language)?.test(document.getText()) === true;
}

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
      if (server.isWanted || !signs.has(document.languageId)) return;
      clearTimeout(timer);
      timer = setTimeout(() => void look(document), pause);
    }),
    { dispose: () => clearTimeout(timer) },
  );
  await Promise.all(workspace.textDocuments.map(look));
}
