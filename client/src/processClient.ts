// A language client whose server is a process.
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { LogOutputChannel } from 'vscode';
import {
  IPCMessageReader,
  IPCMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/node';
import type { ClientFactory } from './clientOptions.ts';
import type { ServerProcesses } from './serverProcesses.ts';

/** How long a server may take to end by itself once it has been told, in milliseconds. */
const patience = 2000;

/** A factory of clients, each with the next of these processes for its server. */
export function processClient(processes: ServerProcesses): ClientFactory {
  return (id, name, options) => {
    const log = options.outputChannel as LogOutputChannel;
    return new LanguageClient(id, name, async () => transports(processes.take(), log), options);
  };
}

/** The two ways to a server. What it writes beside the protocol goes to the log. */
function transports(server: ChildProcess, log: LogOutputChannel): MessageTransports {
  if (server.stdout) createInterface(server.stdout).on('line', (line) => log.info(line));
  if (server.stderr) createInterface(server.stderr).on('line', (line) => log.error(line));
  return { reader: new ProcessReader(server), writer: new IPCMessageWriter(server) };
}

/** The client lets go of the reader when it is done with the server. */
class ProcessReader extends IPCMessageReader {
  private readonly server: ChildProcess;

  constructor(server: ChildProcess) {
    super(server);
    this.server = server;
  }

  override dispose(): void {
    super.dispose();
    const { server } = this;
    const late = setTimeout(() => server.kill('SIGKILL'), patience);
    server.once('exit', () => clearTimeout(late));
    if (server.exitCode !== null || server.signalCode !== null) clearTimeout(late);
  }
}
