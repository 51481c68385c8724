// Where VS Code takes one answer, it asks the extension first that has registered last. That of PowerShell registers when
// its session has come up, long after us, and has an empty answer for everything it does not know.
import { Disposable, languages, type TextDocument, window } from 'vscode';
import {
  type BaseLanguageClient,
  DocumentHighlightRequest,
  RenameRequest,
  SignatureHelpRequest,
} from 'vscode-languageclient';

const scripts = { language: 'powershell' };

/** How long a registration counts as the last one, in milliseconds. A session of PowerShell can start at any time. */
const lasts = 5000;

/** Registers anew when the cursor gets into the rules of a script, and while it moves there. */
export class AskedFirst implements Disposable {
  private registered: Disposable | undefined;
  private script: TextDocument | undefined;
  private line: number | undefined;
  private time = 0;

  /** @param client the client that runs */
  constructor(private readonly client: () => BaseLanguageClient | undefined) {}

  /**
   * To be called when the cursor has moved, with the script in whose rules it is. Registering closes the signature that
   * is shown, so it is done where the cursor comes from elsewhere, or from another line.
   */
  cursorWithin(script: TextDocument | undefined): void {
    const line = window.activeTextEditor?.selection.active.line;
    const isOld = line !== this.line && Date.now() - this.time > lasts;
    if (script?.languageId === scripts.language && (script !== this.script || isOld)) this.register(script);
    this.script = script;
    this.line = line;
  }

  /** Takes back what was registered: the client stops. */
  forget(): void {
    this.registered?.dispose();
    this.registered = undefined;
    this.script = undefined;
  }

  dispose(): void {
    this.forget();
  }

  private register(script: TextDocument): void {
    const client = this.client();
    if (!client) return;
    const before = this.registered;
    this.registered = registerAnew(client, script);
    this.time = Date.now();
    before?.dispose();
  }
}

/**
 * Registers for scripts once more what VS Code takes one answer of. Outside of rules we have none, so that the next
 * one is asked. What was registered before stays.
 */
function registerAnew(client: BaseLanguageClient, script: TextDocument): Disposable {
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
