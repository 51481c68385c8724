// Where VS Code takes one answer, it asks the extension first that has registered last. That of PowerShell registers when
// its session has come up, long after us, and has an empty answer for everything it does not know.
import { Disposable, languages, type TextDocument } from 'vscode';
import {
  type BaseLanguageClient,
  DocumentHighlightRequest,
  RenameRequest,
  SignatureHelpRequest,
} from 'vscode-languageclient';

const scripts = { language: 'powershell' };

/**
 * Registers for scripts once more what VS Code takes one answer of. Outside of rules we have none, so that the next
 * one is asked. What was registered before stays.
 */
export function registerAnew(client: BaseLanguageClient, script: TextDocument): Disposable {
  const { signatureHelpProvider } = client.initializeResult?.capabilities ?? {};
  const signatures = client.getFeature(SignatureHelpRequest.method).getProvider(script);
  const marks = client.getFeature(DocumentHighlightRequest.method).getProvider(script);
  const names = client.getFeature(RenameRequest.method).getProvider(script);
  return Disposable.from(
    ...(signatures
      ? [
          languages.registerSignatureHelpProvider(
            scripts,
            signatures,
            ...(signatureHelpProvider?.triggerCharacters ?? []),
          ),
        ]
      : []),
    ...(marks ? [languages.registerDocumentHighlightProvider(scripts, marks)] : []),
    ...(names ? [languages.registerRenameProvider(scripts, names)] : []),
  );
}
