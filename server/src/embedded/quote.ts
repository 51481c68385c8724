/** Rule text as a value in a script. */

import { DOUBLE_QUOTES, SINGLE_QUOTES } from './characters.ts';
import { escapeFor } from './escape.ts';

const typographicSingle = new RegExp(`[${SINGLE_QUOTES.slice(1)}]`);
const endsSingleHere = new RegExp(`(?:^|[\\r\\n])[${SINGLE_QUOTES}]@`);
/** Line ends that editors and version control would make alike, and the character that ends a text for many tools. */
const unsafe = /\r(?!\n)|\0/;

/**
 * The text as a PowerShell string that gives exactly this text, in the form that is easiest to read: a short
 * single-quoted string, a here-string where there are several lines, a double-quoted one where nothing else is safe.
 * The result goes wherever PowerShell takes a value; a here-string needs nothing before its closing line.
 */
export function quoteForPowerShell(ruleText: string): string {
  const lineBreaks = ruleText.match(/\r\n|\n/g) ?? [];
  const mixed = new Set(lineBreaks).size > 1;
  if (mixed || unsafe.test(ruleText)) return `"${escapeFor('double', ruleText, { lineBreaks: true })}"`;
  if (lineBreaks.length === 0 && !typographicSingle.test(ruleText))
    return `'${escapeFor('single', ruleText)}'`;
  const eol = lineBreaks[0] ?? '\n';
  if (!endsSingleHere.test(ruleText)) return `@'${eol}${ruleText}${eol}'@`;
  return `@"${eol}${escapeFor('doubleHere', ruleText)}${eol}"@`;
}

/** True when the text would end a here-string of this kind. */
export function endsHereString(quoting: 'singleHere' | 'doubleHere', text: string): boolean {
  return new RegExp(`[\\r\\n][${quoting === 'singleHere' ? SINGLE_QUOTES : DOUBLE_QUOTES}]@`).test(text);
}
