import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';

/** What a request is answered with. */
export type Answer<T> = T | ResponseError<never>;

/**
 * Answers one request: cancelled, answered, or, when the code fails, logged and answered with `fallback`. A failure
 * stays the failure of this one request. A `ResponseError` that the code throws is the answer.
 */
export function runSafe<T>(
  name: string,
  token: CancellationToken,
  log: (message: string) => void,
  fallback: T,
  run: () => T,
): Answer<T>;
export function runSafe<T>(
  name: string,
  token: CancellationToken,
  log: (message: string) => void,
  fallback: T,
  run: () => T | Promise<T>,
): Answer<T> | Promise<Answer<T>>;
export function runSafe<T>(
  name: string,
  token: CancellationToken,
  log: (message: string) => void,
  fallback: T,
  run: () => T | Promise<T>,
): Answer<T> | Promise<Answer<T>> {
  if (token.isCancellationRequested) return cancelled();
  const failed = (error: unknown): Answer<T> => {
    if (error instanceof ResponseError) return error as ResponseError<never>;
    log(`${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return fallback;
  };
  try {
    const result = run();
    if (!(result instanceof Promise)) return result;
    return result.then((value) => (token.isCancellationRequested ? cancelled() : value), failed);
  } catch (error) {
    return failed(error);
  }
}

function cancelled(): ResponseError<never> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'Request cancelled');
}
