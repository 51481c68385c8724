/** What a stream of output can do. */

/** Whether text for this stream is coloured: on a terminal, unless NO_COLOR (https://no-color.org) is set. */
export function wantsColour(
  stream: { readonly isTTY?: boolean },
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  return stream.isTTY === true && !environment.NO_COLOR && environment.TERM !== 'dumb';
}

/** Puts text into a colour of the terminal, by the number of its ANSI sequence. */
export type Paint = (text: string, code: number) => string;

/** Colours text, or leaves it as it is. */
export function painter(colour: boolean): Paint {
  return (text, code) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
}

/** The numbers of the colours in use. */
export const colours = { bold: 1, red: 31, green: 32, yellow: 33, cyan: 36, grey: 90 } as const;
