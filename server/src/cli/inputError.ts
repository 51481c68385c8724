/**
 * What was named on the command line cannot be used. The message is one line that says what is wrong and what to do;
 * the exit status is 2 and nothing is written.
 */
export class InputError extends Error {}

/** An `InputError` for a path that the system refuses to open. */
export function unreadable(name: string, error: unknown): InputError {
  const { code } = error as { code?: string };
  const why =
    code === 'ENOENT' || code === 'ENOTDIR'
      ? 'no such file or folder. Check the path.'
      : code === 'EACCES' || code === 'EPERM'
        ? 'no permission to read it.'
        : code === 'EISDIR'
          ? 'is a folder, not a file.'
          : `cannot be read (${code ?? String(error)}).`;
  return new InputError(`${name}: ${why}`);
}
