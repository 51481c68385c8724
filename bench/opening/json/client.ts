import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';

export async function activate(context: ExtensionContext): Promise<void> {
  const server = { module: context.asAbsolutePath('server.js'), transport: TransportKind.ipc };
  const client = new LanguageClient('json', 'JSON', server, { documentSelector: ['json-beside'] });
  context.subscriptions.push(client);
  await client.start();
}
