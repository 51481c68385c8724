import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';

/**
 * Answers one request: cancelled, answered, or, when the code fails, logged and answered with `fallback`. A failure
 * stays the failure of this one request.
 */
export function runSafe<T>(
  name: string,
  token: CancellationToken,
  log: (message: string) => void,
  fallback: T,
  run: () => T,
): T | ResponseError<never> {
  if (token.isCancellationRequested) {
    return new ResponseError(LSPErrorCodes.RequestCancelled, 'Request cancelled');
  }
  try {
    return run();
  } catch (error) {
    log(`${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return fallback;
  }
}
