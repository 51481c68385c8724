// Texts that are shown and belong to no file: the two sides of a comparison.
import { type Disposable, EventEmitter, type TextDocumentContentProvider, Uri, workspace } from 'vscode';

const scheme = 'adfsrule-export';

/** Texts by address, read-only. Kept as long as an editor shows them. */
export class ShownTexts implements TextDocumentContentProvider, Disposable {
  private readonly texts = new Map<string, string>();
  private readonly changed = new EventEmitter<Uri>();
  private readonly registrations: readonly Disposable[];
  readonly onDidChange = this.changed.event;

  constructor() {
    this.registrations = [
      workspace.registerTextDocumentContentProvider(scheme, this),
      workspace.onDidCloseTextDocument(({ uri }) => this.texts.delete(uri.toString())),
    ];
  }

  /** The address of a text. The name says what it is; a text shown again under a name takes the place of the old one. */
  show(side: string, name: string, text: string): Uri {
    const uri = Uri.from({ scheme, path: `/${side}/${name}.adfsrule` });
    this.texts.set(uri.toString(), text);
    this.changed.fire(uri);
    return uri;
  }

  provideTextDocumentContent(uri: Uri): string {
    return this.texts.get(uri.toString()) ?? '';
  }

  dispose(): void {
    this.changed.dispose();
    for (const registration of this.registrations) registration.dispose();
  }
}
