// What the extension does in every extension host; the entries node.ts and, for the web, its sibling bring the client.
import { commands, type ExtensionContext } from 'vscode';
import { registerCheckAll } from './checkAll.ts';
import { registerRunningRules } from './evaluate/runningRules.ts';
import { registerFarm } from './farm/farm.ts';
import { registerFormatRules } from './formatRules.ts';
import { registerRuleFileLinks } from './ruleFileLinks.ts';
import { startForRules } from './ruleHosts.ts';
import { registerRulePages } from './rulePages.ts';
import type { Server } from './server.ts';
import { registerShowReferences } from './showReferences.ts';
import { showStage } from './stageItem.ts';
import { registerStagePicker } from './stagePicker.ts';
import { registerStarters } from './starters/index.ts';
import { showStatus } from './statusItem.ts';

/**
 * Registers commands and status items and starts the language server, as soon as there are rules. A server that does not
 * start is no reason to reject: the commands must work then more than ever.
 */
export async function startExtension(context: ExtensionContext, server: Server): Promise<void> {
  const { log } = server;
  context.subscriptions.push(
    log,
    server,
    ...showStatus(server),
    ...showStage(server, (script) => server.askedFirst.cursorWithin(script)),
    registerStagePicker(server),
    ...registerStarters(context, server),
    ...registerFarm(context, server),
    ...registerCheckAll(server),
    registerShowReferences(),
    registerFormatRules(server),
    ...registerRunningRules(context, server),
    registerRuleFileLinks(),
    registerRulePages(context.extensionUri),
    commands.registerCommand('adfsrule.restartServer', () => server.restart()),
    commands.registerCommand('adfsrule.showLog', () => log.show()),
  );
  await startForRules(server, context.subscriptions);
}
