/** How a rule file is written down. AD FS scripts leave UTF-8 and UTF-16 behind, with and without byte order mark. */
export interface Encoding {
  readonly name: 'utf-8' | 'utf-16le' | 'utf-16be';
  readonly byteOrderMark: boolean;
}

/** The encoding by the byte order mark; UTF-8 where there is none. */
export function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { name: 'utf-16le', byteOrderMark: true };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { name: 'utf-16be', byteOrderMark: true };
  const byteOrderMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return { name: 'utf-8', byteOrderMark };
}

/** The text without its byte order mark. Bytes that are no text become U+FFFD. */
export function decode(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes).name).decode(bytes);
}

/** Whether the bytes are text in this encoding to the last one, so that writing the text back loses nothing. */
export function isText(bytes: Uint8Array): boolean {
  try {
    new TextDecoder(encodingOf(bytes).name, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The way back from `decode`. */
export function encode(text: string, { name, byteOrderMark }: Encoding): Uint8Array {
  const marked = byteOrderMark ? `\ufeff${text}` : text;
  if (name === 'utf-8') return new TextEncoder().encode(marked);
  const bytes = new Uint8Array(marked.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < marked.length; i++) view.setUint16(2 * i, marked.charCodeAt(i), name === 'utf-16le');
  return bytes;
}
