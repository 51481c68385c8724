// A client asks for the problems of a document once it sees a tab with it. VS Code tells of the document that starts the
// server at once, and of its tab when the window has drawn it: long after the server has come up.
import { type TextDocument, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** Makes a client that is about to start take what is open by now for visible, until there is a tab with it. */
export function visibleAtStart<C extends BaseLanguageClient>(client: C): C {
  const { visibleDocuments: seen } = client;
  const expected = new WeakSet<TextDocument>(workspace.textDocuments);
  const visibleDocuments: typeof seen = {
    onOpen: seen.onOpen,
    onClose: seen.onClose,
    isActive: (document) => seen.isActive(document),
    getResources: () => seen.getResources(),
    isVisible(document) {
      if (document instanceof Uri) return seen.isVisible(document);
      if (!seen.isVisible(document)) return expected.has(document);
      // From here on it is visible as long as its tab is.
      expected.delete(document);
      return true;
    },
  };
  return Object.defineProperty(client, 'visibleDocuments', { value: visibleDocuments });
}
