// Starts web workers.

export interface StartedWorker {
  readonly worker: Worker;
  /** Settles with the error that ended the worker. One that fails would go on as if nothing had happened. */
  readonly failed: Promise<string>;
}

/** @param script its address */
export function startWorker(script: string): StartedWorker {
  const worker = new Worker(script);
  const failed = new Promise<string>((resolve) => {
    worker.addEventListener('error', (event) => {
      // Whoever started it hears of it; the extension host need not.
      event.preventDefault();
      worker.terminate();
      resolve(event.message);
    });
  });
  return { worker, failed };
}
