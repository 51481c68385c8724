// The language server as a web worker. Knows nothing of the protocol, so that a worker can start before what does is
// loaded.
import { type StartedWorker, startWorker } from './startWorker.ts';

/** Starts workers with the server in them, the first one ahead of its use. */
export class ServerWorkers {
  private ahead: StartedWorker | undefined;
  private readonly script: string;

  constructor(script: string) {
    this.script = script;
  }

  /** Starts the worker that the next `take` gives. */
  startAhead(): void {
    this.ahead = startWorker(this.script);
  }

  /** A worker that nobody else uses. It has been told nothing yet. */
  take(): StartedWorker {
    const { ahead } = this;
    this.ahead = undefined;
    return ahead ?? startWorker(this.script);
  }
}
