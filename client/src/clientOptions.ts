// How the language client is set up, whichever way it reaches the server.
import { type LogOutputChannel, workspace } from 'vscode';
import {
  type BaseLanguageClient,
  CloseAction,
  type CloseHandlerResult,
  ErrorAction,
  type LanguageClientOptions,
  RevealOutputChannelOn,
} from 'vscode-languageclient';
import { traceChannel } from './traceChannel.ts';

/** The language's id, and the section of all the extension's settings and commands. */
export const languageId = 'adfsrule';

/** Makes a client that is not started yet. Node and web hosts reach the server in different ways. */
export type ClientFactory = (id: string, name: string, options: LanguageClientOptions) => BaseLanguageClient;

/** How many crashes within three minutes are answered by a restart. */
const maximumRestarts = 4;
const restartWindowMilliseconds = 3 * 60_000;

/**
 * Options for documents of the language whatever scheme they have: on disk, untitled, in a virtual workspace.
 * @param gaveUp called when the server crashes too often to be started again
 */
export function clientOptions(log: LogOutputChannel, gaveUp: () => void): LanguageClientOptions {
  const restarts: number[] = [];
  return {
    documentSelector: [{ language: languageId }],
    outputChannel: log,
    traceOutputChannel: traceChannel(log),
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions: () => ({
      dialect: workspace.getConfiguration(languageId).get<string>('dialect', 'adfs'),
    }),
    synchronize: { configurationSection: languageId },
    errorHandler: {
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      closed(): CloseHandlerResult {
        const now = Date.now();
        restarts.push(now);
        const recent = restarts.filter((time) => now - time < restartWindowMilliseconds);
        if (recent.length <= maximumRestarts) return { action: CloseAction.Restart, handled: true };
        gaveUp();
        return { action: CloseAction.DoNotRestart, handled: true };
      },
    },
  };
}
