/** What a stream of output can do. */

/** Whether text for this stream is coloured: on a terminal, unless NO_COLOR (https://no-color.org) is set. */
export function wantsColour(
  stream: { readonly isTTY?: boolean },
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  return stream.isTTY === true && !environment.NO_COLOR && environment.TERM !== 'dumb';
}
