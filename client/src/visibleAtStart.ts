// A client asks for the problems of a document once it sees a tab with it. VS Code tells of the document that starts the
// extension at once, and of its tab when the window has drawn it: long after the server has come up.
import { type TextDocument, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/**
 * Makes the first client, which is about to start, take what is open by now for visible, until there is a tab with it.
 * Not for later ones: a document without a tab is then one that VS Code keeps for a while and nobody sees.
 */
export function visibleAtStart<C extends BaseLanguageClient>(client: C): C {
  const { visibleDocuments: seen } = client;
  const expected = new WeakSet<TextDocument>(workspace.textDocuments);
  // From here on they are visible as long as their tabs are.
  const forget = (shown: Iterable<Uri>) => {
    const uris = new Set([...shown].map(String));
    for (const document of workspace.textDocuments) {
      if (uris.has(String(document.uri))) expected.delete(document);
    }
  };
  forget(seen.getResources());
  seen.onOpen(forget);
  const visibleDocuments: typeof seen = {
    onOpen: seen.onOpen,
    onClose: seen.onClose,
    isActive: (document) => seen.isActive(document),
    getResources: () => seen.getResources(),
    isVisible: (document) =>
      seen.isVisible(document) || (!(document instanceof Uri) && expected.has(document)),
  };
  return Object.defineProperty(client, 'visibleDocuments', { value: visibleDocuments });
}
