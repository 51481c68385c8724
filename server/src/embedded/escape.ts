/** How text is written into a string, whatever is in it. */

import { DOUBLE_QUOTES, SINGLE_QUOTES } from './characters.ts';
import type { Quoting } from './stringLiteral.ts';

const singleQuotes = new RegExp(`[${SINGLE_QUOTES}]`, 'g');
const doubleQuotes = new RegExp(`[${DOUBLE_QUOTES}]`, 'g');
const closingMark = new RegExp(`[${DOUBLE_QUOTES}](?=@)`, 'g');

/** How the string around is written, which what is put in follows. */
export interface EscapeStyle {
  /** The string is the template of a `-f`, so that braces are doubled. */
  readonly format?: boolean;
  /** Quotation marks are doubled instead of given a backtick. */
  readonly doubled?: boolean;
  /** Line breaks are written `` `n ``. */
  readonly lineBreaks?: boolean;
}

/** The text as it has to stand in a string of this kind. A here-string that it would end is the caller's to see. */
export function escapeFor(quoting: Quoting, text: string, style: EscapeStyle = {}): string {
  const braced = style.format ? text.replaceAll('{', '{{').replaceAll('}', '}}') : text;
  if (quoting === 'singleHere' || quoting === 'fence') return braced;
  if (quoting === 'single') return braced.replaceAll(singleQuotes, '$&$&');
  let escaped = braced.replaceAll('`', '``').replaceAll('$', '`$').replaceAll('\0', '`0');
  if (quoting === 'doubleHere') return escaped.replaceAll(closingMark, '`$&');
  escaped = escaped.replaceAll(doubleQuotes, style.doubled ? '$&$&' : '`$&');
  return style.lineBreaks ? escaped.replaceAll('\r', '`r').replaceAll('\n', '`n') : escaped;
}
