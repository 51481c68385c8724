/** The bytes of an export as text, whichever way PowerShell wrote them. */

import { encodingOf } from '../syntax/encoding.ts';
import { type ExportProblem, problemAt } from './exportProblem.ts';

/**
 * `>` of Windows PowerShell writes UTF-16 with a byte order mark, `Set-Content -Encoding UTF8` UTF-8 with one, PowerShell 7
 * UTF-8 without. UTF-16 without a mark is seen by the zero beside the first character, which is `{`, `[` or `<`.
 */
export function decodeExport(bytes: Uint8Array): string | ExportProblem {
  const marked = encodingOf(bytes);
  const name = marked.byteOrderMark ? marked.name : withoutMark(bytes);
  const width = name === 'utf-8' ? 1 : 2;
  if (bytes.length % width !== 0) {
    return { problem: 'The export ends in the middle of a character: the file is cut off. Export again.' };
  }
  try {
    return new TextDecoder(name, { fatal: true }).decode(bytes);
  } catch {
    const good = bytes.subarray(0, firstBadByte(bytes, name));
    const text = new TextDecoder(name).decode(good, { stream: true });
    return problemAt(
      text,
      text.length,
      `This is no ${name.toUpperCase()} text. Export again, with -Encoding UTF8.`,
    );
  }
}

function withoutMark(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[1] === 0 && bytes[0] !== 0) return 'utf-16le';
  return bytes[0] === 0 && bytes[1] !== 0 ? 'utf-16be' : 'utf-8';
}

/** The length of the longest start that is text. Halving: each step decodes at most the whole. */
function firstBadByte(bytes: Uint8Array, name: string): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    // `stream`: a character that is only begun at the end is no fault yet.
    const decoder = new TextDecoder(name, { fatal: true });
    try {
      decoder.decode(bytes.subarray(0, middle), { stream: true });
      good = middle;
    } catch {
      bad = middle;
    }
  }
  return good;
}
