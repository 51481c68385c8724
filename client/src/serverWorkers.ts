// The language server as a web worker. Knows nothing of the protocol, so that a worker can start before what does is
// loaded.

export interface ServerWorker {
  readonly worker: Worker;
  /** Settles once the worker has failed. One that fails goes on as if nothing had happened, so its end is made here. */
  readonly failed: Promise<void>;
}

/** Starts workers with the server in them, the first one ahead of its use. */
export class ServerWorkers {
  private ahead: ServerWorker | undefined;
  private readonly script: string;

  constructor(script: string) {
    this.script = script;
  }

  /** Starts the worker that the next `take` gives. */
  startAhead(): ServerWorker {
    this.ahead = this.start();
    return this.ahead;
  }

  /** A worker that nobody else uses. It has been told nothing yet. */
  take(): ServerWorker {
    const { ahead } = this;
    this.ahead = undefined;
    return ahead ?? this.start();
  }

  private start(): ServerWorker {
    const worker = new Worker(this.script);
    const failed = new Promise<void>((resolve) => {
      worker.addEventListener('error', () => {
        worker.terminate();
        resolve();
      });
    });
    return { worker, failed };
  }
}
