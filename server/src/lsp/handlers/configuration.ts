import { DidChangeConfigurationNotification } from 'vscode-languageserver';
import type { HandlerGroup, ServerContext } from '../context.ts';

/** The section of the settings that is ours. */
const SECTION = 'adfsrule';

/** The settings: asked for where the client answers, else taken from what it sends. */
export const configuration: HandlerGroup = {
  capabilities: () => ({}),

  register(context) {
    const { connection } = context;
    context.onInitialized(async () => {
      if (context.client.workspace?.didChangeConfiguration?.dynamicRegistration) {
        await connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION });
      }
      await load(context, undefined);
    });
    connection.onDidChangeConfiguration(({ settings }) => load(context, settings));
  },
};

async function load(context: ServerContext, given: unknown): Promise<void> {
  try {
    if (context.client.workspace?.configuration) {
      context.applySettings(await context.connection.workspace.getConfiguration(SECTION));
    } else if (typeof given === 'object' && given !== null && SECTION in given) {
      context.applySettings((given as Record<string, unknown>)[SECTION]);
    }
  } catch (error) {
    context.log(`Reading the settings failed: ${String(error)}`);
  }
}
