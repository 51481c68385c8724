// What the extension does in every extension host; the entries node.ts and, for the web, its sibling bring the client.
import { commands, type ExtensionContext, window } from 'vscode';
import type { ClientFactory } from './clientOptions.ts';
import { registerRuleFileLinks } from './ruleFileLinks.ts';
import { registerRulePages } from './rulePages.ts';
import { Server } from './server.ts';
import { registerShowReferences } from './showReferences.ts';
import { showStage } from './stageItem.ts';
import { registerStagePicker } from './stagePicker.ts';
import { showStatus } from './statusItem.ts';

/**
 * Registers commands and status items and starts the language server.
 * @returns the server, to be stopped on deactivation. A server that does not start is no reason to reject: the
 * commands must work then more than ever.
 */
export async function startExtension(
  context: ExtensionContext,
  createClient: ClientFactory,
): Promise<Server> {
  const log = window.createOutputChannel('AD FS Claim Rules', { log: true });
  const server = new Server(log, createClient);
  context.subscriptions.push(
    log,
    server,
    ...showStatus(server),
    ...showStage(server),
    registerStagePicker(server),
    registerShowReferences(),
    registerRuleFileLinks(),
    registerRulePages(context.extensionUri),
    commands.registerCommand('adfsrule.restartServer', () => server.restart()),
    commands.registerCommand('adfsrule.showLog', () => log.show()),
  );
  await server.start();
  return server;
}
