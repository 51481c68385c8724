// Starts web workers.

export interface StartedWorker {
  readonly worker: Worker;
  /** Settles once the worker has failed. One that fails goes on as if nothing had happened, so its end is made here. */
  readonly failed: Promise<void>;
}

/** @param script its address */
export function startWorker(script: string): StartedWorker {
  const worker = new Worker(script);
  const failed = new Promise<void>((resolve) => {
    worker.addEventListener('error', () => {
      worker.terminate();
      resolve();
    });
  });
  return { worker, failed };
}
