import { type ExtensionContext, Uri } from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';

export async function activate(context: ExtensionContext): Promise<void> {
  const worker = new Worker(Uri.joinPath(context.extensionUri, 'server.web.js').toString(true));
  const transports = { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  const client = new LanguageClient('json', 'JSON', async () => transports, {
    documentSelector: ['json-beside'],
  });
  context.subscriptions.push(client);
  await client.start();
}
