/** Tab stops of a snippet, set aside while its text is escaped for the string that it goes into. */

/** Characters for private use: no rule holds them, and no string has to escape them. */
const FIRST = 0xe000;
const LAST = 0xf8ff;

const STOP = /\\[\\$}]|\$\d+|\$\{\d+(?::|\|[^|]*\|\})|\}/g;

/** The text that a snippet stands for, with one character for each of its signs. */
export function hiddenStops(snippet: string): { readonly text: string; readonly stops: readonly string[] } {
  const stops: string[] = [];
  let open = 0;
  const text = snippet.replace(STOP, (sign) => {
    if (sign.startsWith('\\')) return sign.charAt(1);
    if (sign === '}' && open === 0) return sign;
    if (sign === '}') open--;
    else if (sign.endsWith(':')) open++;
    stops.push(sign);
    return String.fromCharCode(FIRST + stops.length - 1);
  });
  return { text, stops };
}

/** The snippet again. */
export function shownStops(text: string, stops: readonly string[]): string {
  return text.replace(/[\\$}\ue000-\uf8ff]/g, (character) => {
    const code = character.charCodeAt(0);
    return code >= FIRST && code <= LAST ? (stops[code - FIRST] ?? character) : `\\${character}`;
  });
}
