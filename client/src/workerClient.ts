// A language client whose server is a web worker.
import type { LogOutputChannel } from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import type { ClientFactory } from './clientOptions.ts';
import type { ServerWorkers } from './serverWorkers.ts';
import type { StartedWorker } from './startWorker.ts';

/** A factory of clients, each with the next of these workers for its server. */
export function workerClient(workers: ServerWorkers): ClientFactory {
  return (id, name, options) => {
    const log = options.outputChannel as LogOutputChannel;
    return new LanguageClient(id, name, async () => transports(workers.take(), log), options);
  };
}

function transports({ worker, failed }: StartedWorker, log: LogOutputChannel): MessageTransports {
  const reader = new WorkerReader(worker);
  void failed.then((error) => {
    log.error(error);
    reader.close();
  });
  return { reader, writer: new BrowserMessageWriter(worker) };
}

/** A worker tells nobody that it has ended; whoever ends it says so here. */
class WorkerReader extends BrowserMessageReader {
  close(): void {
    this.fireClose();
  }
}
