// The extension's entry in VS Code's Node extension host: desktop windows, and the remote side of SSH, WSL and containers.
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { startExtension } from './extension.ts';
import type { Server } from './server.ts';

/** For `--inspect` in the launch configuration "Extension and Server". */
const debugPort = 6019;

let server: Server | undefined;

/** Called by VS Code when the first claim rule document opens or one of the extension's commands is called. */
export async function activate(context: ExtensionContext): Promise<void> {
  server = await startExtension(context, (id, name, options) => {
    const run = { module: context.asAbsolutePath('dist/server.js'), transport: TransportKind.ipc };
    const debug = { ...run, options: { execArgv: ['--nolazy', `--inspect=${debugPort}`] } };
    return new LanguageClient(id, name, { run, debug }, options);
  });
}

/** Called by VS Code when the window closes or the extension is disabled. */
export async function deactivate(): Promise<void> {
  await server?.stop();
}
