// Where the protocol's messages are written when `adfsrule.trace.server` asks for them.
import { EventEmitter, LogLevel, type LogOutputChannel, workspace } from 'vscode';

/**
 * The log, as the language client wants it for tracing: a channel that writes messages when its level is Trace.
 *
 * The client looks at the level alone to decide whether to trace, so the setting by itself would do nothing until
 * the user also found "Set Log Level". This channel claims level Trace while the setting asks for messages and
 * writes them as information, which the log shows at its default level.
 */
export function traceChannel(log: LogOutputChannel): LogOutputChannel {
  const level = () => (asked() ? LogLevel.Trace : log.logLevel);
  const changed = new EventEmitter<LogLevel>();
  // Both last as long as the log, which lasts as long as the extension.
  workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration('adfsrule.trace.server')) changed.fire(level());
  });
  log.onDidChangeLogLevel(() => changed.fire(level()));
  return Object.create(log, {
    logLevel: { get: level },
    onDidChangeLogLevel: { value: changed.event },
    trace: { value: (message: string) => (asked() ? log.info(message) : log.trace(message)) },
  });
}

function asked(): boolean {
  return workspace.getConfiguration('adfsrule').get('trace.server', 'off') !== 'off';
}
