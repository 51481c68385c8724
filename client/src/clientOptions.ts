// How the language client is set up, whichever way it reaches the server.
import { extensions, type LogOutputChannel, type TextDocument, type Uri } from 'vscode';
import {
  type BaseLanguageClient,
  CloseAction,
  type CloseHandlerResult,
  ErrorAction,
  type LanguageClientOptions,
  RevealOutputChannelOn,
} from 'vscode-languageclient';
import { CONFIGURATION_FILE, showReferencesCommand, suggestCommand } from '../../server/src/lsp/protocol.ts';
import { languageId } from './languageId.ts';
import { withLocalPages } from './rulePages.ts';
import { settingsToSend } from './settings.ts';

export { languageId };

/** Makes a client that is not started yet. Node and web hosts reach the server in different ways. */
export type ClientFactory = (id: string, name: string, options: LanguageClientOptions) => BaseLanguageClient;

/** How many crashes within three minutes are answered by a restart. */
const maximumRestarts = 4;
const restartWindowMilliseconds = 3 * 60_000;

/** How many messages in a row may fail to come through. */
const maximumErrors = 3;

/** What a client needs to know of the extension around it. */
export interface ClientSurroundings {
  readonly log: LogOutputChannel;
  /** Where the protocol's messages go. */
  readonly trace: LogOutputChannel;
  /** Whether the server has come up since it was started: one that has not will not the next time either. */
  readonly hasRun: () => boolean;
  /** Called when the client has the problems of a document, before it shows them. */
  readonly gotProblems: (uri: Uri) => void;
  /** Called when the server is down for good: it crashes too often, or the line to it is broken. */
  readonly gaveUp: () => void;
}

/** An editor asks one extension for the colours of a script by its meaning; where PowerShell's own is there, that. */
function hasColours({ languageId: language }: TextDocument): boolean {
  return (
    language === 'powershell' &&
    ['ms-vscode.powershell', 'ms-vscode.powershell-preview'].some((id) => extensions.getExtension(id))
  );
}

/**
 * Options for documents of the language whatever scheme they have: on disk, untitled, in a virtual workspace.
 *
 * The server asks for its settings and for news of them by itself; `initializationOptions` saves the first question.
 */
export function clientOptions({
  log,
  trace,
  hasRun,
  gaveUp,
  gotProblems,
}: ClientSurroundings): LanguageClientOptions {
  const restarts: number[] = [];
  return {
    // Rule files, and files with rules in them.
    // The configuration file as it stands in the editor, so that a suppression counts before it is saved.
    documentSelector: [
      { language: languageId },
      { language: 'powershell' },
      { language: 'markdown' },
      { pattern: `**/${CONFIGURATION_FILE}` },
    ],
    outputChannel: log,
    traceOutputChannel: trace,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions: () => ({
      ...settingsToSend(),
      commands: [showReferencesCommand, suggestCommand],
    }),
    middleware: {
      handleDiagnostics: (uri, diagnostics, next) => next(uri, withLocalPages(diagnostics)),
      provideDocumentSemanticTokens: (document, token, next) =>
        hasColours(document) ? undefined : next(document, token),
      provideDocumentRangeSemanticTokens: (document, range, token, next) =>
        hasColours(document) ? undefined : next(document, range, token),
      async provideDiagnostics(document, previousResultId, token, next) {
        const report = await next(document, previousResultId, token);
        gotProblems('uri' in document ? document.uri : document);
        return report?.kind === 'full' ? { ...report, items: withLocalPages(report.items) } : report;
      },
    },
    // Whoever started the client hears of it and tells the user.
    initializationFailedHandler: () => false,
    errorHandler: {
      error(_error, _message, count) {
        if (count !== undefined && count <= maximumErrors)
          return { action: ErrorAction.Continue, handled: true };
        gaveUp();
        return { action: ErrorAction.Shutdown, handled: true };
      },
      closed(): CloseHandlerResult {
        if (!hasRun()) return { action: CloseAction.DoNotRestart, handled: true };
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
