/**
 * Quotation marks of the rule that end the PowerShell string around it: `"c:[Type == "a"] …"`, or `'… State = 'x' …'`.
 * Where a string starts as a rule and stops in the middle of one, the end that was meant is looked for.
 */

import { isDoubleQuote, isLineBreak, isSingleQuote } from './characters.ts';
import { startsAsRule } from './shape.ts';

/** A rule set between plain quotation marks is short; beyond this nobody looks. */
const FARTHEST = 8000;

/** What stands before a quotation mark that opens a string of the rule language. */
const BEFORE_STRING = /(?:[=~(,+[]|![=~])[ \t]*$/;
/** What follows when the mark was no end: the text of a string, where PowerShell wants a blank or an operator. */
const GOES_ON = /[\p{L}\p{N}^\\({./%@*$[_;:#?]/uy;
const WORD_FOLLOWS = /[ \t]*[\p{L}\p{N}]/uy;
const DELIMITER = /(?:$|[\s),;|}\]])/y;

/**
 * Where a quoted string of PowerShell was meant to end, when it closes at `close` in the middle of a rule; `unknown` when
 * that cannot be told, `none` when all is well. Offsets; `from` is the first character of the string.
 */
export function intendedEnd(
  text: string,
  from: number,
  close: number,
  quoting: 'single' | 'double',
): number | 'unknown' | 'none' {
  if (!startsAsRule(text, from, close)) return 'none';
  if (quoting === 'double') {
    if (!BEFORE_STRING.test(text.slice(Math.max(from, close - 40), close))) return 'none';
    GOES_ON.lastIndex = close + 1;
    return GOES_ON.test(text) ? ruleEnd(text, close, false, isDoubleQuote) : 'none';
  }
  let inString = false;
  for (let at = from; at < close; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) inString = !inString;
    else if (isLineBreak(code)) inString = false;
  }
  WORD_FOLLOWS.lastIndex = close + 1;
  return inString && WORD_FOLLOWS.test(text) ? ruleEnd(text, close, true, isSingleQuote) : 'none';
}

/** The first mark from here on that stands behind a `;` outside of the rule's own strings. */
function ruleEnd(
  text: string,
  from: number,
  inside: boolean,
  isMark: (code: number) => boolean,
): number | 'unknown' {
  let inString = inside;
  let last = 0;
  const limit = Math.min(text.length, from + FARTHEST);
  for (let at = from; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (!inString && last === 0x3b && isMark(code)) {
      DELIMITER.lastIndex = at + 1;
      if (DELIMITER.test(text)) return at;
    }
    if (isDoubleQuote(code)) inString = !inString;
    else if (isLineBreak(code) && inString) return 'unknown';
    if (code > 0x20) last = code;
  }
  return 'unknown';
}
